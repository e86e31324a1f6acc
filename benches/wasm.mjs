// How fast the engine reads in WebAssembly, beside compromise and wink-nlp.
//
//     cargo xtask bench        builds the engine and runs this and `cargo bench`
//     node benches/wasm.mjs    this alone, on the engine in dist/node
//
// One process, one core, the same texts for all: those of ../shared/gold where that folder
// is there, otherwise tests/articles. A run of the engine reads all texts; the peers are ten
// to a hundred times slower and read every SAMPLE-th, which the table says. Five runs to
// warm up, then thirty; what counts is the median, and the minimum shows how calm the
// machine was. A megabyte is a million bytes of UTF-8.
//
// Each does its own whole work: the engine finds, links and explains; compromise parses and
// gives its topics (people, places, organisations) and acronyms; wink-nlp reads the text and
// gives its named entities, with the tokens that are acronyms or proper nouns left out in its
// favour.

import { readFileSync, readdirSync } from "node:fs";
import { cpus } from "node:os";
import nlp from "compromise";
import winkModel from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import engineModule from "../dist/node/glossator.js";

const WARM_UPS = 5;
const RUNS = 30;
const here = (path) => new URL(path, import.meta.url);

function readTexts() {
  const gold = "../shared/gold/worldwide_dev.jsonl";
  try {
    const lines = readFileSync(here(`../${gold}`), "utf8").trimEnd().split("\n");
    return { source: gold, texts: lines.map((line) => JSON.parse(line).text) };
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    const files = readdirSync(here("../tests/articles")).sort();
    const texts = files.map((file) => readFileSync(here(`../tests/articles/${file}`), "utf8"));
    return { source: "tests/articles", texts };
  }
}

/** A page as the extension hands it over: a block a paragraph. */
function pageOf(text) {
  return { blocks: text.split(/\n\s*\n/).map((paragraph) => ({ text: paragraph, role: "paragraph" })) };
}

const engine = engineModule.Engine.fromBytes(readFileSync(here("../dist/glossary.pack")));
if (engine.packError) throw new Error(engine.packError);
const wink = winkNLP(winkModel);

const READERS = [
  { name: "Glossator (WASM)", sample: 1, prepare: pageOf, read: (page) => engine.annotate(page, {}).terms.length },
  {
    name: `wink-nlp ${versionOf("wink-nlp")}`,
    sample: 8,
    prepare: (text) => text,
    read: (text) => wink.readDoc(text).entities().out(wink.its.detail).length,
  },
  {
    name: `compromise ${versionOf("compromise")}`,
    sample: 80,
    prepare: (text) => text,
    read(text) {
      const document = nlp(text);
      return document.topics().out("array").length + document.acronyms().out("array").length;
    },
  },
];

function versionOf(name) {
  return JSON.parse(readFileSync(here(`node_modules/${name}/package.json`), "utf8")).version;
}

/** Milliseconds of each run over all `inputs`. */
function time(read, inputs) {
  const runs = [];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const begin = performance.now();
    let found = 0;
    for (const input of inputs) found += read(input);
    if (run >= 0) runs.push(performance.now() - begin);
    if (found === 0) throw new Error("nothing is found: nothing is measured");
  }
  return runs.sort((a, b) => a - b);
}

const bytesOf = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const { source, texts } = readTexts();
console.log(`${texts.length} texts of ${source}, ${(bytesOf(texts) / 1e6).toFixed(2)} MB`);
console.log(`Node.js ${process.versions.node}, ${cpus()[0].model}`);
console.log(`${WARM_UPS} runs to warm up, then ${RUNS}\n`);
console.log("reader                 texts      MB   median MB/s     best MB/s   slower than ours");
let ours;
for (const { name, sample, prepare, read } of READERS) {
  const chosen = texts.length >= sample * 5 ? texts.filter((_, n) => n % sample === 0) : texts;
  const megabytes = bytesOf(chosen) / 1e6;
  const runs = time(read, chosen.map(prepare));
  const speed = (milliseconds) => megabytes / (milliseconds / 1000);
  const median = speed(runs[runs.length >> 1]);
  ours ??= median;
  console.log([
    name.padEnd(20),
    String(chosen.length).padStart(7),
    megabytes.toFixed(2).padStart(7),
    median.toFixed(2).padStart(13),
    speed(runs[0]).toFixed(2).padStart(13),
    `${(ours / median).toFixed(1)} ×`.padStart(18),
  ].join(" "));
}

console.log("\nGlossator, cost per byte by the size of the page:");
for (const size of [5_000, 50_000, 1_000_000]) {
  const pages = pagesOf(texts, size);
  const bytes = bytesOf(pages.flatMap((page) => page.blocks.map((block) => block.text)));
  const runs = time((page) => engine.annotate(page, {}).terms.length, pages);
  const nanoseconds = (runs[runs.length >> 1] * 1e6) / bytes;
  console.log(`${String(size / 1000).padStart(6)} KB  ${nanoseconds.toFixed(1).padStart(7)} ns/byte`);
}

console.log("\nGlossator, where a call spends its time:");
for (const [part, share] of Object.entries(shares(texts.map(pageOf)))) {
  console.log(`${part.padEnd(12)} ${(share * 100).toFixed(0).padStart(3)} %`);
}

/** The share of each part of a call, by the marks that the engine sets around its own work. */
function shares(pages) {
  const { mark } = performance;
  const at = {};
  performance.mark = (name) => {
    at[name] = performance.now();
  };
  const spent = { "data in": 0, "the engine": 0, "data out": 0 };
  for (let run = -WARM_UPS; run < RUNS; run++) {
    for (const page of pages) {
      const begin = performance.now();
      engine.annotate(page, {});
      const end = performance.now();
      if (run < 0) continue;
      spent["data in"] += at["glossator:annotate"] - begin;
      spent["the engine"] += at["glossator:annotated"] - at["glossator:annotate"];
      spent["data out"] += end - at["glossator:annotated"];
    }
  }
  performance.mark = mark;
  const all = Object.values(spent).reduce((sum, part) => sum + part);
  return Object.fromEntries(Object.entries(spent).map(([part, time]) => [part, time / all]));
}

/** A megabyte of text as pages of `size` bytes, each of different texts. */
function pagesOf(all, size) {
  const blocks = all.flatMap((text) => pageOf(text).blocks);
  const pages = [];
  let page = { blocks: [] };
  let bytes = 0;
  let total = 0;
  for (let n = 0; total < 1_000_000; n++) {
    const block = blocks[n % blocks.length];
    const length = Buffer.byteLength(block.text);
    page.blocks.push(block);
    bytes += length;
    total += length;
    if (bytes >= size || total >= 1_000_000) {
      pages.push(page);
      page = { blocks: [] };
      bytes = 0;
    }
  }
  return pages;
}
