/**
 * How far the article found in the live page is the one that the command line finds in
 * the HTML file, and what gathering the page costs.
 *
 *     node agreement.mjs [PAGES] [--worst N]
 *
 * PAGES is a folder of `ID.html.gz`; without it, the one of the shared pages is taken.
 * Each page is served from this machine to Chromium and to Firefox, gathered there with
 * the extension's own collector, and judged by the engine; words are compared as bags.
 * Nothing else is reachable, so a page is what its own markup and inline scripts make
 * of it.
 */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import puppeteer from "puppeteer-core";
import { executable } from "./support/browsers.mjs";
import { collectorScript } from "./support/collector.mjs";
import { pagesTime } from "./support/cpu.mjs";
import { serve } from "./support/server.mjs";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

/** So many times so many gatherings are timed after the first. */
const RUNS = 5;
/** What inline scripts need to write their part of the page, at least and at most, in ms. */
const SETTLE_MS = 300;
const SETTLED_MS = 3000;
/** The share of words that must agree, and the times that gathering may take, in ms. */
const GOAL = { agreement: 0.97, median: 10, largest: 50 };

const args = process.argv.slice(2);
const worst = args.includes("--worst") ? Number(args.splice(args.indexOf("--worst"), 2)[1]) : 0;
const folder = args[0] ?? `${REPOSITORY}../shared/pages/html`;
if (!existsSync(folder)) {
  console.log(`no pages in ${folder}: nothing compared`);
  process.exit(0);
}
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".html.gz"))
  .map((name) => ({ id: name.slice(0, -".html.gz".length), html: gunzipSync(readFileSync(`${folder}/${name}`)).toString() }));

const collector = await collectorScript();

/** Runs in the page: gathering for the first time, as a reader meets it. */
const meet = () => {
  // The browser's own page, which says that there is none.
  if (!document.documentURI.startsWith("http")) return null;
  const start = performance.now();
  const { blocks } = globalThis.glossator.collect(document);
  return blocks.length > 0 ? performance.now() - start : null;
};

/** Runs in the page. */
const gather = (runs) => {
  const { collect, kindOf, titleOf, languageOf, traitsOf } = globalThis.glossator;
  const { blocks, groups } = collect(document);
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    // Several at once: browsers round their clocks to a millisecond.
    for (let times = 0; times < runs; times += 1) collect(document);
    best = Math.min(best, (performance.now() - start) / runs);
  }
  const page = {
    url: null,
    language: languageOf(document),
    title: titleOf(document),
    traits: { ...traitsOf(document), ...kindOf(document) },
    groups,
    blocks: blocks.map(({ text, role, features }) => ({ text, role, features })),
  };
  return { page, best };
};

/** What the engine chooses, by id: bags of words. */
const choose = (rows) => {
  const input = rows.map((row) => JSON.stringify(row)).join("\n");
  const { stdout, stderr, status } = spawnSync(
    "cargo",
    ["run", "--quiet", "--release", "--example", "article"],
    { cwd: REPOSITORY, input, maxBuffer: 1 << 30 },
  );
  if (status !== 0) throw new Error(`the engine failed: ${stderr}`);
  const answers = stdout.toString().trim().split("\n").map((line) => JSON.parse(line));
  return new Map(answers.map(({ id, blocks, refusal }) => [id, { refusal, bag: bag(blocks) }]));
};

const bag = (blocks) => {
  const words = new Map();
  for (const { text } of blocks) {
    for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
};

const size = (words) => [...words.values()].reduce((sum, count) => sum + count, 0);
const shared = (a, b) => [...a].reduce((sum, [word, count]) => sum + Math.min(count, b.get(word) ?? 0), 0);
const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const LAUNCH = {
  chrome: {
    headless: true,
    args: ["--no-sandbox", "--no-first-run", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1"],
  },
  firefox: {
    browser: "firefox",
    headless: true,
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": 9,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": 9,
      "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
    },
  },
};

const byId = new Map(pages.map((page) => [page.id, page.html]));
/** A page that leads away from itself is served once more, without its scripts. */
const STILL = "still-";
const server = await serve((path) => {
  const still = path.startsWith(`/${STILL}`);
  const body = byId.get(path.slice(still ? STILL.length + 1 : 1));
  const headers = still ? { "content-security-policy": "script-src 'none'" } : {};
  return body === undefined ? undefined : { body, headers };
});

/** Opens a page in a tab of its own and gathers it; null if it led away from itself. */
const visit = async (browser, path) => {
  const tab = await browser.newPage();
  try {
    await tab.goto(server.url(path), { waitUntil: "domcontentloaded", timeout: 20_000 });
    const { pid } = browser.process();
    let [before, settled] = [0, pagesTime(pid)];
    let waited = 0;
    do {
      await new Promise((done) => setTimeout(done, SETTLE_MS));
      waited += SETTLE_MS;
      [before, settled] = [settled, pagesTime(pid)];
    } while (settled - before > 1 && waited < SETTLED_MS);
    // Where content scripts run: in Firefox the page's own world is faster.
    const world = tab.mainFrame().isolatedRealm();
    await world.evaluate(collector);
    if (tab.url() !== server.url(path)) return null;
    const idle = pagesTime(pid);
    await world.evaluate(() => document.documentURI);
    const begin = pagesTime(pid);
    const wall = await world.evaluate(meet);
    // Less what asking for it takes; but never below what a clock can tell.
    const first = Math.max(0.1, pagesTime(pid) - begin - (begin - idle));
    return wall === null ? null : { first: Number.isNaN(first) ? wall : first, ...(await world.evaluate(gather, RUNS)) };
  } catch {
    return null;
  } finally {
    await tab.close();
  }
};
const file = choose(pages);
let failed = false;

for (const name of (process.env.GLOSSATOR_BROWSERS ?? "chrome,firefox").split(",")) {
  if (!executable(name)) {
    console.log(`${name}: not installed`);
    continue;
  }
  const browser = await puppeteer.launch({ executablePath: executable(name), ...LAUNCH[name] });
  const rows = [];
  const first = [];
  const best = [];
  try {
    for (const { id } of pages) {
      const found = (await visit(browser, id)) ?? (await visit(browser, STILL + id));
      if (!found) {
        console.log(`${name}: ${id.slice(0, 8)} does not open`);
        failed = true;
        continue;
      }
      rows.push({ id, page: found.page });
      first.push(found.first);
      best.push(found.best);
    }
  } finally {
    await browser.close();
  }
  const live = choose(rows);
  const compared = rows.map(({ id }) => {
    const [a, b] = [file.get(id), live.get(id)];
    return { id, both: shared(a.bag, b.bag), file: size(a.bag), live: size(b.bag), refusals: [a.refusal, b.refusal] };
  });
  const sum = (key) => compared.reduce((total, row) => total + row[key], 0);
  const agreement = (2 * sum("both")) / Math.max(1, sum("file") + sum("live"));
  const verdicts = compared.filter(({ refusals: [a, b] }) => a === b).length;
  console.log(
    `${name}: ${compared.length} pages, words agree ${(100 * agreement).toFixed(2)} %, ` +
      `verdicts ${verdicts}; gathering, processor time: first median ${median(first).toFixed(1)} ms, largest ` +
      `${Math.max(...first).toFixed(1)} ms; by the clock, best median ${median(best).toFixed(1)} ms, largest ${Math.max(...best).toFixed(1)} ms`,
  );
  const share = ({ both, file, live }) => (2 * both) / Math.max(1, file + live);
  for (const row of compared.toSorted((a, b) => share(a) - share(b)).slice(0, worst)) {
    console.log(`  ${row.id.slice(0, 8)} ${share(row).toFixed(3)} file ${row.file} live ${row.live} ${row.refusals.join(" ")}`);
  }
  failed ||= agreement < GOAL.agreement || median(first) > GOAL.median || Math.max(...first) > GOAL.largest;
}
await server.close();
process.exitCode = failed ? 1 : 0;
