/** Large pages, and an extension that is taken away under an open page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, html, inBrowsers } from "./support/articles.mjs";
import { boxOf, card, marked, marks, open, pause, serialised, until } from "./support/reader.mjs";

const TERMS = 5000;
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
const name = (at) => `Q${LETTERS[at % 20]}${LETTERS[Math.floor(at / 20) % 20]}${LETTERS[Math.floor(at / 400) % 20]}V`;
const names = Array.from({ length: TERMS }, (_, at) => name(at));
const sentences = names.map((short) => `The delegates of ${short} were asked about the plan and said that they would need a little more time.`);
const paragraphs = Array.from({ length: TERMS / 5 }, (_, at) => `<p>${sentences.slice(at * 5, at * 5 + 5).join(" ")}</p>`);

const pages = {
  large: html(`<article><h1>A very long list of delegates</h1>${paragraphs.join("")}</article>`),
  plain: html(ARTICLE),
};

inBrowsers("scale", pages, (context) => {
  test(`${TERMS} terms on one page are marked, found and dropped in good time`, async () => {
    const own = await context.own("options/options.html");
    await own.evaluate(async (names) => {
      const glossary = names.map((short) => ({ short, name: `Delegation ${short}`, gloss: "one of very many delegations" }));
      await (globalThis.browser ?? chrome).storage.local.set({ glossary });
    }, names);
    const begin = Date.now();
    const page = await context.visit("large");
    const found = await until(() => marks(page), ({ length }) => length >= TERMS * 0.95, "the marks", 20_000);
    const took = Date.now() - begin;
    assert.ok(took < 12_000, `${took} ms`);
    assert.ok(found.length <= TERMS * 1.05);
    assert.match((await open(page, names[3])).text, /one of very many/iu);
    const frame = await page.evaluate(async () => {
      const begin = performance.now();
      document.querySelector("article").firstElementChild.nextElementSibling.remove();
      await new Promise(requestAnimationFrame);
      return performance.now() - begin;
    });
    assert.ok(frame < 400, `${frame} ms for one change`);
    assert.deepEqual(page.errors, []);
    await own.evaluate(() => (globalThis.browser ?? chrome).storage.local.clear());
  });

  test("a content script that lost its extension takes everything back", async () => {
    const page = await context.visit("plain");
    const before = await serialised(page);
    await marked(page);
    await open(page, "CENTCOM");
    const own = await context.own("popup/popup.html");
    await page.bringToFront();
    await own.evaluate(() => { setTimeout(() => (globalThis.browser ?? chrome).runtime.reload(), 50); });
    await pause(1500);
    if (context.name === "chrome") {
      // The old script learns of its fate at the next thing it has to do.
      await page.mouse.move(880, 20);
      await pause(600);
      const box = await boxOf(page, "CENTCOM", 1);
      await page.mouse.move(box.left + 5, box.top + 8);
      await page.mouse.move(box.left + 8, box.top + 8);
      await until(() => marks(page), ({ length }) => length === 0, "the marks to go");
    } else {
      // Firefox ends the old script and puts the new one into the open page.
      await marked(page);
    }
    assert.equal(await card(page), null);
    assert.equal(await serialised(page), before);
  });
});
