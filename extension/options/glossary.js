/**
 * The reader's own glossary as a text file: one term per line, the short form, the
 * full name and the explanation parted by tabs. Reading is all or nothing, and every
 * line that is wrong is named with its reason. Pure: no DOM, no browser.
 */

import { GLOSSARY_MAX_ENTRIES, GLOSSARY_SHORT_MAX, GLOSSARY_TEXT_MAX } from "../shared/constants.js";

/** @import { GlossaryEntry } from "../shared/types.js" */

/** @typedef {{ line: number | null, key: string, value?: string }} Fault a `line_…` text */

/** More faults than these help nobody. */
const FAULTS_MAX = 20;

/**
 * @param {string[]} fields
 * @param {Map<string, number>} seen short forms and their lines
 * @returns {{ key: string, value?: string } | null}
 */
const faultOf = (fields, seen) => {
  const [short, name, gloss = ""] = fields;
  if (fields.length < 2 || fields.length > 3) return { key: "line_fields" };
  if (short === "") return { key: "line_short" };
  if (name === "" && gloss === "") return { key: "line_explanation" };
  if (short.length > GLOSSARY_SHORT_MAX || Math.max(name.length, gloss.length) > GLOSSARY_TEXT_MAX) {
    return { key: "line_long" };
  }
  const before = seen.get(short);
  return before === undefined ? null : { key: "line_twice", value: String(before) };
};

/**
 * @param {string} source
 * @returns {{ entries: GlossaryEntry[], faults: Fault[] }} no entries if there is a fault
 */
export const parse = (source) => {
  /** @type {GlossaryEntry[]} */
  const entries = [];
  /** @type {Fault[]} */
  const faults = [];
  /** @type {Map<string, number>} */
  const seen = new Map();
  source.replace(/^\uFEFF/u, "").split(/\r\n|\n|\r/u).forEach((text, at) => {
    if (text.trim() === "" || text.startsWith("#")) return;
    const line = at + 1;
    const fields = text.split("\t").map((field) => field.trim());
    const fault = faultOf(fields, seen);
    if (fault) {
      faults.push({ line, ...fault });
      return;
    }
    const [short, name, gloss = ""] = fields;
    seen.set(short, line);
    entries.push({ short, name, gloss });
  });
  if (faults.length === 0 && entries.length === 0) faults.push({ line: null, key: "line_none" });
  if (entries.length > GLOSSARY_MAX_ENTRIES) {
    faults.push({ line: null, key: "line_many", value: String(GLOSSARY_MAX_ENTRIES) });
  }
  return { entries: faults.length > 0 ? [] : entries, faults: faults.slice(0, FAULTS_MAX) };
};

/**
 * @param {GlossaryEntry[]} entries
 * @returns {string} what `parse` reads back
 */
export const print = (entries) => {
  const field = (/** @type {string} */ words) => words.replace(/\s+/gu, " ").trim();
  return entries
    .map(({ short, name, gloss }) => `${[short, name, gloss].map(field).join("\t")}\n`)
    .join("");
};

/**
 * The glossary with new entries: a short form that is there already gets its new
 * explanation.
 *
 * @param {GlossaryEntry[]} old
 * @param {GlossaryEntry[]} added
 */
export const merge = (old, added) => [
  ...new Map([...old, ...added].map((entry) => [entry.short, entry])).values(),
];
