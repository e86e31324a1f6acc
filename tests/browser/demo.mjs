/**
 * The demonstration: a news article in Chromium with the extension on it.
 *
 *     node tests/browser/demo.mjs
 *
 * With a display the browser stays open until it is closed or this is interrupted.
 * Without one, a card is opened by hovering, a picture of it is saved, the glossary of
 * the page is printed, and the exit code says whether all that was possible.
 */

import { mkdirSync } from "node:fs";
import { EXTENSION, SCREENSHOTS, start } from "./support/browsers.mjs";
import { hover, marked, card, until } from "./support/reader.mjs";
import { serve } from "./support/server.mjs";

const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const say = (line) => process.stdout.write(`${line}\n`);

/** The terms of the page in front, as the extension's own popup lists them. */
const glossaryOf = async (context, page) => {
  const popup = await context.own("popup/popup.html");
  await page.bringToFront();
  await popup.evaluate(() => { setTimeout(() => location.reload(), 0); });
  const rows = () =>
    popup
      .evaluate(() =>
        [...document.querySelectorAll("#terms button")].map(({ firstChild, lastChild }) => [
          firstChild.textContent,
          lastChild === firstChild ? "" : lastChild.textContent,
        ]),
      )
      .catch(() => []);
  const found = await until(rows, ({ length }) => length > 0, "the glossary");
  await popup.close();
  return found;
};

/** Whatever is marked first and stands in the window. */
const firstWords = (page) =>
  page.evaluate(() => {
    const [{ startContainer, startOffset, endOffset }] = CSS.highlights.get("glossator-mark");
    return startContainer.data.slice(startOffset, endOffset);
  });

const show = async (context, page) => {
  const glossary = await glossaryOf(context, page);
  await hover(page, await firstWords(page));
  await until(() => card(page), Boolean, "a card");
  await new Promise((done) => setTimeout(done, 250));
  mkdirSync(SCREENSHOTS, { recursive: true });
  const picture = `${SCREENSHOTS}/demo.png`;
  await page.screenshot({ path: picture });
  say(`${glossary.length} terms on the page:\n`);
  const width = Math.max(...glossary.map(([name]) => name.length));
  for (const [name, gloss] of glossary) say(`  ${name.padEnd(width)}  ${gloss}`);
  say(`\nThe picture: ${picture}`);
};

const server = await serve();
const interrupted = new Promise((done) => {
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, done);
});
let context;
try {
  context = await start("chrome", { headless: !hasDisplay, probe: !hasDisplay });
  const page = hasDisplay
    ? ((await context.browser.pages())[0] ?? (await context.browser.newPage()))
    : await context.page({ width: 1000, height: 800 });
  await page.goto(server.url("demo.html"));
  await marked(page);
  if (!hasDisplay) await show(context, page);
  say(`The unpacked extension: ${EXTENSION}`);
  say("  Chromium: chrome://extensions, developer mode, load unpacked");
  say("  Firefox:  about:debugging, this Firefox, load temporary add-on");
  if (hasDisplay) {
    say("Rest the pointer on a dotted word. Close the browser or press Ctrl+C to end.");
    await Promise.race([interrupted, new Promise((done) => context.browser.once("disconnected", done))]);
  }
} catch (error) {
  process.stderr.write(`The demonstration failed: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await context?.close().catch(() => undefined);
  await server.close();
}
