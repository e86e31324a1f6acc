/** What gathering takes from a page: its text, one look at its style, and nothing else. */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ARTICLE, html, inBrowsers } from "./support/articles.mjs";
import { collectorScript } from "./support/collector.mjs";
import { serialised } from "./support/reader.mjs";

const pages = {
  parts: html(
    `<article class="story">
      <p>A <b>bold</b><i> word</i> and <a href="/x">a link</a>’s end.</p>
      <p><span class="big">T</span>he first letter is large.</p>
      <p><span class="label">Where</span><span class="label">Idlib</span></p>
      <p>One<br>two <span hidden>never</span><span aria-hidden="true">nor this</span><span style="color:red; display : none">nor that</span></p>
      <p contenteditable>Written by the reader.</p><p contenteditable="false">Written by the author.</p>
      <p><svg><text>drawn</text></svg>Beside a drawing<script>"code"</script>.</p>
      <section id="host"></section><p>After the shadow.</p>
      <p>No <a name="anchor">anchor</a><o:p> leads</o:p> on.</p>
    </article>`,
    { style: ".label { display: block } .big { font-size: 40px }" },
  ),
  article: html(`${ARTICLE}<div>${"<p><span>Left</span><span>Right</span> of it.</p>".repeat(200)}</div>`),
};

/** Runs in the page. */
const gather = () => {
  const { blocks, groups, roots } = globalThis.glossator.collect(document);
  return {
    texts: blocks.map(({ text }) => text.replaceAll(/[ \n]+/gu, " ").trim()),
    links: blocks.map(({ features }) => features.link),
    emphasis: blocks.map(({ features }) => features.emphasis),
    tags: blocks.map(({ features }) => groups[features.group].tag),
    sound: blocks.every(({ text, nodes, starts }) => nodes.every(({ data }, at) => text.startsWith(data, starts[at]))),
    parents: groups.every(({ parent }, at) => parent <= at),
    roots: roots.length,
  };
};

inBrowsers("gathering", pages, (context) => {
  let collector = "";
  before(async () => {
    collector = await collectorScript();
  });
  /** A page and the world in which content scripts run in it. */
  const visit = async (path) => {
    const page = await context.visit(path);
    const world = page.mainFrame().isolatedRealm();
    await world.evaluate(collector);
    return { page, world };
  };

  test("blocks are parted by tags, and by style only where words would run together", async () => {
    const { page, world } = await visit("parts");
    await page.evaluate(() => {
      const root = document.getElementById("host").attachShadow({ mode: "open" });
      root.innerHTML = "In the shadow.<p>Deep in it.</p>";
    });
    const found = await world.evaluate(gather);
    assert.deepEqual(found.texts, [
      "A bold word and a link’s end.",
      "The first letter is large.",
      "Where",
      "Idlib",
      "One\u2028two",
      "Written by the author.",
      "Beside a drawing.",
      "In the shadow.",
      "Deep in it.",
      "After the shadow.",
      "No anchor leads on.",
    ]);
    assert.deepEqual(found.tags.slice(6), ["p", "section", "p", "p", "p"]);
    assert.deepEqual([found.links[0], found.links[10], found.emphasis[0], found.roots], [5, 0, 8, 1]);
    assert.ok(found.sound && found.parents);
  });

  test("style and layout are asked for once at most, and the DOM stays", async () => {
    const { page, world } = await visit("article");
    const before = await serialised(page);
    await page.evaluate(() => {
      document.adoptedStyleSheets = [new CSSStyleSheet()];
    });
    // Only Chromium counts. Its own frames, and the marks being drawn, count too and can only add: the least of
    // several tries is what the walk itself asks for.
    const counts = async () => (context.name === "chrome" ? page.metrics() : { LayoutCount: 0, RecalcStyleCount: 0 });
    const tries = [];
    for (const width of [90, 80, 70, 60, 50]) {
      const begin = await counts();
      const found = await world.evaluate((width) => {
        // Dirty again, as a page is whose scripts are at work.
        document.adoptedStyleSheets[0].replaceSync(`p { letter-spacing: 1px; width: ${width}% }`);
        const refused = globalThis.glossator.refusal(window);
        return { refused, blocks: globalThis.glossator.collect(document).blocks.length };
      }, width);
      const end = await counts();
      assert.equal(found.refused, null);
      assert.ok(found.blocks > 200);
      tries.push({ style: end.RecalcStyleCount - begin.RecalcStyleCount, layout: end.LayoutCount - begin.LayoutCount });
    }
    assert.ok(Math.min(...tries.map(({ style }) => style)) <= 1, "style");
    assert.ok(Math.min(...tries.map(({ layout }) => layout)) <= 1, "layout");
    assert.equal(await serialised(page), before);
    assert.deepEqual(page.errors, []);
  });
});
