/**
 * The two real browsers, each with the real unpacked extension and the probe, behind
 * one interface. Everything started here is ended by `close`.
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
const PROBE = fileURLToPath(new URL("probe", import.meta.url));

/** The unpacked extension under test. */
export const EXTENSION = process.env.GLOSSATOR_EXTENSION ?? `${REPOSITORY}dist/extension`;
export const SCREENSHOTS = `${REPOSITORY}dist/screenshots`;

/** Any fixed number does: Firefox otherwise makes up the address of each install. */
const FIREFOX_ORIGIN = "6f0c1ad4-3a0e-4d4c-9e4f-0a3d5a5e7c11";
const FIREFOX_ID = "glossator@glossator.org";

/** Where the browsers are looked for, first found first taken. */
const EXECUTABLES = {
  chrome: [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  firefox: [process.env.FIREFOX_PATH, "/usr/bin/firefox-esr", "/usr/bin/firefox"],
};

/** @param {"chrome" | "firefox"} name */
export const executable = (name) => EXECUTABLES[name].find((path) => path && existsSync(path));

const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

const START = {
  chrome: async ({ extension, headless, args, probe }) => {
    const browser = await puppeteer.launch({
      executablePath: executable("chrome"),
      pipe: true,
      headless,
      enableExtensions: probe ? [extension, PROBE] : [extension],
      // Nothing but the extension may speak: no updates, no checks, no start page.
      args: [...asRoot, "--no-first-run", "--disable-component-update", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1", ...args],
    });
    const worker = await browser.waitForTarget(
      (target) => target.type() === "service_worker" && target.url().endsWith("/background/main.js"),
      { timeout: 20_000 },
    );
    return { browser, origin: worker.url().replace("/background/main.js", "") };
  },
  firefox: async ({ extension, headless, args, probe, prefs }) => {
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: executable("firefox"),
      headless,
      // Extension pages are out of bounds to automation otherwise.
      args: ["--remote-allow-system-access", ...args],
      extraPrefsFirefox: {
        "extensions.webextensions.uuids": JSON.stringify({ [FIREFOX_ID]: FIREFOX_ORIGIN }),
        // An idle background is stopped at once, so that every test also wakes it.
        "extensions.background.idle.timeout": 600,
        // No traffic but loopback.
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": 9,
        "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
        ...prefs,
      },
    });
    await browser.installExtension(extension);
    if (probe) await browser.installExtension(PROBE);
    return { browser, origin: `moz-extension://${FIREFOX_ORIGIN}` };
  },
};

/**
 * @param {"chrome" | "firefox"} name
 * @param {object} [options]
 * @param {string} [options.extension]
 * @param {boolean} [options.headless]
 * @param {boolean} [options.probe]
 * @param {string[]} [options.args]
 * @param {Record<string, unknown>} [options.prefs] Firefox only
 */
export const start = async (name, { extension = EXTENSION, headless = true, probe = true, args = [], prefs = {} } = {}) => {
  if (!executable(name)) throw new Error(`${name} is not installed`);
  if (!existsSync(`${extension}/manifest.json`)) {
    throw new Error(`no extension in ${extension}: build it with "cargo xtask build"`);
  }
  const { browser, origin } = await START[name]({ extension, headless, args, probe, prefs });
  return {
    name,
    browser,
    origin,
    /** A page that keeps what goes wrong in it. */
    page: async ({ width = 900, height = 700, touch = false } = {}) => {
      const page = await browser.newPage();
      await page.setViewport({ width, height, hasTouch: touch });
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error?.stack ?? error)));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      return Object.assign(page, { errors });
    },
    /**
     * Tells of exceptions in the extension's worker. Only Chromium lets automation
     * listen there; in Firefox a worker that fails shows as pages without marks.
     */
    onWorkerError: async (listener) => {
      const attach = async (target) => {
        if (target.type() !== "service_worker" || !target.url().startsWith(origin)) return;
        const worker = await target.worker().catch(() => null);
        worker?.client.on("Runtime.exceptionThrown", ({ exceptionDetails }) =>
          listener(exceptionDetails.exception?.description ?? exceptionDetails.text),
        );
      };
      if (name !== "chrome") return;
      browser.on("targetcreated", attach);
      for (const target of browser.targets()) await attach(target);
    },
    /** A page of the extension itself, in a tab of its own. */
    own: async (path) => {
      const page = await browser.newPage();
      // Firefox never reports the end of this navigation.
      await page.goto(`${origin}/${path}`, { timeout: 1500 }).catch(() => undefined);
      await page.waitForFunction(() => document.readyState === "complete" && document.body !== null);
      return page;
    },
    close: () => browser.close(),
  };
};
