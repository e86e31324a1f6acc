/**
 * Real pages in real browsers:
 *
 *     node tests/browser/pages.mjs FOLDER
 *
 * Serves every .html and .html.gz file of FOLDER from loopback, with no other network,
 * opens it in each browser with the extension and without page scripts' help from
 * outside, and checks that neither the page nor the extension throws because of it,
 * that the DOM stays what it was, and whether an English article gets marks. The exit
 * code is 1 if any page fails, 2 for wrong usage.
 *
 * Saved pages run their scripts against servers that do not answer, so errors of their
 * own and DOM changes of their own are to be expected: each page is therefore opened
 * with scripts switched off in the page (the extension's own world is not affected).
 */

import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { join, resolve } from "node:path";
import { start } from "./support/browsers.mjs";
import { marks, serialised, until } from "./support/reader.mjs";
import { serve } from "./support/server.mjs";

const [folder] = process.argv.slice(2);
if (!folder) {
  process.stderr.write("usage: node pages.mjs FOLDER\n");
  process.exit(2);
}

const files = readdirSync(resolve(folder)).filter((name) => /\.html(?:\.gz)?$/u.test(name)).sort();
const read = (name) => {
  const bytes = readFileSync(join(resolve(folder), name));
  return name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
};

/** Long enough for the worker to answer about the longest page. */
const PATIENCE_MS = 2000;

/** @returns {Promise<{ name: string, marks: number, faults: string[], english: boolean }>} */
const check = async (context, url, name) => {
  const page = await context.page();
  const faults = [];
  try {
    await page.goto(url, { waitUntil: "domcontentloaded", timeout: 20_000 });
    const before = await serialised(page);
    const found = await until(() => marks(page), ({ length }) => length > 0, "marks", PATIENCE_MS).catch(() => []);
    if ((await serialised(page)) !== before) faults.push("the DOM has changed");
    const english = await page.evaluate(() => /^(?:en|$)/iu.test(document.documentElement.lang));
    faults.push(...page.errors.filter((error) => /extension:\/\/|Glossator/u.test(error)));
    return { name, marks: found.length, faults, english };
  } catch (error) {
    return { name, marks: 0, faults: [...faults, error.message], english: false };
  } finally {
    await page.close().catch(() => undefined);
  }
};

const CSP = { "content-security-policy": "script-src 'none'; frame-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; media-src 'none'; object-src 'none'" };
const server = await serve((path) => {
  const name = files[Number(path.split("/").at(-1))];
  return name && { body: read(name), headers: CSP };
});
let failed = 0;
try {
  for (const browser of (process.env.GLOSSATOR_BROWSERS ?? "chrome,firefox").split(",")) {
    const context = await start(browser, { probe: false });
    const workerErrors = [];
    // What the worker has not done yet when the browser closes fails, by no page's fault.
    let closing = false;
    context.onWorkerError((error) => closing || workerErrors.push(error));
    const results = [];
    try {
      // Short addresses are those of front pages.
      for (const [at, name] of files.entries()) results.push(await check(context, server.url(`news/world/${at}`), name));
    } finally {
      closing = true;
      await context.close();
    }
    const faulty = results.filter(({ faults }) => faults.length > 0);
    for (const { name, faults } of faulty) process.stdout.write(`${browser} ${name}: ${faults.join("; ")}\n`);
    for (const error of workerErrors) process.stdout.write(`${browser} worker: ${error}\n`);
    const english = results.filter((one) => one.english);
    const bare = english.filter((one) => one.marks === 0);
    for (const { name } of bare) process.stdout.write(`${browser} ${name}: no marks\n`);
    const sum = results.reduce((all, one) => all + one.marks, 0);
    process.stdout.write(
      `${browser}: ${results.length} pages, ${faulty.length} faulty, ${workerErrors.length} worker errors, ` +
        `${english.length - bare.length} of ${english.length} in English marked, ${sum} marks\n`,
    );
    failed += faulty.length + workerErrors.length;
  }
} finally {
  await server.close();
}
process.exitCode = failed > 0 ? 1 : 0;
