/** What is marked, and that nothing else happens to the page. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, PARAGRAPHS, html, inBrowsers } from "./support/articles.mjs";
import { card, marked, marks, noCard, open, pause, serialised, until } from "./support/reader.mjs";

const csp = (policy) => ({
  body: html(ARTICLE),
  headers: { "content-security-policy": policy },
});

const POLICIES = {
  none: "default-src 'none'",
  "no-script": "script-src 'none'; style-src 'none'",
  "trusted-types": "require-trusted-types-for 'script'; trusted-types 'none'; script-src 'self'",
  nonce: "script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'",
  sandbox: "sandbox allow-scripts",
};

/** Counts what mutation observers of the page see. */
const WATCH = `<script>
  window.seen = 0;
  new MutationObserver((records) => { window.seen += records.length; })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
</script>`;

const shadow = `<x-story></x-story><script>
  customElements.define("x-story", class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = document.querySelector("template").innerHTML; }
  });
</script>`;

const pages = {
  plain: html(ARTICLE + WATCH),
  ...Object.fromEntries(Object.entries(POLICIES).map(([name, policy]) => [`csp-${name}`, csp(policy)])),
  german: html(ARTICLE, { lang: "de" }),
  short: html("<p>CENTCOM and NATO.</p>"),
  login: html(`${ARTICLE}<form><input type="password"></form>`),
  editor: html(`<div contenteditable="true" role="textbox" aria-multiline="true">${ARTICLE}</div>`),
  frames: html(`<p>Outside.</p><iframe src="plain" width="640" height="500"></iframe>`),
  srcdoc: html(`<p>Outside.</p><iframe width="640" height="500" srcdoc="${ARTICLE.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`),
  advert: html(`<p>Outside.</p><iframe src="plain" width="160" height="160"></iframe>`),
  shadow: html(`<template>${ARTICLE}</template>${shadow}`),
  inline: html(PARAGRAPHS.map((paragraph) => paragraph.replaceAll("CENTCOM", "<b>CENT</b><i>COM</i>")).join("")),
  unread: html(`${ARTICLE}<script>/* CENTCOM */</script><textarea>CENTCOM</textarea><p hidden>HIDDEN CENTCOM</p><pre>PRE CENTCOM</pre>`),
  quirks: html(ARTICLE).replace("<!doctype html>", ""),
};

inBrowsers("marks", pages, (context) => {
  test("an article is marked and its DOM stays what it was", async () => {
    const page = await context.visit("plain");
    const before = await serialised(page);
    const found = await marked(page);
    assert.ok(found.includes("CENTCOM"), found.join());
    assert.equal(await page.evaluate(() => window.seen), 0);
    await open(page, "CENTCOM");
    assert.notEqual(await serialised(page), before);
    await page.keyboard.press("Escape");
    await noCard(page);
    assert.equal(await serialised(page), before);
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  for (const name of Object.keys(POLICIES)) {
    test(`works under the policy "${name}"`, async () => {
      const page = await context.visit(`csp-${name}`);
      await marked(page);
      const before = await serialised(page);
      const seen = await open(page, "CENTCOM");
      assert.ok(seen.box.right - seen.box.left > 200, "the card has its style");
      await page.keyboard.press("Escape");
      await noCard(page);
      assert.equal(await serialised(page), before);
      await page.close();
    });
  }

  for (const name of ["german", "short", "login", "editor"]) {
    test(`leaves a page alone that is no article for it: ${name}`, async () => {
      const page = await context.visit(name);
      await pause(700);
      assert.deepEqual(await marks(page), []);
      await page.close();
    });
  }

  for (const name of ["frames", "srcdoc"]) {
    test(`reads an article in a frame: ${name}`, async () => {
      const page = await context.visit(name);
      const inner = await until(async () => page.frames()[1], Boolean, "the frame");
      await marked(inner);
      await page.close();
    });
  }

  test("leaves a frame of the size of an advertisement alone", async () => {
    const page = await context.visit("advert");
    await pause(700);
    assert.deepEqual(await marks(page.frames()[1]), []);
    await page.close();
  });

  test("marks and explains inside an open shadow root, without a node in it", async () => {
    const page = await context.visit("shadow");
    const before = await serialised(page);
    await marked(page);
    const seen = await open(page, "CENTCOM");
    assert.match(seen.text, /Central Command/u);
    await page.keyboard.press("Escape");
    await noCard(page);
    assert.equal(await serialised(page), before);
    const rules = await page.evaluate(() =>
      [...document.querySelector("x-story").shadowRoot.adoptedStyleSheets].map((sheet) => sheet.cssRules[0].selectorText),
    );
    assert.deepEqual(rules, ["::highlight(glossator-mark)"]);
    await page.close();
  });

  test("marks a term that runs over several elements, each part in its place", async () => {
    const page = await context.visit("inline");
    const found = await marked(page);
    const first = found.indexOf("CENT");
    assert.ok(first >= 0 && found[first + 1] === "COM", found.join());
    assert.match((await open(page, "COM")).text, /CENTCOM/u);
    await page.close();
  });

  test("reads no script, no field, nothing hidden", async () => {
    const page = await context.visit("unread");
    await marked(page);
    const tags = await page.evaluate(() =>
      [...CSS.highlights.get("glossator-mark")].map(({ startContainer }) => startContainer.parentElement.closest("[hidden], pre, textarea, script") !== null),
    );
    assert.ok(!tags.includes(true));
    await page.close();
  });

  test("finds the term under the pointer in quirks mode, wrapped lines and zoom", async () => {
    const page = await context.visit("quirks");
    await marked(page);
    await page.evaluate(() => { document.body.style.zoom = "1.5"; });
    await pause(100);
    assert.match((await open(page, "CENTCOM")).text, /CENTCOM/u);
    assert.notEqual(await card(page), null);
    await page.close();
  });
});
