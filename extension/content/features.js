/**
 * The plain features of a page's blocks by which the engine tells the article from
 * what surrounds it. src/page.rs names and explains them, and src/html.rs gathers the
 * same from an HTML file.
 *
 * The elements around the blocks go to the engine as groups: tag, names, parent. What
 * a class name or a role says about a place is the engine's business; this file only
 * reads it. Each element is read once, and no style or layout is asked for.
 */

import { roleIn } from "./roles.js";

/** @import { Features, Group, PageTraits, Role } from "../shared/types.js" */

/** Where authors name the parts of a page: `NAME_ATTRIBUTES` of page.rs. */
const NAME_ATTRIBUTES = ["id", "class", "role", "itemprop", "aria-label"];

/** Longer names are generated ones, in characters: `NAMES_MAX` of page.rs. */
const NAMES_MAX = 200;

const EMPHASIS = new Set(["B", "STRONG", "I", "EM"]);

/** White space as HTML folds it. */
const SPACES = /[ \t\n\r\f]+/gu;

/**
 * @typedef {object} Known what is known of an element around blocks
 * @property {number} index in the groups
 * @property {Role} role of the text in it
 * @property {boolean} link whether it stands in a link
 * @property {boolean} emphasis whether it stands in bold or italic type
 */

/** The surroundings of the blocks of one page, numbered as they are met. */
export const createSurvey = () => {
  /** @type {Group[]} */
  const groups = [];
  /** @type {Map<Element, Known>} */
  const known = new Map();

  /** @param {Element} element @param {Known | undefined} around */
  const add = (element, around) => {
    const index = groups.length;
    groups.push({
      parent: around?.index ?? index,
      tag: element.localName,
      names: namesOf(element),
    });
    const found = {
      index,
      role: roleIn(element, around?.role ?? "other"),
      link: (around?.link ?? false) || isLink(element),
      emphasis: (around?.emphasis ?? false) || isEmphasis(element),
    };
    known.set(element, found);
    return found;
  };

  /** @param {Element} element @returns {Known} */
  const know = (element) => {
    const found = known.get(element);
    if (found) return found;
    // Pages nest deeper than a stack of calls may grow.
    const unknown = [element];
    let around;
    for (let up = parentOf(element); up && !(around = known.get(up)); up = parentOf(up)) {
      unknown.push(up);
    }
    return /** @type {Known} */ (unknown.reduceRight((above, at) => add(at, above), around));
  };

  return {
    /** The elements around the blocks described so far, each after its parent. */
    groups,
    /**
     * The role and the features of one block.
     *
     * @param {Element} element its own element
     * @param {Text[]} nodes its text
     * @returns {{ role: Role, features: Features }}
     */
    block: (element, nodes) => {
      const around = know(element);
      const features = { link: 0, emphasis: 0, group: around.index };
      for (const { data, parentElement } of nodes) {
        let { link, emphasis } = around;
        for (let up = parentElement; up && up !== element; up = up.parentElement) {
          link ||= isLink(up);
          emphasis ||= isEmphasis(up);
        }
        if (!link && !emphasis) continue;
        const length = data.replace(SPACES, "").length;
        if (link) features.link += length;
        if (emphasis) features.emphasis += length;
      }
      return { role: around.role, features };
    },
  };
};

/** @param {Element} element */
const isLink = (element) => element.localName === "a" && element.hasAttribute("href");

/** @param {Element} element */
const isEmphasis = (element) => EMPHASIS.has(element.tagName);

/** @param {Element} element */
const namesOf = (element) =>
  NAME_ATTRIBUTES.map((name) => element.getAttribute(name))
    .filter(Boolean)
    .join(" ")
    .slice(0, NAMES_MAX);

/**
 * The element around an element, through the border of an open shadow tree.
 *
 * @param {Element} element
 * @returns {Element | null}
 */
const parentOf = ({ parentElement, parentNode }) =>
  parentElement ?? (parentNode instanceof ShadowRoot ? parentNode.host : null);

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
