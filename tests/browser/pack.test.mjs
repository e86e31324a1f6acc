/** With a knowledge pack that ends early, pages still explain themselves. */

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ARTICLE, html, inBrowsers } from "./support/articles.mjs";
import { EXTENSION } from "./support/browsers.mjs";
import { marked, open } from "./support/reader.mjs";

const folder = mkdtempSync(join(tmpdir(), "glossator-pack-"));
const extension = join(folder, "extension");
cpSync(EXTENSION, extension, { recursive: true });
const pack = join(extension, "engine/glossary.pack");
const bytes = readFileSync(pack);
writeFileSync(pack, bytes.subarray(0, bytes.length / 3));
after(() => rmSync(folder, { recursive: true, force: true }));

inBrowsers("a broken pack", { plain: html(ARTICLE) }, (context) => {
  test("the article's own definitions are explained", async () => {
    const page = await context.visit("plain");
    await marked(page);
    const seen = await open(page, "SDF");
    assert.match(seen.text, /Syrian Democratic Forces/u);
    assert.match(seen.text, /From this article$/u);
    assert.deepEqual(page.errors, []);
  });
}, { extension });
