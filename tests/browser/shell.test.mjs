/** What surrounds the page: popup, options, settings, the worker, the pack, frames. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTICLE, html, inBrowsers } from "./support/articles.mjs";
import { card, marked, marks, open, pause, until } from "./support/reader.mjs";

const pages = {
  plain: html(ARTICLE),
  short: html("<p>The International Atomic Energy Agency (IAEA) met. IAEA members voted.</p>"),
  login: html(`${ARTICLE}<form><input type="password"></form>`),
  framed: html(`<p>Outside.</p><iframe src="plain" width="640" height="500"></iframe>`),
};

const store = (own, values) =>
  own.evaluate(async (values) => {
    const { local } = (globalThis.browser ?? chrome).storage;
    await local.clear();
    await local.set(values);
  }, values);

const stored = (own) => own.evaluate(() => (globalThis.browser ?? chrome).storage.local.get(null));

/** Loads an extension page again, which no browser reports the end of. */
const reload = async (own) => {
  await own.evaluate(() => {
    window.isOld = true;
    setTimeout(() => location.reload(), 0);
  });
  const isNew = () => own.evaluate(() => !window.isOld && document.readyState === "complete").catch(() => false);
  await until(isNew, Boolean, "the page to be loaded again");
  await pause(100);
};

/** The popup as a page of its own, opened while `page` is in front. */
const popupFor = async (context, page) => {
  const own = await context.own("popup/popup.html");
  await page.bringToFront();
  // The popup asks for the tab in front when it starts.
  await reload(own);
  return own;
};

const state = (own) => own.evaluate(() => document.getElementById("state")?.textContent ?? "");

const terms = (own) =>
  own.evaluate(() => [...document.querySelectorAll("#terms button")].map((button) => button.firstChild.textContent));

const click = (own, selector) => own.evaluate((selector) => document.querySelector(selector).click(), selector);

inBrowsers("shell", pages, (context) => {
  test("the popup counts and lists the terms; choosing one opens its card", async () => {
    const page = await context.visit("plain");
    await marked(page);
    const own = await popupFor(context, page);
    const listed = await until(() => terms(own), (all) => all.includes("CENTCOM"), "the list");
    assert.match(await state(own), new RegExp(`^${listed.length} terms`, "u"));
    await own.evaluate(() => { window.close = () => undefined; });
    await own.evaluate(() => [...document.querySelectorAll("#terms button")].find((one) => one.textContent.startsWith("CENTCOM")).click());
    const seen = await until(() => card(page), (one) => one !== null, "the card");
    assert.match(seen.text, /CENTCOM/u);
    assert.equal(seen.focused, true);
  });

  test("the popup lists the terms of frames too", async () => {
    const page = await context.visit("framed");
    await marked(await until(async () => page.frames()[1], Boolean, "the frame"));
    const own = await popupFor(context, page);
    await until(() => terms(own), (all) => all.includes("CENTCOM"), "the list");
  });

  test("the popup says why a page is left alone and lets the reader insist", async () => {
    const page = await context.visit("short");
    const own = await popupFor(context, page);
    await until(() => state(own), (said) => /too little text/u.test(said), "the reason");
    assert.deepEqual(await marks(page), []);
    await click(own, "#read");
    assert.ok((await marked(page)).includes("IAEA"));
  });

  test("a page that asks for a password cannot be insisted on", async () => {
    const page = await context.visit("login");
    const own = await popupFor(context, page);
    await until(() => state(own), (said) => /password/u.test(said), "the reason");
    assert.equal(await own.evaluate(() => document.getElementById("read").hidden), true);
  });

  test("on and off: everywhere and here, at once, without a reload", async () => {
    const page = await context.visit("plain");
    await marked(page);
    const own = await popupFor(context, page);
    await until(() => terms(own), ({ length }) => length > 0, "the list");
    for (const id of ["#everywhere", "#site"]) {
      await click(own, id);
      await until(() => marks(page), ({ length }) => length === 0, `no marks after ${id}`);
      assert.match(await until(() => state(own), (said) => /off/u.test(said), "the state"), /off here/u);
      await click(own, id);
      await marked(page);
    }
    await click(own, "#site");
    await until(() => stored(own), ({ sitesOff }) => sitesOff.join() === "localhost", "the site to be off");
    const embedding = await context.page();
    await embedding.goto(context.server.url("framed"));
    await pause(600);
    assert.deepEqual(await marks(embedding.frames()[1]), []);
    await store(own, {});
    await marked(page);
  });

  test("broken settings fall back one by one, and nothing of the rest is lost", async () => {
    const own = await context.own("options/options.html");
    const broken = { enabled: "yes", level: 7, sitesOff: ["a.example", 5, null], glossary: [{ short: "QZX", name: "Queue Zone Exchange", gloss: "an exchange" }, "?"], other: 1 };
    await store(own, broken);
    const page = await context.visit("plain");
    await marked(page);
    assert.deepEqual(await stored(own), broken);
    await own.bringToFront();
    await reload(own);
    await until(() => own.evaluate(() => document.getElementById("sites")?.textContent ?? ""), (seen) => seen.startsWith("a.example"), "the site");
    assert.equal(await own.evaluate(() => document.getElementById("level").value), "regular");
    assert.match(await own.evaluate(() => document.getElementById("count").textContent), /^1 term/u);
    await click(own, "#sites button");
    const after = await until(() => stored(own), ({ sitesOff }) => sitesOff.length === 0, "the change");
    assert.deepEqual(after, { ...broken, sitesOff: [] });
    await store(own, {});
  });

  test("the reader's own glossary is imported whole or not at all, and explains", async () => {
    const own = await context.own("options/options.html");
    await store(own, {});
    const choose = (text) =>
      own.evaluate((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], "mine.tsv"));
        const input = document.getElementById("file");
        input.files = data.files;
        input.dispatchEvent(new Event("change"));
      }, text);
    const outcome = () => own.evaluate(() => document.getElementById("outcome").innerText);
    await choose("# mine\nSDF\tmy own words\n\tno short\tform\nHTS\n");
    const said = await until(outcome, (text) => text.includes("Line"), "the faults");
    assert.match(said, /Line 3: has no short form/u);
    assert.match(said, /Line 4: needs/u);
    assert.deepEqual(await stored(own), {});
    await choose("NATO\tmy own alliance\t<b>words</b> of mine\r\n");
    await until(outcome, (text) => text.includes("Imported: 1"), "the import");
    const page = await context.visit("plain");
    await marked(page);
    const seen = await open(page, "NATO");
    assert.match(seen.text, /<b>words<\/b> of mine/iu);
    assert.match(seen.text, /your glossary/u);
    await store(own, {});
  });

  test("the worker is stopped by the browser and started again, unnoticed", async () => {
    const page = await context.visit("plain");
    await marked(page);
    if (context.name === "chrome") {
      const target = context.browser.targets().find((one) => one.type() === "service_worker" && one.url().endsWith("background/main.js"));
      await (await target.worker()).close();
      await until(async () => context.browser.targets().includes(target), (alive) => !alive, "the worker to stop");
    } else {
      // browsers.mjs shortens its idle time to less than this.
      await pause(2500);
    }
    await page.goto(context.url("plain"));
    await marked(page);
    assert.deepEqual(page.errors, []);
  });

  test("no more than storage is asked for, and both shortcuts are there", async () => {
    const own = await context.own("popup/popup.html");
    const found = await own.evaluate(async () => {
      const api = globalThis.browser ?? chrome;
      const { permissions } = await api.permissions.getAll();
      return { permissions, commands: (await api.commands.getAll()).map(({ name }) => name) };
    });
    assert.deepEqual(found.permissions.filter((one) => !one.startsWith("internal:")), ["storage"]);
    assert.ok(["next-term", "previous-term"].every((name) => found.commands.includes(name)), found.commands.join());
  });
});
