/**
 * The plain features of a page's blocks, gathered from the live DOM.
 *
 * The engine decides which blocks are the article from what stands here, and from
 * nothing else; `src/html.rs` gathers the same from an HTML file, and
 * `src/page.rs` says what each feature means. What a class name or a role says
 * about a place is the engine's business: this file only reads it.
 *
 * Nothing here asks for layout or computed style, so a walk with it costs what
 * reading the tree costs.
 */

/** The elements whose begin and end part two blocks: `BLOCK_TAGS` of page.rs. */
export const BLOCK_TAGS = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div " +
    "dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr " +
    "html legend li main menu nav ol p pre search section summary table tbody td " +
    "tfoot th thead tr ul"
  ).split(" "),
);

/** The elements whose text is no text of the page: `SKIPPED_TAGS` of page.rs. */
export const SKIPPED_TAGS = new Set(
  (
    "audio button canvas datalist embed head iframe input meter noscript object " +
    "option output progress script select style svg template textarea title video"
  ).split(" "),
);

/** Where authors name the parts of a page: `NAME_ATTRIBUTES` of page.rs. */
const NAME_ATTRIBUTES = ["id", "class", "role", "itemprop", "aria-label"];

/** Longer names are generated ones: `NAMES_MAX` of page.rs. */
const NAMES_MAX = 200;

/** The role a block takes from the nearest of these elements around it. */
const ROLES = new Map([
  ["h1", "title"],
  ["h2", "heading"],
  ["h3", "heading"],
  ["h4", "heading"],
  ["h5", "heading"],
  ["h6", "heading"],
  ["li", "list-item"],
  ["dd", "list-item"],
  ["dt", "list-item"],
  ["blockquote", "quotation"],
  ["figcaption", "caption"],
  ["caption", "caption"],
  ["td", "cell"],
  ["th", "cell"],
]);

/** Structured data that calls the page an article, whatever kind of one. */
const ARTICLE_TYPE = /"@type"\s*:\s*(?:\[\s*)?"\w*(?:Article|Posting)"/;

const EMPHASIS = new Set(["b", "strong", "i", "em"]);
const SPACE = /\s+/g;

/**
 * @typedef {{ parent: number, tag: string, names: string }} Group
 * @typedef {{ index: number, link: boolean, emphasis: boolean, role: string }} Known
 * @typedef {{ link: number, emphasis: number, group: number }} Features
 */

/**
 * Whether an element, with all in it, is passed over.
 * @param {Element} element
 */
export function isSkipped(element) {
  if (SKIPPED_TAGS.has(element.localName) || element.hasAttribute("hidden")) return true;
  if (element.getAttribute("aria-hidden") === "true") return true;
  const style = element.getAttribute("style");
  return style !== null && /display\s*:\s*none/i.test(style);
}

/** The surroundings of the blocks of one page, numbered as they are met. */
export class Survey {
  /**
   * The elements that hold the blocks, each after its parent; goes to the engine
   * as `page.groups` when all blocks are described.
   * @type {Group[]}
   */
  groups = [];

  /** @type {WeakMap<Element, Known>} */
  #known = new WeakMap();

  /**
   * The role and the features of one block.
   * @param {Element} element the nearest element of `BLOCK_TAGS` around the text
   * @param {Iterable<Text>} nodes the text nodes of the block
   * @returns {{ role: string, features: Features }}
   */
  block(element, nodes) {
    const around = this.#know(element);
    let link = 0;
    let emphasis = 0;
    for (const node of nodes) {
      let inLink = around.link;
      let stressed = around.emphasis;
      let at = node.parentElement;
      while (at && at !== element && !(inLink && stressed)) {
        inLink ||= isLink(at);
        stressed ||= EMPHASIS.has(at.localName);
        at = at.parentElement;
      }
      if (!inLink && !stressed) continue;
      const length = node.data.replace(SPACE, "").length;
      if (inLink) link += length;
      if (stressed) emphasis += length;
    }
    return { role: around.role, features: { link, emphasis, group: around.index } };
  }

  /**
   * What is known of an element, and of those around it: each is read once.
   * @param {Element} element
   * @returns {Known}
   */
  #know(element) {
    /** @type {Element[]} */
    const unknown = [];
    /** @type {Element | null} */
    let at = element;
    /** @type {Known | undefined} */
    let known;
    while (at && !(known = this.#known.get(at))) {
      unknown.push(at);
      at = parentOf(at);
    }
    while ((at = unknown.pop() ?? null)) known = this.#add(at, known);
    return /** @type {Known} */ (known);
  }

  /**
   * @param {Element} element
   * @param {Known | undefined} around what is known of the element around it
   * @returns {Known}
   */
  #add(element, around) {
    const index = this.groups.length;
    const tag = element.localName;
    const names = namesOf(element);
    this.groups.push({ parent: around?.index ?? index, tag, names });
    const heading = element.getAttribute("role") === "heading" ? "heading" : undefined;
    const known = {
      index,
      link: around?.link || isLink(element),
      emphasis: around?.emphasis || EMPHASIS.has(tag),
      role: ROLES.get(tag) ?? heading ?? inherited(tag, around?.role),
    };
    this.#known.set(element, known);
    return known;
  }
}

/**
 * The role of an element that has none of its own: that of the one around it, but
 * sections and the paragraphs of a table's cell start afresh.
 * @param {string} tag
 * @param {string | undefined} around
 */
function inherited(tag, around) {
  const own = tag === "p" ? "paragraph" : "other";
  if (around === undefined || around === "paragraph" || around === "other") return own;
  return around === "cell" ? own : around;
}

/** @param {Element} element */
function isLink(element) {
  return element.localName === "a" && element.hasAttribute("href");
}

/** @param {Element} element */
function namesOf(element) {
  let names = "";
  for (const attribute of NAME_ATTRIBUTES) {
    const value = element.getAttribute(attribute);
    if (value) names += (names && " ") + value;
  }
  return names.length > NAMES_MAX ? names.slice(0, NAMES_MAX) : names;
}

/**
 * The element around an element, through the border of an open shadow tree.
 * @param {Element} element
 * @returns {Element | null}
 */
function parentOf(element) {
  const parent = element.parentNode;
  if (parent instanceof Element) return parent;
  return parent instanceof ShadowRoot ? parent.host : null;
}

/**
 * What the page as a whole says it is.
 * @param {Document} document
 */
export function describe(document) {
  const meta = document.querySelector('meta[property="og:title"]')?.getAttribute("content");
  return {
    title: (meta || document.title).trim(),
    traits: {
      password: document.querySelector('input[type="password" i]') !== null,
      editor: isEditor(document),
      article: isArticle(document),
    },
  };
}

/** @param {Document} document */
function isEditor(document) {
  if (document.designMode === "on") return true;
  let editable = 0;
  for (const element of document.querySelectorAll('[contenteditable], [role="textbox"]')) {
    if (element.getAttribute("contenteditable") === "false") continue;
    editable += element.textContent?.length ?? 0;
  }
  return editable > 0 && editable * 2 > (document.body?.textContent?.length ?? 0);
}

/** @param {Document} document */
function isArticle(document) {
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute("content");
  if (type?.trim().toLowerCase() === "article") return true;
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    if (ARTICLE_TYPE.test(script.textContent ?? "")) return true;
  }
  return document.querySelector('[itemtype$="Article"], [itemtype$="Posting"]') !== null;
}
