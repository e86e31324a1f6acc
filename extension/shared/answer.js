/**
 * The engine's answer as plain data, checked when it comes out of the engine and
 * again when it arrives in the page: a mention outside its block or a term that does
 * not exist would otherwise surface as an exception in the middle of painting.
 */

import { BorderError, boolean, count, list, number, oneOf, optional, record, string } from "./check.js";

/** @import { Answer, Introduction, Sense, Term } from "./types.js" */

/** How many numbers describe one mention: block, start, end, term, flags. */
export const MENTION_STRIDE = 5;

/** The bits of a mention's flags. */
export const FLAG = Object.freeze({ mark: 1, full: 2 });

const KINDS = /** @type {const} */ ([
  "acronym", "person", "place", "organisation", "product", "group", "event", "other",
]);
const SOURCES = /** @type {const} */ (["page", "pack", "user", "wikipedia"]);

/** @type {(value: unknown, path: string) => Sense} */
const sense = (value, path) => {
  const it = record(value, path);
  return {
    expansion: string(it.expansion, `${path}.expansion`),
    gloss: string(it.gloss, `${path}.gloss`),
    confidence: number(it.confidence, `${path}.confidence`),
  };
};

/** @type {(value: unknown, path: string) => Introduction} */
const introduction = (value, path) => {
  const it = record(value, path);
  return {
    text: string(it.text, `${path}.text`),
    block: count(it.block, `${path}.block`),
    start: count(it.start, `${path}.start`),
    end: count(it.end, `${path}.end`),
  };
};

/** @type {(value: unknown, path: string) => Term} */
const term = (value, path) => {
  const it = record(value, path);
  return {
    kind: oneOf(it.kind, `${path}.kind`, KINDS),
    name: string(it.name, `${path}.name`),
    short: optional(it.short, `${path}.short`, string),
    gloss: string(it.gloss, `${path}.gloss`),
    expansion: optional(it.expansion, `${path}.expansion`, (inner, at) => {
      const found = record(inner, at);
      return {
        text: string(found.text, `${at}.text`),
        source: oneOf(found.source, `${at}.source`, SOURCES),
      };
    }),
    sources: string(it.source, `${path}.source`)
      .split("+")
      .filter((one) => one !== "")
      .map((one) => oneOf(one, `${path}.source`, SOURCES)),
    senses: list(it.senses, `${path}.senses`, sense),
    introduction: optional(it.introduction, `${path}.introduction`, introduction),
  };
};

/**
 * The engine's own result, as it leaves the engine. Typed arrays become plain ones:
 * Chromium sends messages as JSON, where a typed array turns into an object.
 *
 * @param {unknown} value
 * @param {string | null} packError
 */
export const fromEngine = (value, packError) => {
  const it = record(value, "result");
  const plain = (/** @type {unknown} */ numbers) =>
    numbers instanceof Uint32Array ? Array.from(numbers) : numbers;
  return { ...it, mentions: plain(it.mentions), blocks: plain(it.blocks), packError };
};

/**
 * The answer as it arrives in a page.
 *
 * @param {unknown} value
 * @param {readonly number[]} lengths the lengths of the blocks that were asked about
 * @returns {Answer}
 */
export const fromMessage = (value, lengths) => {
  const it = record(value, "answer");
  const terms = list(it.terms, "answer.terms", term);
  const mentions = list(it.mentions, "answer.mentions", count);
  if (mentions.length % MENTION_STRIDE !== 0) {
    throw new BorderError("message", "answer.mentions: the last mention is not whole");
  }
  for (let at = 0; at < mentions.length; at += MENTION_STRIDE) {
    const [block, start, end, of] = mentions.slice(at, at + 4);
    if (!(start < end && end <= (lengths[block] ?? -1) && of < terms.length)) {
      throw new BorderError("message", `answer.mentions[${at}]: outside the page`);
    }
  }
  for (const { introduction: place } of terms) {
    if (place && !(place.start <= place.end && place.end <= (lengths[place.block] ?? -1))) {
      throw new BorderError("message", "answer.terms: an introduction outside the page");
    }
  }
  return {
    article: boolean(it.article, "answer.article"),
    reason: optional(it.reason, "answer.reason", string),
    packError: optional(it.packError, "answer.packError", string),
    terms,
    mentions,
  };
};

/**
 * Whether there is anything to put on a card.
 *
 * @param {Term} of
 */
export const isExplained = (of) =>
  of.gloss !== "" || of.expansion !== null || of.introduction !== null;
