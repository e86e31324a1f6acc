/**
 * The reader's settings in `storage.local`. Each setting has its own key, so one that
 * is broken falls back to its default alone, and writing one never touches what is
 * stored under the others: nothing of the reader's is lost to a bad value.
 */

import { api } from "./api.js";
import { GLOSSARY_MAX_ENTRIES, GLOSSARY_SHORT_MAX, GLOSSARY_TEXT_MAX } from "./constants.js";

/** @import { GlossaryEntry, Level, Settings } from "./types.js" */

/** @type {readonly Level[]} */
export const LEVELS = ["newcomer", "regular", "expert"];

/** @returns {Settings} */
export const defaults = () => ({ enabled: true, level: "regular", sitesOff: [], glossary: [] });

/**
 * @param {unknown} value
 * @returns {value is GlossaryEntry}
 */
const isEntry = (value) => {
  if (typeof value !== "object" || value === null) return false;
  const { short, name, gloss } = /** @type {Record<string, unknown>} */ (value);
  return (
    typeof short === "string" && short.trim() !== "" && short.length <= GLOSSARY_SHORT_MAX &&
    typeof name === "string" && name.length <= GLOSSARY_TEXT_MAX &&
    typeof gloss === "string" && gloss.length <= GLOSSARY_TEXT_MAX
  );
};

/**
 * How each setting is read from whatever is stored: the value if it is sound, the
 * sound part of a list, else undefined.
 *
 * @type {{ [K in keyof Settings]: (stored: unknown) => Settings[K] | undefined }}
 */
const READ = {
  enabled: (stored) => (typeof stored === "boolean" ? stored : undefined),
  level: (stored) => LEVELS.find((level) => level === stored),
  sitesOff: (stored) =>
    Array.isArray(stored)
      ? [...new Set(stored.filter((host) => typeof host === "string" && host !== ""))]
      : undefined,
  glossary: (stored) =>
    Array.isArray(stored) ? stored.filter(isEntry).slice(0, GLOSSARY_MAX_ENTRIES) : undefined,
};

/**
 * @param {Record<string, unknown>} stored
 * @returns {Settings}
 */
export const fromStored = (stored) => {
  const usual = defaults();
  return {
    enabled: READ.enabled(stored.enabled) ?? usual.enabled,
    level: READ.level(stored.level) ?? usual.level,
    sitesOff: READ.sitesOff(stored.sitesOff) ?? usual.sitesOff,
    glossary: READ.glossary(stored.glossary) ?? usual.glossary,
  };
};

/** The settings as they stand. */
export const load = async () => fromStored(await api.storage.local.get(Object.keys(READ)));

/**
 * Writes the settings given and no other.
 *
 * @param {Partial<Settings>} changed
 */
export const save = (changed) => api.storage.local.set(changed);

/**
 * Switches one site on or off, whatever else is stored in the list.
 *
 * @param {string} site
 * @param {boolean} on
 */
export const switchSite = async (site, on) => {
  const { sitesOff } = await load();
  const others = sitesOff.filter((other) => other !== site);
  await save({ sitesOff: on ? others : [...others, site].sort() });
};

/**
 * Calls back with the settings whenever one of them changes.
 *
 * @param {(settings: Settings, changed: string[]) => void} callback
 * @returns {() => void} stops it
 */
export const watch = (callback) => {
  /** @param {Record<string, unknown>} changes @param {string} area */
  const listener = async (changes, area) => {
    const changed = Object.keys(changes).filter((key) => key in READ);
    if (area === "local" && changed.length > 0) callback(await load(), changed);
  };
  api.storage.onChanged.addListener(listener);
  return () => api.storage.onChanged.removeListener(listener);
};
