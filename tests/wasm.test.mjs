// The engine in WebAssembly: the same cases and the same snapshots as natively, and what
// it does with arguments and packs that are wrong. `cargo xtask test` builds it first.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, mock, test } from "node:test";
import { gzipSync } from "node:zlib";
import engineModule from "../dist/node/glossator.js";

const { Engine } = engineModule;
const here = (path) => new URL(path, import.meta.url);
const pack = readFileSync(here("../dist/glossary.pack"));

const MARK = 1;
const FULL = 2;

/** The mentions of an answer, each with the words that stand at its place. */
function mentionsOf(page, answer) {
  const mentions = [];
  for (let at = 0; at < answer.mentions.length; at += 5) {
    const [block, start, end, term, flags] = answer.mentions.subarray(at, at + 5);
    const words = page.blocks[block].text.slice(start, end);
    mentions.push({ block, start, end, term, words, mark: !!(flags & MARK), full: !!(flags & FULL) });
  }
  return mentions;
}

/** What must hold for any answer. */
function check(page, answer) {
  let last = { block: 0, start: 0 };
  for (const mention of mentionsOf(page, answer)) {
    assert.ok(mention.block > last.block || (mention.block === last.block && mention.start >= last.start), "reading order");
    assert.ok(mention.end > mention.start, "a mention has words");
    assert.equal(mention.words.length, mention.end - mention.start, "a mention lies in its block");
    assert.ok(mention.words.isWellFormed(), "no surrogate pair is cut");
    assert.ok(answer.terms[mention.term], "a mention has its term");
    last = mention;
  }
  for (const { introduction } of answer.terms) {
    if (introduction) {
      const { block, start, end, text } = introduction;
      assert.equal(folded(page.blocks[block].text.slice(start, end)), text);
    }
  }
}

// What Rust's `char::is_whitespace` holds for white space, which `\s` all but matches: it has
// U+FEFF and lacks U+0085.
const folded = (text) => text.split(/(?:(?!\ufeff)[\s\u0085])+/u).filter(Boolean).join(" ");

/** What was found, as the cases name it. */
function view(page, answer) {
  const mentions = mentionsOf(page, answer);
  const words = (which) => mentions.filter(which).map((mention) => mention.words);
  return {
    reason: answer.reason,
    definitions: answer.terms
      .filter((term) => term.expansion?.source === "page")
      .map((term) => `${term.short} = ${term.expansion.text}`),
    acronyms: words(({ term, full }) => answer.terms[term].kind === "acronym" && !full),
    marks: words(({ mark }) => mark),
    terms: answer.terms.map((term, n) => ({
      ...term,
      glossed: term.gloss !== "",
      introduction: term.introduction?.text ?? null,
      mentions: words((mention) => mention.term === n),
    })),
  };
}

function expectation(found, expect) {
  const having = (words) => found.terms.find((term) => term.mentions.includes(words));
  for (const [field, want] of Object.entries(expect)) {
    if (field === "absent") {
      for (const words of want) assert.equal(having(words), undefined, `${words} is found`);
    } else if (field === "terms") {
      for (const { has, ...fields } of want) {
        const term = having(has);
        assert.ok(term, `${has} is missing`);
        for (const [name, value] of Object.entries(fields)) {
          assert.deepEqual(term[name], value, `${has}.${name}`);
        }
      }
    } else {
      assert.deepEqual(found[field], want, field);
    }
  }
}

/** The page of a case; tests/cases/README.md says what a case may hold. */
function pageOf({ title, blocks, page }) {
  const paragraphs = blocks.map((text) => ({ text, role: "paragraph" }));
  return { ...page, blocks: title === undefined ? paragraphs : [{ text: title, role: "title" }, ...paragraphs] };
}

/** The annotations as lines; the same as tests/support/render.rs writes. */
function render(page, answer) {
  const mentions = mentionsOf(page, answer);
  const lines = answer.terms.map((term, n) => {
    const own = mentions.filter((mention) => mention.term === n);
    return [
      [term.kind, term.type, term.short].filter((part) => part !== null).join(" "),
      term.name,
      term.expansion && `= ${term.expansion.text} (${term.expansion.source})`,
      term.gloss && `${term.gloss} [${term.source}]`,
      term.introduction && `“${term.introduction.text}”`,
      term.senses.length > 0 && `or ${term.senses.map((sense) => sense.expansion).join("; ")}`,
      own.map(({ block, words, full, mark }) => `${block}:${words}${full ? "+" : ""}${mark ? "*" : ""}`).join(", "),
    ].filter(Boolean).join(" | ");
  });
  const head = `${answer.language ?? "unknown language"}, ${answer.reason ?? "article"}, ${answer.blocks.length} blocks`;
  return [head, ...lines].join("\n");
}

const engine = Engine.fromBytes(pack);

test("the pack is read", () => {
  assert.equal(engine.packError, undefined);
  assert.match(engine.version, /^\d+\.\d+\.\d+/);
});

for (const file of readdirSync(here("cases")).filter((name) => name.endsWith(".jsonl"))) {
  describe(`cases/${file}`, () => {
    const lines = readFileSync(here(`cases/${file}`), "utf8").trimEnd().split("\n");
    for (const one of lines.map((line) => JSON.parse(line))) {
      test(one.id, () => {
        const page = pageOf(one);
        const answer = engine.annotate(page, one.settings ?? {});
        check(page, answer);
        expectation(view(page, answer), one.expect);
      });
    }
  });
}

describe("the articles read as they do natively", () => {
  for (const file of readdirSync(here("articles"))) {
    const name = file.replace(/\.txt$/, "");
    test(name, () => {
      const [title, ...blocks] = readFileSync(here(`articles/${file}`), "utf8").trim().split(/\n\n+/);
      const page = pageOf({ title, blocks });
      const answer = engine.annotate(page, {});
      check(page, answer);
      const snapshot = readFileSync(here(`snapshots/${name}.snap`), "utf8");
      assert.equal(render(page, answer), snapshot.slice(snapshot.indexOf("\n---\n") + 5).trimEnd());
    });
  }
});

const page = (...blocks) => pageOf({ blocks });
const DEFINITION = page("Lorries of the World Food Programme (WFP) came on Monday. The WFP said why.");

test("half a surrogate pair shifts nothing", () => {
  const odd = page("\ud83d The WFP and \ude00\ud83d the IMF have said that they will be there for the talks.");
  const answer = engine.annotate(odd, {});
  assert.deepEqual(view(odd, answer).acronyms, ["WFP", "IMF"]);
});

test("an answer is plain data", () => {
  const answer = engine.annotate(DEFINITION, {});
  assert.deepEqual(structuredClone(answer), answer);
  assert.equal(Object.getPrototypeOf(answer.terms[0]), Object.prototype);
  assert.ok(answer.mentions instanceof Uint32Array && answer.blocks instanceof Uint32Array);
});

test("the same page twice gives the same answer", () => {
  const text = readFileSync(here("articles/middle_east_defence.txt"), "utf8");
  const long = page(...text.split("\n\n"));
  const first = engine.annotate(long, {});
  engine.annotate(DEFINITION, {});
  assert.deepEqual(engine.annotate(long, {}), first);
});

describe("arguments of the wrong shape", () => {
  const good = page("Some text.");
  const wrong = [
    ["page", undefined, {}],
    ["page", null, {}],
    ["page", "a page", {}],
    ["page", 7, {}],
    ["page", { blocks: 7 }, {}],
    ["page", { blocks: "text" }, {}],
    ["page", { blocks: [null] }, {}],
    ["page", { blocks: [{ text: 7 }] }, {}],
    ["page", { blocks: [{ text: "a", role: "sidebar" }] }, {}],
    ["page", { blocks: [{ text: "a", features: { link: -1 } }] }, {}],
    ["page", { blocks: [{ text: "a", features: { link: 0.5 } }] }, {}],
    ["page", { blocks: [{ text: "a", features: { link: "many" } }] }, {}],
    ["page", { ...good, traits: { password: "no" } }, {}],
    ["page", { ...good, language: 7 }, {}],
    ["page", { ...good, asked: 1 }, {}],
    ["settings", good, undefined],
    ["settings", good, "expert"],
    ["settings", good, { level: "genius" }],
    ["settings", good, { level: 3 }],
    ["settings", good, { glossary: 7 }],
    ["settings", good, { glossary: [{ name: "no short form", gloss: "" }] }],
    ["settings", good, { glossary: [{ short: 7, name: "", gloss: "" }] }],
  ];
  for (const [code, given, settings] of wrong) {
    test(`${code}: ${JSON.stringify(code === "page" ? given : settings)}`, () => {
      assert.throws(() => engine.annotate(given, settings), (error) => {
        assert.ok(error instanceof Error);
        assert.equal(error.name, "GlossatorError");
        assert.equal(error.code, code);
        assert.match(error.message, new RegExp(`^${code}: \\w.{8,}`));
        return true;
      });
      assert.equal(engine.annotate(DEFINITION, {}).terms.length > 0, true, "the engine goes on");
    });
  }

  test("a page that fails when it is looked at", () => {
    const trap = { get blocks() { throw new TypeError("not yours"); } };
    assert.throws(() => engine.annotate(trap, {}));
    assert.equal(engine.annotate(DEFINITION, {}).terms.length > 0, true, "the engine goes on");
  });
});

describe("packs that cannot be read", () => {
  const changed = (change) => {
    const bytes = Buffer.from(pack);
    change(bytes);
    return bytes;
  };
  const broken = [
    ["empty", Buffer.alloc(0), /not a Glossator pack/],
    ["foreign", Buffer.from("PK\x03\x04 something else altogether, and long enough"), /not a Glossator pack/],
    ["gzipped still", gzipSync(pack), /not a Glossator pack/],
    ["of an old version", changed((bytes) => bytes.writeUInt32LE(0, 8)), /version 0, this engine reads version \d+/],
    ["of a later version", changed((bytes) => bytes.writeUInt32LE(4_000_000, 8)), /version 4000000/],
    ["only a header", pack.subarray(0, 40), /cut short/],
    ["cut short", pack.subarray(0, pack.length >> 1), /cut short/],
    ["without its last byte", pack.subarray(0, -1), /cut short/],
    ["damaged", changed((bytes) => { bytes[bytes.length >> 1] ^= 0x20; }), /damaged/],
  ];
  for (const [what, bytes, reason] of broken) {
    test(what, () => {
      const warn = mock.method(console, "warn", () => {});
      const poor = Engine.fromBytes(bytes);
      warn.mock.restore();
      assert.equal(warn.mock.callCount(), 1, "the developer's console hears of it");
      assert.match(poor.packError, reason);
      assert.match(poor.packError, /^knowledge pack: /);
      assert.deepEqual(view(DEFINITION, poor.annotate(DEFINITION, {})).definitions, ["WFP = World Food Programme"]);
    });
  }
});

describe("the pack as a file that is fetched", () => {
  const answers = {
    "/good": [200, pack],
    "/gzipped": [200, gzipSync(pack)],
    "/half": [200, pack.subarray(0, 9000)],
    "/missing": [404, Buffer.from("no")],
  };
  const server = createServer((request, response) => {
    const [status, body] = answers[request.url];
    response.writeHead(status).end(body);
  });
  before(() => new Promise((ready) => server.listen(0, "127.0.0.1", ready)));
  after(() => server.close());
  const load = async (path) => {
    const warn = mock.method(console, "warn", () => {});
    const loaded = await Engine.load(`http://127.0.0.1:${server.address().port}${path}`);
    warn.mock.restore();
    return loaded;
  };

  test("good", async () => {
    const loaded = await load("/good");
    assert.equal(loaded.packError, undefined);
    assert.deepEqual(loaded.annotate(DEFINITION, {}), engine.annotate(DEFINITION, {}));
  });
  for (const path of ["/gzipped", "/half", "/missing"]) {
    test(path, async () => {
      const loaded = await load(path);
      assert.match(loaded.packError, /^knowledge pack: ./);
      assert.equal(loaded.annotate(DEFINITION, {}).terms.length > 0, true);
    });
  }
});
