/**
 * The engine, loaded once in the life of the worker. The browser stops an idle worker
 * and starts it again with the next message; loading then takes less time than a
 * reader needs to find a mark, so nothing keeps the worker awake.
 */

import init, { Engine } from "../engine/glossator.js";
import { api } from "../shared/api.js";
import { fromEngine } from "../shared/answer.js";
import { load as loadSettings } from "../shared/settings.js";

/** @import { EnginePage } from "../shared/types.js" */

/** @type {Promise<Engine> | undefined} */
let loading;

const start = async () => {
  await init({ module_or_path: api.runtime.getURL("engine/glossator_bg.wasm") });
  return Engine.load(api.runtime.getURL("engine/glossary.pack"));
};

/** Starts the engine, or returns the one that runs. A failed start is tried again. */
export const engine = () => {
  loading ??= start().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

/**
 * Annotates a page at the reader's level and with the reader's glossary.
 *
 * @param {EnginePage} page
 */
export const annotate = async (page) => {
  const [running, settings] = await Promise.all([engine(), loadSettings()]);
  const result = running.annotate(page, { level: settings.level, glossary: settings.glossary });
  return fromEngine(result, running.packError ?? null);
};
