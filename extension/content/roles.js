/**
 * What an element does to the text inside it: whether it is read at all, whether it
 * begins a block, and what the block is then.
 */

/** @import { Role } from "../shared/types.js" */

/** @param {string} names */
const set = (names) => new Set(names.toUpperCase().split(" "));

/** Elements whose text is no prose, or is not shown, or belongs to the reader. */
const UNREAD = set(
  "script style noscript template textarea input select option datalist button iframe " +
    "frame object embed canvas video audio svg math pre head title meter progress map " +
    "rt rp",
);

/** Elements that stand inside a line of text. */
const INLINE = set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q " +
    "ruby rb s samp small span strike strong sub sup time tt u var wbr br img picture slot",
);

/** @type {Record<string, Role>} */
const OWN_ROLE = {
  H1: "title",
  H2: "heading", H3: "heading", H4: "heading", H5: "heading", H6: "heading",
  P: "paragraph",
  LI: "list-item", DT: "list-item", DD: "list-item",
  BLOCKQUOTE: "quotation",
  FIGCAPTION: "caption", CAPTION: "caption",
  TD: "cell", TH: "cell",
};

/** Roles that a paragraph or a plain element inside them keeps. */
const KEPT = new Set(["list-item", "quotation", "caption", "title", "heading"]);

/**
 * @param {Element} element
 * @returns {boolean} whether nothing in it is read
 */
export const isUnread = (element) =>
  UNREAD.has(element.tagName.toUpperCase()) ||
  element.hasAttribute("hidden") ||
  element.hasAttribute("inert") ||
  element.getAttribute("aria-hidden") === "true" ||
  isEdited(element);

/** @param {Element} element */
const isEdited = (element) => {
  const editable = element.getAttribute("contenteditable");
  return editable !== null && editable.toLowerCase() !== "false";
};

/**
 * Custom elements may be either; only they are asked for their computed style.
 *
 * @param {Element} element
 */
export const isInline = (element) => {
  const tag = element.tagName.toUpperCase();
  return INLINE.has(tag) || (tag.includes("-") && isInlineByStyle(element));
};

/** @param {Element} element */
export const isInlineByStyle = (element) => {
  const display = getComputedStyle(element).display;
  return display === "inline" || display === "contents";
};

/**
 * The role of the text in an element, given the role around it.
 *
 * @param {Element} element
 * @param {Role} around
 * @returns {Role}
 */
export const roleIn = (element, around) => {
  const own =
    element.getAttribute("role") === "heading"
      ? "heading"
      : OWN_ROLE[element.tagName.toUpperCase()];
  return own === undefined || (own === "paragraph" && KEPT.has(around)) ? around : own;
};
