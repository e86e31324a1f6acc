/** Pages made from the demonstration article, and the suite that opens them. */

import { readFileSync } from "node:fs";
import { after, afterEach, before, describe } from "node:test";
import { start } from "./browsers.mjs";
import { serve } from "./server.mjs";

const demo = readFileSync(new URL("../pages/demo.html", import.meta.url), "utf8");

/** The article alone: heading, paragraphs, a figure. */
export const ARTICLE = /<article>[\s\S]*<\/article>/u.exec(demo)[0];

/** The paragraphs of the article. */
export const PARAGRAPHS = ARTICLE.match(/<p>[\s\S]*?<\/p>/gu);

/** A document around some markup. */
export const html = (body, { lang = "en", head = "", style = "" } = {}) =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A test</title><link rel="icon" href="data:,">` +
  `<style>body { max-width: 640px; margin: 160px auto; font: 18px/1.6 serif } ${style}</style>${head}</head><body>${body}</body></html>`;

const wanted = (process.env.GLOSSATOR_BROWSERS ?? "chrome,firefox").split(",");

/**
 * Runs the same tests in each browser, against a server with these pages.
 *
 * @param {string} title
 * @param {Record<string, string | import("./server.mjs").Reply>} pages by path
 * @param {(context: any) => void} tests
 * @param {object} [options] see `start`
 */
export const inBrowsers = (title, pages, tests, options = {}) => {
  for (const name of wanted) {
    describe(`${title} (${name})`, { timeout: 300_000 }, () => {
      const context = { name };
      before(async () => {
        context.server = await serve((path) => {
          const page = pages[path.slice(1)];
          return typeof page === "string" ? { body: page } : page;
        });
        context.url = context.server.url;
        Object.assign(context, await start(name, typeof options === "function" ? options(name) : options));
        /** Opens a page of the server. */
        context.visit = async (path, how) => {
          const page = await context.page(how);
          await page.goto(context.url(path));
          return page;
        };
      });
      afterEach(async () => {
        // What a failed test left open would be in front of the next one.
        const [, ...others] = (await context.browser?.pages()) ?? [];
        await Promise.all(others.map((page) => page.close().catch(() => undefined)));
      });
      after(async () => {
        await context.close?.();
        await context.server?.close();
      });
      tests(context);
    });
  }
};
