/**
 * What an element does to the walk: whether what is inside it is read at all, whether it
 * begins a block, and what the block is then.
 */

/** @import { Role } from "../shared/types.js" */

/** @param {string} names */
const set = (names) => new Set(names.split(" "));

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

/** Elements that never have anything in them. */
const EMPTY = set("area base col hr img link meta source track wbr");

/** Elements, other than authors' own, that may host a shadow root: so says the DOM. */
const HOSTS = set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span",
);

/** @type {Record<string, Role>} */
const OWN_ROLE = {
  h1: "title",
  h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading",
  p: "paragraph",
  li: "list-item", dt: "list-item", dd: "list-item",
  blockquote: "quotation",
  figcaption: "caption", caption: "caption",
  td: "cell", th: "cell",
};

/** Roles that a paragraph or a plain element inside them keeps; a cell may hold a page. */
const KEPT = new Set(["list-item", "quotation", "caption", "title", "heading"]);

/** What an element does to the walk over a page, as bits: it can do several things. */
export const EFFECT = Object.freeze({
  /** It is a line break. */
  break: 1,
  /** Its begin and end part two blocks. */
  border: 2,
  /** Nothing in it is read. */
  unread: 4,
  /** It is a link, if it leads anywhere. */
  link: 8,
  /** Its text is bold or italic. */
  emphasis: 16,
  /** It may host a shadow root. */
  host: 32,
});

/** @type {Map<string, number>} */
const EFFECTS = new Map();
for (const [names, effect] of /** @type {const} */ ([
  [set("br"), EFFECT.break],
  [BORDERS, EFFECT.border],
  [UNREAD, EFFECT.unread],
  [EMPTY, EFFECT.unread],
  [HOSTS, EFFECT.host],
  [set("a"), EFFECT.link],
  [set("b em i strong"), EFFECT.emphasis],
])) {
  for (const name of names) EFFECTS.set(name, (EFFECTS.get(name) ?? 0) | effect);
}

/**
 * What an element does, by its name alone: an HTML file is read so, where the style of
 * the page is not known. One look-up, since the walk asks this of every element.
 *
 * @param {string} name local name
 */
export const effectOf = (name) => EFFECTS.get(name) ?? (name.includes("-") ? EFFECT.host : 0);

/** Attributes that take an element out of what is read. */
const HIDING = "[hidden], [inert], [aria-hidden=true]";
const EDITED = "[contenteditable]:not([contenteditable=false i])";
const STYLED = '[style*="display" i]';

/** Elements of which nothing is read, as far as a selector can tell. */
export const UNREAD_SELECTOR = [...UNREAD, HIDING, EDITED, '[style*="display:none" i]'].join();

const STYLE_HIDES = /(?:^|;)\s*display\s*:\s*none\b/iu;

/**
 * The elements in a tree that an attribute takes out of what is read. The browser finds
 * them all at once in a fraction of the time that asking each element would take.
 *
 * @param {ParentNode} root
 * @returns {Set<Node>}
 */
export const hiddenIn = (root) => {
  /** @type {Set<Node>} */
  const hidden = new Set(root.querySelectorAll(`:is(${HIDING}, ${EDITED}):not(svg)`));
  for (const element of root.querySelectorAll(STYLED)) {
    if (STYLE_HIDES.test(element.getAttribute("style") ?? "")) hidden.add(element);
  }
  return hidden;
};

/** @param {Element} element */
export const isInlineByStyle = (element) => {
  const display = getComputedStyle(element).display;
  return display === "inline" || display === "contents";
};

/**
 * The role of the text in an element, given the role around it.
 *
 * @param {{ element: Element, name: string }} of
 * @param {Role} around
 * @param {boolean} named whether the element has a `role`, or another rare name
 * @returns {Role}
 */
export const roleIn = ({ element, name }, around, named) => {
  const own =
    OWN_ROLE[name] ??
    (named && element.getAttribute("role") === "heading" ? "heading" : undefined);
  if (own !== undefined && own !== "paragraph") return own;
  return KEPT.has(around) ? around : (own ?? "other");
};
