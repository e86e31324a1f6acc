/**
 * The plain features of a page's blocks by which the engine tells the article from
 * what surrounds it. src/page.rs names and explains them, and src/html.rs gathers the
 * same from an HTML file.
 *
 * The elements around the blocks go to the engine as groups: tag, names, parent. What
 * a class name or a role says about a place is the engine's business; this file only
 * reads it. Each element is read once, and only if a block stands in it; no style or
 * layout is asked for.
 */

import { roleIn } from "./roles.js";

/** @import { Group, PageTraits, Role } from "../shared/types.js" */

/** Where authors name the parts of a page: `NAME_ATTRIBUTES` of page.rs. */
const NAME_ATTRIBUTES = ["id", "class", "role", "itemprop", "aria-label"];

/** Longer names are generated ones, in characters: `NAMES_MAX` of page.rs. */
const NAMES_MAX = 200;

/**
 * Most elements have a class and few have any of the others, so those that have are
 * found beforehand, all at once.
 */
const COMMON = ["class"];
const RARE = NAME_ATTRIBUTES.filter((name) => !COMMON.includes(name)).map((name) => `[${name}]`).join();

/**
 * @typedef {object} Place an element that the walk is inside of
 * @property {Element} element
 * @property {string} name its local name
 * @property {Place | null} around
 * @property {number} depth how many places are around it
 * @property {boolean} border whether its begin and end part blocks
 * @property {boolean} link whether what is in it stands in a link
 * @property {boolean} emphasis whether it stands in bold or italic type
 * @property {number} group its number among the groups; −1 until a block stands in it
 * @property {Role} role of the text in it, once it has a number
 */

/**
 * @param {Element} element
 * @param {string} name
 * @param {Place | null} around
 * @param {boolean} [border]
 * @param {boolean} [link] whether it is a link itself
 * @param {boolean} [emphasis] whether it is in bold or italic type itself
 * @returns {Place}
 */
export const placeOf = (element, name, around, border = false, link = false, emphasis = false) => ({
  element,
  name,
  around,
  depth: around ? around.depth + 1 : 0,
  border,
  link: link || (around?.link ?? false),
  emphasis: emphasis || (around?.emphasis ?? false),
  group: -1,
  role: "other",
});

/** The surroundings of the blocks of one page, numbered as they are met. */
export const createSurvey = () => {
  /** @type {Group[]} */
  const groups = [];
  /** @type {Set<Element>} */
  const named = new Set();

  /** @param {Place} place one whose surroundings are numbered already */
  const add = (place) => {
    const { element, name, around } = place;
    const isNamed = named.has(element);
    place.group = groups.length;
    place.role = roleIn(place, around?.role ?? "other", isNamed);
    groups.push({
      parent: around?.group ?? place.group,
      tag: name,
      names: namesOf(element, isNamed ? NAME_ATTRIBUTES : COMMON),
    });
  };

  return {
    /** The elements around the blocks described so far, each after its parent. */
    groups,
    /** A tree is going to be walked. @param {ParentNode} tree all of it */
    meet: (tree) => {
      for (const element of tree.querySelectorAll(RARE)) named.add(element);
    },
    /**
     * Numbers a place and what is around it, unless they are.
     *
     * @param {Place} place
     */
    number: (place) => {
      if (place.group >= 0) return;
      // Pages nest deeper than a stack of calls may grow.
      const fresh = [];
      for (let at = /** @type {Place | null} */ (place); at && at.group < 0; at = at.around) {
        fresh.push(at);
      }
      fresh.reverse().forEach(add);
    },
  };
};

/** @param {Element} element @param {string[]} attributes */
const namesOf = (element, attributes) => {
  let names = "";
  for (const attribute of attributes) {
    const value = element.getAttribute(attribute);
    if (value) names += names === "" ? value : ` ${value}`;
  }
  return names.slice(0, NAMES_MAX);
};

/** @param {Document} document @param {string} property */
const meta = (document, property) =>
  document.querySelector(`meta[property="${property}"]`)?.getAttribute("content")?.trim() ?? "";

/** The title a document gives itself, in full length where it has that. */
export const titleOf = (/** @type {Document} */ document) =>
  meta(document, "og:title") || document.title;

/** The types that structured data gives to the objects in it, as far as text tells. */
const TYPES = /"@type"\s*:\s*(?:\[\s*)?"([^"]*)"/gu;

/**
 * What a document says it is.
 *
 * @param {Document} document
 * @returns {Pick<PageTraits, "article" | "product">}
 */
export const kindOf = (document) => {
  const kind = meta(document, "og:type");
  const types = [...document.querySelectorAll("[itemtype]")].map(
    (element) => element.getAttribute("itemtype")?.split("/").at(-1) ?? "",
  );
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json" i]')) {
    for (const [, type] of textContent?.matchAll(TYPES) ?? []) types.push(type);
  }
  return {
    article: kind.toLowerCase() === "article" || types.some((type) => /(?:Article|Posting)$/u.test(type)),
    product: kind.startsWith("product") || types.includes("Product"),
  };
};
