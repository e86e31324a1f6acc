/**
 * When a changed page is read again: once the changes pause, in idle time, never while
 * the page is hidden, and the less often the longer the changes go on.
 */

import { RESCAN_MAX_MS, RESCAN_MS } from "../shared/constants.js";

/**
 * @param {Window & typeof globalThis} window
 * @param {() => void} run
 */
export const createPace = (window, run) => {
  const { document } = window;
  let wait = RESCAN_MS;
  let last = 0;
  /** @type {number | undefined} */
  let timer;
  /** @type {number | undefined} */
  let idle;
  let waiting = false;

  const go = () => {
    idle = undefined;
    waiting = false;
    last = performance.now();
    run();
  };
  const whenIdle = () => {
    timer = undefined;
    if (document.hidden) return;
    idle = window.requestIdleCallback(go, { timeout: RESCAN_MAX_MS });
  };
  const onVisible = () => {
    if (waiting && !document.hidden && timer === undefined && idle === undefined) whenIdle();
  };
  document.addEventListener("visibilitychange", onVisible);

  const cancel = () => {
    window.clearTimeout(timer);
    if (idle !== undefined) window.cancelIdleCallback(idle);
    timer = idle = undefined;
    waiting = false;
  };

  return {
    /** Something changed. */
    soon: () => {
      if (waiting) return;
      waiting = true;
      const quiet = performance.now() - last > 2 * RESCAN_MAX_MS;
      wait = quiet ? RESCAN_MS : Math.min(wait * 2, RESCAN_MAX_MS);
      timer = window.setTimeout(whenIdle, wait);
    },
    /** Another page: earlier haste is forgotten. */
    afresh: () => {
      cancel();
      waiting = true;
      wait = RESCAN_MS;
      timer = window.setTimeout(whenIdle, wait);
    },
    dispose: () => {
      cancel();
      document.removeEventListener("visibilitychange", onVisible);
    },
  };
};
