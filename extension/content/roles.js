/**
 * What an element does to the text inside it: whether it is read at all, whether it
 * begins a block, and what the block is then.
 */

/** @import { Role } from "../shared/types.js" */

/** @param {string} names */
const set = (names) => new Set(names.toUpperCase().split(" "));

/**
 * Elements whose text is no prose, or is not shown, or belongs to the reader:
 * `SKIPPED_TAGS` of page.rs.
 */
const UNREAD = set(
  "audio button canvas datalist embed frame head iframe input map math meter noscript " +
    "object option output pre progress rp rt script select style svg template textarea " +
    "title video",
);

/** Elements whose begin and end part two blocks: `BLOCK_TAGS` of page.rs. */
const BORDERS = set(
  "address article aside blockquote body caption center dd details dialog dir div dl dt " +
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html " +
    "legend li main menu nav ol p pre search section summary table tbody td tfoot th " +
    "thead tr ul",
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

/** Roles that a paragraph or a plain element inside them keeps; a cell may hold a page. */
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
  HIDING.test(element.getAttribute("style") ?? "") ||
  isEdited(element);

const HIDING = /(?:^|;)\s*display\s*:\s*none\b/iu;

/** @param {Element} element */
const isEdited = (element) => {
  const editable = element.getAttribute("contenteditable");
  return editable !== null && editable.toLowerCase() !== "false";
};

/**
 * By tag alone, as an HTML file is read; the style of a page is not known there.
 *
 * @param {Element} element
 */
export const isBorder = (element) => BORDERS.has(element.tagName.toUpperCase());

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
    OWN_ROLE[element.tagName.toUpperCase()] ??
    (element.getAttribute("role") === "heading" ? "heading" : undefined);
  if (own !== undefined && own !== "paragraph") return own;
  return KEPT.has(around) ? around : (own ?? "other");
};
