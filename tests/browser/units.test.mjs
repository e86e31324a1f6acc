/** The pure parts of the shell, without a browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.chrome = { runtime: { id: "test" }, i18n: { getMessage: (key) => key } };
const load = (path) => import(new URL(`../../extension/${path}`, import.meta.url));
const { createIntent, isOnTheWay } = await load("content/intent.js");
const { place } = await load("content/place.js");
const { luminance, parse: parseColour } = await load("content/theme.js");
const { fromEngine, fromMessage } = await load("shared/answer.js");
const { failure, order, request, status, wish } = await load("shared/messages.js");
const { defaults, fromStored } = await load("shared/settings.js");
const glossary = await load("options/glossary.js");
const { view } = await load("popup/view.js");

const A = { name: "A" };
const B = { name: "B" };
const CARD = { left: 0, top: 0, right: 300, bottom: 100 };
const at = (time, x, y, mark = null, onCard = false) => ({ time, x, y, mark, onCard });

/** A machine with the card of A open under a pointer at (150, 120). */
const opened = () => {
  const intent = createIntent();
  intent.opened(A, CARD, { x: 150, y: 120 });
  intent.move(at(0, 150, 120, A));
  return intent;
};

test("intent: a rest on a mark opens it, not before its time", () => {
  const intent = createIntent();
  intent.move(at(0, 10, 10, A));
  assert.deepEqual(intent.tick(249), {});
  assert.equal(intent.wake, 250);
  assert.deepEqual(intent.tick(250), { open: A });
});

test("intent: a racing pointer begins its rest anew, a trembling one does not", () => {
  const racing = createIntent();
  for (let time = 0; time <= 96; time += 16) racing.move(at(time, time * 2, 10, A));
  assert.equal(racing.wake, 96 + 250);
  const trembling = createIntent();
  for (let time = 0; time <= 96; time += 16) trembling.move(at(time, 10 + (time % 3), 10, A));
  assert.equal(trembling.wake, 250);
});

test("intent: leaving the mark before its time opens nothing", () => {
  const intent = createIntent();
  intent.move(at(0, 10, 10, A));
  intent.move(at(100, 10, 60));
  assert.equal(intent.wake, Infinity);
});

test("intent: off the mark the card stays for the grace, and for good on mark and card", () => {
  const intent = opened();
  intent.move(at(100, 500, 400));
  assert.equal(intent.wake, 450);
  intent.move(at(200, 150, 50, null, true));
  assert.equal(intent.wake, Infinity);
  intent.move(at(300, 500, 400));
  intent.move(at(400, 150, 120, A));
  assert.equal(intent.wake, Infinity);
  intent.move(at(500, 500, 400));
  assert.deepEqual(intent.tick(850), { close: true });
});

test("intent: the way to the card keeps it open, even across another mark", () => {
  const intent = opened();
  intent.move(at(400, 150, 112));
  assert.equal(intent.wake, Infinity);
  intent.move(at(440, 150, 104, B));
  assert.ok(intent.wake >= 440 + 250);
  intent.move(at(480, 150, 90, null, true));
  assert.equal(intent.wake, Infinity);
});

test("intent: what no pointer opened, no pointer closes", () => {
  const intent = createIntent();
  intent.opened(A, CARD, null);
  intent.move(at(0, 500, 500));
  intent.leave(10);
  assert.equal(intent.wake, Infinity);
});

test("the triangle to the card, above and below", () => {
  const from = { x: 150, y: 120 };
  for (const [x, y, is] of [[150, 110, true], [80, 105, true], [80, 118, false], [150, 130, false]]) {
    assert.equal(isOnTheWay(from, CARD, { x, y }), is, `${x},${y}`);
  }
  assert.equal(isOnTheWay({ x: 150, y: -20 }, CARD, { x: 150, y: -10 }), true);
  assert.equal(isOnTheWay({ x: 150, y: 50 }, CARD, { x: 150, y: 60 }), false);
});

test("the card never covers its line and never leaves the window, wherever the line is", () => {
  const view = { left: 0, top: 0, right: 320, bottom: 480 };
  for (let top = 0; top <= 460; top += 23) {
    for (let left = -40; left <= 320; left += 30) {
      for (const height of [80, 200, 600]) {
        const line = { left, top, right: left + 60, bottom: top + 20 };
        const spot = place({ line, card: { width: 300, height }, view });
        const shown = Math.min(height, spot.maxHeight);
        assert.ok(spot.top + shown <= line.top || spot.top >= line.bottom);
        assert.ok(spot.left >= 8 && spot.left + 300 <= 312);
        if (Math.max(top, 480 - line.bottom) > 100) assert.ok(spot.top >= 0 && spot.top + shown <= 480);
      }
    }
  }
});

test("luminance of the colours that browsers report", () => {
  assert.ok(luminance(parseColour("rgb(255, 255, 255)")) > 0.99);
  assert.ok(luminance(parseColour("rgba(0, 0, 0, 0.5)")) < 0.01);
  assert.ok(luminance(parseColour("color(srgb 1 1 1 / 0.9)")) > 0.99);
  assert.equal(parseColour("oklch(0.5 0.1 20)"), null);
});

test("settings: every broken value falls back alone", () => {
  assert.deepEqual(fromStored({}), defaults());
  const entry = { short: "A", name: "B", gloss: "C" };
  assert.deepEqual(
    fromStored({ enabled: 1, level: "expert", sitesOff: ["a", "a", 3, ""], glossary: [entry, { short: 1 }, null] }),
    { enabled: true, level: "expert", sitesOff: ["a"], glossary: [entry] },
  );
  assert.deepEqual(fromStored({ sitesOff: {}, glossary: "x", level: "guru", enabled: false }), { ...defaults(), enabled: false });
});

test("glossary files: what is printed is read back; faults name line and reason", () => {
  const entries = [{ short: "ABC", name: "A B C", gloss: "letters\tand\nlines" }, { short: "X", name: "", gloss: "y" }];
  const read = glossary.parse(glossary.print(entries));
  assert.deepEqual(read, { faults: [], entries: [{ ...entries[0], gloss: "letters and lines" }, entries[1]] });
  const cases = [
    ["", [[null, "line_none"]]],
    ["# only a comment\n\n", [[null, "line_none"]]],
    ["A\tB\tC\tD", [[1, "line_fields"]]],
    ["A\t\t", [[1, "line_explanation"]]],
    ["A\tB\r\nA\tC", [[2, "line_twice"]]],
    [`${"x".repeat(81)}\tB`, [[1, "line_long"]]],
    ["A\tB\n\tC", [[2, "line_short"]]],
  ];
  for (const [source, faults] of cases) {
    const found = glossary.parse(source);
    assert.deepEqual(found.faults.map(({ line, key }) => [line, key]), faults, JSON.stringify(source));
    assert.deepEqual(found.entries, []);
  }
  assert.deepEqual(glossary.parse("\uFEFFA\tB").entries, [{ short: "A", name: "B", gloss: "" }]);
});

const term = { kind: "acronym", name: "N", short: null, gloss: "g", expansion: null, source: "page+pack", senses: [], introduction: null };
const result = { article: true, reason: null, packError: null, terms: [term], mentions: [0, 1, 4, 0, 1] };

test("answers of the engine are checked against the page they are about", () => {
  const checked = fromMessage(fromEngine({ ...result, mentions: Uint32Array.of(0, 1, 4, 0, 1) }, null), [5]);
  assert.deepEqual(checked.mentions, [0, 1, 4, 0, 1]);
  assert.deepEqual(checked.terms[0].sources, ["page", "pack"]);
  const wrong = [
    { mentions: [0, 1, 6, 0, 1] }, { mentions: [1, 0, 1, 0, 1] }, { mentions: [0, 3, 3, 0, 1] },
    { mentions: [0, 1, 4, 1, 1] }, { mentions: [0, 1, 4, 0] }, { mentions: [0, -1, 4, 0, 1] },
    { terms: [{ ...term, source: "rumour" }] }, { terms: [{ ...term, gloss: 5 }] }, { terms: null },
    { terms: [{ ...term, introduction: { text: "t", block: 3, start: 0, end: 1 } }] }, { article: "yes" },
  ];
  for (const part of wrong) {
    assert.throws(() => fromMessage({ ...result, ...part }, [5]), { name: "GlossatorError" }, JSON.stringify(part));
  }
});

test("messages that are not what was agreed are refused by name", () => {
  for (const message of [null, "annotate", {}, { kind: "eval" }, { kind: "count", count: -1, fresh: true }, { kind: "annotate", page: {} }]) {
    assert.throws(() => request(message), { name: "GlossatorError", code: "message" });
  }
  assert.equal(order({ kind: "command", command: "format-disk" }), null);
  assert.equal(order(undefined), null);
  assert.equal(order({ kind: "command", command: "next-term" }), "next-term");
  assert.throws(() => wish({ kind: "show", frame: "f", term: -1 }));
  assert.throws(() => status({ frame: "f" }));
  assert.deepEqual(failure(new TypeError("x")), { ok: false, error: { code: "internal", message: "x" } });
});

test("what the popup shows for what the frames say", () => {
  const top = { frame: "1", top: true, site: "a.example", state: "done", reason: null, packError: null, terms: [] };
  const inner = { ...top, frame: "2", top: false, terms: [{ id: 3, short: "UN", name: "United Nations", gloss: "" }] };
  const cases = [
    [[], "state_nowhere", false],
    [[top], "count", false],
    [[{ ...top, state: "refused", reason: "short" }], "reason_short", true],
    [[{ ...top, state: "refused", reason: "front-page" }], "reason_front_page", true],
    [[{ ...top, state: "refused", reason: "password" }], "reason_password", false],
    [[{ ...top, state: "refused", reason: "something new" }], "reason_other", true],
    [[{ ...top, state: "failed", reason: "why" }], "state_failed", true],
    [[{ ...top, state: "off" }], "state_off", false],
    [[inner, { ...top, state: "refused", reason: "short" }], "count", false],
  ];
  for (const [frames, key, canRead] of cases) {
    const shown = view(frames, defaults());
    assert.equal(shown.state.key, key);
    assert.equal(shown.canRead, canRead, key);
  }
  assert.deepEqual(view([inner, top], defaults()).terms, [{ frame: "2", id: 3, title: "UN", gloss: "United Nations" }]);
  assert.equal(view([top], { ...defaults(), sitesOff: ["a.example"] }).siteOn, false);
});
