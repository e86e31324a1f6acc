/** Pages that change under the reader. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, PARAGRAPHS, html, inBrowsers } from "./support/articles.mjs";
import { card, marked, marks, noCard, open, pause, until } from "./support/reader.mjs";

const pages = {
  plain: html(ARTICLE),
  late: html("<main>Loading</main>"),
};

const fill = (page, markup) =>
  page.evaluate((markup) => { document.querySelector("main").innerHTML = markup; }, markup);

inBrowsers("dynamic pages", pages, (context) => {
  test("marks an article that arrives late", async () => {
    const page = await context.visit("late");
    await pause(300);
    assert.deepEqual(await marks(page), []);
    await fill(page, ARTICLE);
    await marked(page);
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  test("marks a paragraph added to a marked article", async () => {
    const page = await context.visit("plain");
    const before = (await marked(page)).length;
    await page.evaluate((paragraph) => {
      document.querySelector("article").insertAdjacentHTML("beforeend", paragraph);
    }, "<p>The National Museum of Idlib Relics (NMIR) asked CENTCOM for help, and NMIR staff waited for many days.</p>");
    await until(() => marks(page), ({ length }) => length > before, "more marks");
    await page.close();
  });

  test("drops a stale mark before the next paint and its card with it", async () => {
    const page = await context.visit("plain");
    await marked(page);
    await open(page, "CENTCOM");
    const atPaint = await page.evaluate(() => {
      const range = [...CSS.highlights.get("glossator-mark")].find(({ startContainer, startOffset }) =>
        startContainer.data.startsWith("CENTCOM", startOffset));
      const node = range.startContainer;
      node.insertData(0, "Well: ");
      return new Promise((done) => requestAnimationFrame(() =>
        done([...CSS.highlights.get("glossator-mark")].filter(({ startContainer }) => startContainer === node).length)));
    });
    assert.equal(atPaint, 0);
    await noCard(page);
    const found = await until(() => marks(page), (all) => all.includes("CENTCOM"), "the mark to come back");
    assert.ok(!found.some((words) => /Well|: /u.test(words)), found.join());
    await page.close();
  });

  test("removes the marks of removed text", async () => {
    const page = await context.visit("plain");
    await marked(page);
    await page.evaluate(() => document.querySelector("article").remove());
    await until(() => page.evaluate(() => CSS.highlights.get("glossator-mark")?.size ?? 0), (size) => size === 0, "no marks");
    await page.close();
  });

  test("starts over when a single-page application navigates", async () => {
    const page = await context.visit("late");
    await fill(page, ARTICLE);
    await marked(page);
    await page.evaluate(() => {
      history.pushState({}, "", "/other");
      document.querySelector("main").innerHTML = "<p>Nothing here.</p>";
    });
    await until(() => marks(page), ({ length }) => length === 0, "no marks");
    await page.evaluate((markup) => {
      history.pushState({}, "", "/third");
      document.querySelector("main").innerHTML = markup;
    }, PARAGRAPHS.join(""));
    await marked(page);
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  test("finds a shadow root that is added later, and changes inside it", async () => {
    const page = await context.visit("late");
    await page.evaluate((markup) => {
      const host = document.createElement("x-late");
      document.querySelector("main").append(host);
      host.attachShadow({ mode: "open" }).innerHTML = markup;
    }, ARTICLE);
    await marked(page);
    await page.evaluate(() => document.querySelector("x-late").shadowRoot.replaceChildren());
    await until(() => marks(page), ({ length }) => length === 0, "no marks");
    await page.close();
  });

  test("survives a storm of changes and settles", async () => {
    const page = await context.visit("plain");
    await marked(page);
    const slowest = await page.evaluate(async (paragraph) => {
      const box = document.createElement("section");
      document.querySelector("article").append(box);
      let slowest = 0;
      let last = performance.now();
      for (let frame = 0; frame < 90; frame += 1) {
        for (let at = 0; at < 60; at += 1) {
          const line = document.createElement("p");
          line.textContent = `${frame}.${at}`;
          box.append(line);
          if (box.childNodes.length > 200) box.firstChild.remove();
        }
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        slowest = Math.max(slowest, now - last);
        last = now;
      }
      box.innerHTML = paragraph.repeat(3);
      return slowest;
    }, PARAGRAPHS[1]);
    assert.ok(slowest < 500, `a frame took ${slowest} ms`);
    await until(() => marks(page), (all) => all.filter((one) => one === "CENTCOM").length >= 1, "marks", 12_000);
    assert.equal(await card(page), null);
    assert.deepEqual(page.errors, []);
    await page.close();
  });

  test("puts its marks back after the page has cleared the registry", async () => {
    const page = await context.visit("plain");
    await marked(page);
    await page.evaluate(() => {
      CSS.highlights.clear();
      document.querySelector("article").append("One more sentence.");
    });
    await marked(page);
    await page.close();
  });
});
