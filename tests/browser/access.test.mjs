/** Accessibility: axe on card, popup and options; forced colours; reduced motion. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ARTICLE, html, inBrowsers } from "./support/articles.mjs";
import { boxOf, card, marked, open, pause, until } from "./support/reader.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const pages = {
  plain: html(ARTICLE),
  dark: html(ARTICLE, { style: "html { background: #16181b; color: #d8d6d0 }" }),
  empty: html("<main id='place'><h1>Card</h1></main>"),
};

/** What axe finds in a page, best-practice hints left out. */
const violations = async (page) => {
  await page.evaluate((source) => { (0, eval)(source); }, axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
};

inBrowsers("access", pages, (context) => {
  for (const path of ["plain", "dark"]) {
    test(`axe finds nothing on the card of a page: ${path}`, async () => {
      const page = await context.visit(path);
      await marked(page);
      const seen = await open(page, "CENTCOM", 1);
      // axe cannot look into a closed root: the same tree and style in an open one.
      const copy = await context.visit("empty");
      await copy.evaluate(({ html, css }) => {
        const host = document.createElement("div");
        document.getElementById("place").append(host);
        const root = host.attachShadow({ mode: "open" });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        root.adoptedStyleSheets = [sheet];
        root.innerHTML = html;
      }, seen);
      await pause(300);
      assert.deepEqual(await violations(copy), []);
    });
  }

  for (const path of ["popup/popup.html", "options/options.html"]) {
    test(`axe finds nothing on ${path}`, async () => {
      const own = await context.own(path);
      await until(() => own.evaluate(() => document.querySelector("h1").textContent), Boolean, "the texts");
      // The page's own policy forbids to evaluate source: axe comes in as a script.
      const copy = await context.visit("empty");
      const { markup, css } = await own.evaluate(() => ({
        markup: document.body.innerHTML,
        css: [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\n"),
      }));
      await copy.evaluate(({ markup, css }) => {
        document.querySelectorAll("style").forEach((style) => style.remove());
        document.body.innerHTML = markup;
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, { markup, css });
      assert.deepEqual(await violations(copy), []);
    });
  }

  test("reduced motion: the card does not move", { skip: context.name === "firefox" }, async () => {
    const page = await context.visit("plain");
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await marked(page);
    const first = await open(page, "CENTCOM", 1);
    await pause(200);
    assert.deepEqual((await card(page)).box, first.box);
  });
});

const FORCED = { prefs: { "browser.display.document_color_use": 2, "browser.display.permit_backplate": true } };

inBrowsers("forced colours", pages, (context) => {
  test("no mark is painted, and the pointer still finds every term", async () => {
    const page = await context.page();
    if (context.name === "chrome") {
      const session = await page.createCDPSession();
      await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    }
    await page.goto(context.url("plain"));
    assert.equal(await page.evaluate(() => matchMedia("(forced-colors: active)").matches), true);
    await boxOf(page, "CENTCOM");
    const seen = await until(async () => {
      const one = await open(page, "CENTCOM", 1).catch(() => null);
      return one;
    }, Boolean, "a card", 20_000);
    assert.match(seen.text, /CENTCOM/u);
    assert.equal(await page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith("glossator")).length), 0);
  });
}, FORCED);
