/**
 * Processor time of a browser's parts: on a busy machine the clock on the wall measures
 * the machine. Linux only; elsewhere nobody is asked.
 */

import { readFileSync, readdirSync } from "node:fs";

/** How the browsers call the processes that run pages. */
const RUNS_PAGES = /--type=renderer|-contentproc/u;

const read = (path) => {
  try {
    return readFileSync(path, "latin1");
  } catch {
    // Processes and threads come and go.
    return "";
  }
};

/** A process and all that it has started. */
const family = (pid) => {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean),
  );
  return [pid, ...children.flatMap((child) => (read(`/proc/${child}/stat`) ? family(child) : []))];
};

/** @param {string} thread its folder */
const used = (thread) => Number(read(`${thread}/schedstat`).split(" ")[0]) / 1e6;

/**
 * The processor time that threads of a process and of those it has started have used so
 * far, in ms; `NaN` where the system does not tell.
 *
 * @param {number} pid
 * @param {string} name of the threads, as far as the system keeps it
 */
export const threadsTime = (pid, name) => {
  if (process.platform !== "linux") return NaN;
  const threads = family(pid).flatMap((one) => readdirSync(`/proc/${one}/task`).map((thread) => `/proc/${one}/task/${thread}`));
  return threads.filter((thread) => read(`${thread}/comm`).startsWith(name)).reduce((sum, thread) => sum + used(thread), 0);
};

/**
 * The processor time that the main threads of a browser's pages have used so far, in
 * ms; `NaN` where the system does not tell.
 *
 * @param {number} pid of the browser
 */
export const pagesTime = (pid) => {
  if (process.platform !== "linux") return NaN;
  const pages = family(pid).filter((one) => RUNS_PAGES.test(read(`/proc/${one}/cmdline`)));
  return pages.reduce((sum, one) => sum + used(`/proc/${one}/task/${one}`), 0);
};
