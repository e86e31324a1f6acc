/** The card: how it opens, what it says, how it stays, how it goes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { mkdirSync } from "node:fs";
import { ARTICLE, PARAGRAPHS, html, inBrowsers } from "./support/articles.mjs";
import { SCREENSHOTS } from "./support/browsers.mjs";
import { boxOf, card, cardWith, hover, marked, noCard, open, pause, press, until } from "./support/reader.mjs";

mkdirSync(SCREENSHOTS, { recursive: true });

const HOSTILE = `<p>The <b>&lt;img src=x onerror=alert(1)&gt;</b> Human Rights Watchers Union (HRWU) spoke.</p>`;
const pages = {
  plain: html(`${ARTICLE}<p>Afterword without any name.</p><p><a id="link" href="#x">A link</a></p>`),
  jump: html(`${ARTICLE}${PARAGRAPHS.slice(2).join("")}<p><a id="link" href="#x">A link</a></p>`),
  dark: html(ARTICLE, { style: "html { background: #16181b; color: #d8d6d0 } a { color: #8ab4f8 }" }),
  image: html(ARTICLE, { style: "body { background: url(data:,); color: #fff }" }),
  hostile: html(PARAGRAPHS.join("") + HOSTILE),
  overlay: html(`<div style="position:relative">${ARTICLE}<div style="position:absolute;inset:0"></div></div>`),
  covered: html(`<div style="position:relative">${ARTICLE}<div style="position:absolute;inset:0;background:#fff"></div></div>`),
  unselectable: html(ARTICLE, { style: "body { user-select: none; -webkit-user-select: none }" }),
  rude: html(ARTICLE, { style: "* { display: block; all: revert; opacity: .9 } html > :not(head, body) { display: none !important; left: -9999px !important }" }),
  modal: html(`<dialog>${ARTICLE}</dialog><script>document.querySelector("dialog").showModal()</script>`),
  link: html(ARTICLE.replaceAll("CENTCOM", '<a href="#c">CENTCOM</a>')),
};

const isInside = (box, view) =>
  box.left >= 0 && box.top >= 0 && box.right <= view.width && box.bottom <= view.height;

/** Sends an order to the page in front, as the background does for a shortcut. */
const order = (own, command) =>
  own.evaluate(async (command) => {
    const api = globalThis.browser ?? chrome;
    const [tab] = await api.tabs.query({ active: true, currentWindow: true });
    await api.tabs.sendMessage(tab.id, { kind: "command", command }).catch(() => undefined);
  }, command);

/** Which of the marks outside links is open, counted in reading order. */
const opened = (page) =>
  page.evaluate(() => {
    const [open] = CSS.highlights.get("glossator-open") ?? [];
    const compare = (one, other) =>
      one.startContainer === other.startContainer
        ? one.startOffset - other.startOffset
        : one.startContainer.compareDocumentPosition(other.startContainer) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
    const marks = [...CSS.highlights.get("glossator-mark")].sort(compare);
    return open ? marks.findIndex((mark) => compare(mark, open) === 0) : -1;
  });

inBrowsers("card", pages, (context) => {
  test("opens after a rest on a mark, says what and from where, covers no word of its line", async () => {
    const page = await context.visit("plain");
    await marked(page);
    const seen = await open(page, "CENTCOM", 1);
    assert.match(seen.text, /^CENTCOM/u);
    assert.match(seen.text, /Central Command/u);
    assert.match(seen.text, /From .*this article/u);
    const line = await boxOf(page, "CENTCOM", 1);
    assert.ok(seen.box.bottom < line.top || seen.box.top > line.bottom, "beside the line");
    assert.ok(isInside(seen.box, { width: 900, height: 700 }));
    assert.equal(seen.focused, false);
    assert.equal(seen.spoken, "");
    await pause(200);
    await page.screenshot({ path: `${SCREENSHOTS}/card-${context.name}.png` });
    await page.close();
  });

  test("does not open for a pointer that passes by", async () => {
    const page = await context.visit("plain");
    await marked(page);
    const box = await boxOf(page, "CENTCOM");
    await page.mouse.move(box.left - 100, box.top + 5);
    await page.mouse.move(box.left + 300, box.top + 5, { steps: 12 });
    await page.mouse.move(box.left + 300, box.top - 120);
    await pause(500);
    assert.equal(await card(page), null);
    await page.close();
  });

  test("stays while the pointer goes to it and rests on it, and goes when it leaves", async () => {
    const page = await context.visit("plain");
    await marked(page);
    const { box, at } = await open(page, "CENTCOM");
    const target = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    for (let step = 1; step <= 20; step += 1) {
      await page.mouse.move(at.x + ((target.x - at.x) * step) / 20, at.y + ((target.y - at.y) * step) / 20);
      await pause(30);
    }
    await pause(900);
    assert.notEqual(await card(page), null, "it stays under the pointer");
    await page.mouse.move(880, 690);
    await noCard(page);
    await page.close();
  });

  test("Escape closes it without moving the pointer and reaches no handler of the page", async () => {
    const page = await context.visit("plain");
    await marked(page);
    await page.evaluate(() => {
      window.keys = [];
      addEventListener("keydown", ({ key }) => window.keys.push(key));
    });
    await open(page, "CENTCOM");
    await page.keyboard.press("Escape");
    await noCard(page);
    await page.keyboard.press("Escape");
    assert.deepEqual(await page.evaluate(() => window.keys), ["Escape"]);
    await page.close();
  });

  test("a press elsewhere closes it, and so does scrolling its line away", async () => {
    const page = await context.visit("plain");
    await marked(page);
    await open(page, "CENTCOM");
    await page.mouse.click(880, 20);
    await noCard(page);
    await page.evaluate(() => scrollTo(0, 0));
    await open(page, "CENTCOM");
    await page.evaluate(() => scrollBy(0, 3000));
    await noCard(page);
    await page.close();
  });

  test("keyboard: next and previous take the focus, speak, and give the focus back", async () => {
    const page = await context.visit("plain");
    await marked(page);
    const own = await context.own("popup/popup.html");
    await page.bringToFront();
    await page.focus("#link");
    await page.evaluate(() => scrollTo(0, 0));
    await order(own, "next-term");
    const first = await until(() => card(page), (seen) => seen?.spoken, "a spoken card");
    assert.equal(first.focused, true);
    assert.ok(first.text.startsWith(first.spoken.split(".")[0]), first.spoken);
    const before = await opened(page);
    await order(own, "next-term");
    await until(() => opened(page), (at) => at === before + 1, "the next card");
    await order(own, "previous-term");
    await until(() => opened(page), (at) => at === before, "the card before");
    await page.mouse.move(20, 20);
    await pause(600);
    assert.notEqual(await card(page), null, "the pointer does not close what the keyboard opened");
    await page.keyboard.press("Escape");
    await noCard(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), "link");
    await order(own, "no-such-command");
    await pause(200);
    assert.equal(await card(page), null);
    assert.deepEqual(page.errors, []);
    await own.close();
    await page.close();
  });

  /** Steps by keyboard to a card that can jump; says whether there is one. */
  const stepToJump = async (page, own) => {
    await page.focus("#link");
    await page.evaluate(() => scrollTo(0, 0));
    for (let tries = 0; tries < 25; tries += 1) {
      await order(own, "next-term");
      const seen = await until(() => card(page), (one) => one?.spoken, "a card with the focus");
      if (seen.elements.includes("button")) return true;
      await page.keyboard.press("Escape");
      await noCard(page);
    }
    return false;
  };

  test("Tab walks through the card and then back to the page; its button jumps to the introduction", async () => {
    const page = await context.visit("jump");
    await marked(page);
    const own = await context.own("popup/popup.html");
    await page.bringToFront();
    assert.ok(await stepToJump(page, own), "no card can jump: the engine names no introduction");
    await page.keyboard.press("Tab");
    assert.equal((await card(page)).focus, "Show the place");
    await page.keyboard.press("Tab");
    await noCard(page);
    assert.equal(await page.evaluate(() => document.activeElement.id), "link");
    assert.ok(await stepToJump(page, own));
    await press(page);
    await noCard(page);
    const place = await page.evaluate(() => {
      const [range] = CSS.highlights.get("glossator-flash");
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      const { top, bottom } = live.getBoundingClientRect();
      return { words: String(live), top, bottom };
    });
    assert.ok(place.words.length > 3 && place.top >= 0 && place.bottom <= 700, JSON.stringify(place));
  });

  test("takes the side of the page: light and dark", async () => {
    for (const [path, dark] of [["plain", false], ["dark", true], ["image", true]]) {
      const page = await context.visit(path);
      await marked(page);
      assert.equal((await open(page, "CENTCOM", 1)).dark, dark, path);
      await pause(200);
      if (path === "dark") await page.screenshot({ path: `${SCREENSHOTS}/card-dark-${context.name}.png` });
      await page.close();
    }
  });

  test("shows hostile names as what they are: text", async () => {
    const page = await context.visit("hostile");
    await marked(page);
    const found = await hover(page, "HRWU").then(() => pause(600)).then(() => card(page));
    for (const name of found?.elements ?? []) assert.notEqual(name, "img");
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  for (const path of ["overlay", "unselectable", "rude", "modal", "link"]) {
    test(`opens on a difficult page: ${path}`, async () => {
      const page = await context.visit(path);
      await marked(page);
      const seen = await open(page, "CENTCOM", 1);
      assert.match(seen.text, /CENTCOM/u);
      assert.ok(isInside(seen.box, { width: 900, height: 700 }), JSON.stringify(seen.box));
      await page.close();
    });
  }

  test("does not open through something that hides the text", async () => {
    const page = await context.visit("covered");
    await marked(page);
    await hover(page, "CENTCOM");
    await pause(600);
    assert.equal(await card(page), null);
    await page.close();
  });

  test("fits a window 320 px wide", async () => {
    const page = await context.visit("plain", { width: 320, height: 500 });
    await marked(page);
    const seen = await open(page, "CENTCOM", 1);
    assert.ok(isInside(seen.box, { width: 320, height: 500 }), JSON.stringify(seen.box));
    await pause(200);
    await page.screenshot({ path: `${SCREENSHOTS}/card-narrow-${context.name}.png` });
    await page.close();
  });

  test("touch: a tap opens, a second one closes, links stay the page's", async () => {
    const page = await context.visit("plain", { touch: true });
    await marked(page);
    const box = await boxOf(page, "CENTCOM");
    const tap = () => page.touchscreen.tap((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    await tap();
    await cardWith(page, "CENTCOM");
    await tap();
    await noCard(page);
    await tap();
    await cardWith(page, "CENTCOM");
    await page.touchscreen.tap(20, 20);
    await noCard(page);
    await page.close();
    const linked = await context.visit("link", { touch: true });
    await marked(linked);
    const inLink = await boxOf(linked, "CENTCOM", 1);
    await linked.touchscreen.tap((inLink.left + inLink.right) / 2, (inLink.top + inLink.bottom) / 2);
    await pause(400);
    assert.equal(await card(linked), null);
    assert.ok(linked.url().endsWith("#c"), "the link was followed");
    await linked.close();
  });
});
