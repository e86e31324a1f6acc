/**
 * What stands on a card: an element tree for one term, every word of it a text node.
 * The words come from the page, the pack or the reader, and none of them is trusted
 * with markup.
 */

import { text } from "../shared/api.js";
import { SHOWN_MAX_CHARS } from "../shared/constants.js";

/** @import { Term } from "../shared/types.js" */

/** Kinds that tell the reader something the gloss may not; the others are left out. */
const NAMED_KINDS = new Set(["person", "place", "organisation", "product", "group", "event"]);

/** @param {string} words */
const shortened = (words) =>
  words.length <= SHOWN_MAX_CHARS
    ? words
    : `${words.slice(0, SHOWN_MAX_CHARS).replace(/[\uD800-\uDBFF]$/u, "").trimEnd()}…`;

/** @param {string} one @param {string} other */
const isSameText = (one, other) =>
  one.localeCompare(other, "en", { sensitivity: "base" }) === 0;

/** A gloss is a phrase in lower case; on a card it begins like a sentence. */
const sentence = (/** @type {string} */ gloss) =>
  gloss.replace(/^\p{Ll}(?=\p{Ll}|\s)/u, (first) => first.toUpperCase());

/**
 * @param {Document} document
 * @param {string} tag
 * @param {string} kind its class
 * @param {...(string | Node)} inside
 */
const element = (document, tag, kind, ...inside) => {
  const made = document.createElement(tag);
  if (kind) made.className = kind;
  made.append(...inside);
  return made;
};

/**
 * What the short form stands for, when the title does not say it already.
 *
 * @param {Term} term
 */
const fullOf = ({ short, name, expansion }) => {
  const title = short ?? name;
  const isNews = (/** @type {string} */ words) => words !== "" && !isSameText(words, title);
  return [expansion?.text ?? "", name].find(isNews) ?? "";
};

/** The words a screen reader is told. @param {Term} term */
export const spoken = (term) =>
  [term.short ?? term.name, fullOf(term), sentence(term.gloss)]
    .filter((words) => words !== "")
    .map(shortened)
    .join(". ");

/**
 * @param {object} given
 * @param {Document} given.document
 * @param {Term} given.term
 * @param {(() => void) | null} given.onJump goes to where the article introduces the
 *     term; null if it cannot or if that is where the reader is
 * @returns {{ title: HTMLElement, nodes: Node[] }}
 */
export const face = ({ document, term, onJump }) => {
  /** @type {(tag: string, kind: string, ...inside: (string | Node)[]) => HTMLElement} */
  const make = (tag, kind, ...inside) => element(document, tag, kind, ...inside);
  const title = make("h2", "title", shortened(term.short ?? term.name));
  title.id = "title";
  const head = make("div", "head", title);
  if (NAMED_KINDS.has(term.kind)) head.append(make("span", "kind", text(`kind_${term.kind}`)));
  /** @type {Node[]} */
  const nodes = [head];

  const full = fullOf(term);
  if (full) nodes.push(make("p", "full", shortened(full)));
  if (term.gloss) nodes.push(make("p", "gloss", shortened(sentence(term.gloss))));

  /** @type {Node[]} */
  const parts = [];
  const { introduction } = term;
  if (introduction && introduction.text) {
    const label = make("span", "label", `${text("inThisArticle")} `);
    const part = make("p", "part", label, `“${shortened(introduction.text)}” `);
    if (onJump) {
      const jump = make("button", "", text("jump"));
      /** @type {HTMLButtonElement} */ (jump).type = "button";
      jump.addEventListener("click", onJump);
      part.append(jump);
    }
    parts.push(part);
  }
  if (term.senses.length > 0) {
    const rivals = term.senses.map(({ expansion, gloss }) =>
      make("li", "", shortened([expansion, gloss].filter(Boolean).join(": "))),
    );
    const label = make("span", "label", text("couldAlsoBe"));
    parts.push(make("div", "part", label, make("ul", "rivals", ...rivals)));
  }
  if (parts.length > 0) nodes.push(make("hr", "rule"), ...parts);

  const sources = term.sources.map((source) => text(`source_${source}`));
  if (sources.length > 0) {
    nodes.push(make("p", "source", text("source", new Intl.ListFormat("en").format(sources))));
  }
  return { title, nodes };
};
