/**
 * The page as the engine takes it: one walk over the live tree that collects blocks of
 * text, each with a map back to its text nodes. Open shadow roots are walked after
 * the block in which their host stands. Nothing is changed and no layout is forced;
 * computed style is asked for only where two words would otherwise run together.
 *
 * Nearly all of the cost is the border between JavaScript and the browser, and the first
 * walk over a page runs before anything is compiled. So a node is asked for its name and
 * its neighbours and hardly anything else, and what is rare among elements (attributes
 * that hide, roles, labels, links that lead nowhere) is looked for once in the whole tree.
 *
 * Limits: text that style alone hides (`display: none`) is collected like any other,
 * closed shadow roots are not seen, and generated content is no text.
 */

import { PAGE_MAX_BLOCKS, PAGE_MAX_CHARS } from "../shared/constants.js";
import { createSurvey, placeOf } from "./features.js";
import { EFFECT, UNREAD_SELECTOR, effectOf, hiddenIn, isInlineByStyle } from "./roles.js";

/** @import { Group, PageBlock } from "../shared/types.js" */
/** @import { Place } from "./features.js" */

/** A line break inside a block: LINE SEPARATOR, which no page has in its text. */
const LINE_BREAK = "\u2028";

const SHOWN = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;

/** The node name of text. */
const TEXT = "#text";

/** @type {Map<string, string>} */
const localNames = new Map();

/**
 * The local name of an element by its node name, which text has as well: to ask for that
 * alone instead of kind and local name makes the walk in Firefox a quarter cheaper.
 *
 * @param {string} nodeName in capitals if an HTML parser made it; else it may have a
 *     prefix, while the colon in Word's `O:P` belongs to the name
 */
const localNameOf = (nodeName) => {
  let name = localNames.get(nodeName);
  if (name === undefined) {
    const isHtml = nodeName === nodeName.toUpperCase();
    name = isHtml ? nodeName.toLowerCase() : nodeName.slice(nodeName.indexOf(":") + 1);
    localNames.set(nodeName, name);
  }
  return name;
};

/** Anchors that are no links: hardly any, so the others need not be asked. */
const DEAD_LINKS = "a:not([href])";

/** White space as HTML folds it. */
const SPACES = /[ \t\n\r\f]+/gu;

/**
 * @typedef {PageBlock & { nodes: Text[], starts: number[] }} Block a block and where
 *     its text nodes begin in its text
 *
 * @typedef {object} Draft a block while it is being collected
 * @property {Place} place its own element
 * @property {Place} end where its last text node stands
 * @property {string} text
 * @property {string} last its last character: asking the text for it, while it still
 *     grows, would copy the text each time
 * @property {Text[]} nodes
 * @property {number[]} starts
 * @property {number} link characters in links, without white space
 * @property {number} emphasis the same in bold or italic type
 */

/**
 * @typedef {object} Collected
 * @property {Block[]} blocks in reading order
 * @property {Group[]} groups the elements around them
 * @property {ShadowRoot[]} roots the open shadow roots met on the way
 */

/**
 * @param {Document} document
 * @returns {Collected}
 */
export const collect = (document) => {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {ShadowRoot[]} */
  const roots = [];
  const survey = createSurvey();
  let left = PAGE_MAX_CHARS;

  /**
   * @param {Element | ShadowRoot} root
   * @param {Place} base the element itself, or the one that hosts the root
   */
  const walk = (root, base) => {
    const hidden = hiddenIn(root);
    const dead = new Set(root.querySelectorAll(DEAD_LINKS));
    let here = base;
    /** @type {[ShadowRoot, Place][]} */
    let hosted = [];
    /** @type {Draft | undefined} */
    let draft;

    const close = () => {
      if (draft) {
        const { place, text, nodes, starts, link, emphasis } = draft;
        survey.number(place);
        const { role, group } = place;
        blocks.push({ text, role, features: { link, emphasis, group }, nodes, starts });
        left -= text.length;
        draft = undefined;
      }
      if (hosted.length === 0) return;
      const waiting = hosted;
      hosted = [];
      for (const [root, host] of waiting) {
        survey.meet(root);
        walk(root, host);
      }
    };

    /** @returns {Draft} */
    const begin = () => {
      let place = here;
      while (place !== base && !place.border && place.around) place = place.around;
      return { place, end: here, text: "", last: "", nodes: [], starts: [], link: 0, emphasis: 0 };
    };

    /** @param {Text} node */
    const take = (node) => {
      const { data } = node;
      // Between two blocks there is hardly ever anything but white space.
      if (!draft && !/\S/u.test(data)) return;
      if (data.length > left - (draft?.text.length ?? 0)) return;
      if (draft && runsTogether(draft.last, data) && hasBoxBetween(draft.end, here)) close();
      draft ??= begin();
      draft.nodes.push(node);
      draft.starts.push(draft.text.length);
      draft.text += data;
      draft.last = data.at(-1) ?? draft.last;
      draft.end = here;
      if (!here.link && !here.emphasis) return;
      const { length } = data.replace(SPACES, "");
      if (here.link) draft.link += length;
      if (here.emphasis) draft.emphasis += length;
    };

    /**
     * @param {Element} element
     * @param {string} name its local name
     * @returns {boolean} whether the walk goes into it
     */
    const enter = (element, name) => {
      const effect = effectOf(name);
      if (effect & EFFECT.break) {
        if (draft) {
          draft.text += LINE_BREAK;
          draft.last = LINE_BREAK;
        }
        return false;
      }
      const border = (effect & EFFECT.border) !== 0;
      if (border) close();
      if (effect & EFFECT.unread || hidden.has(element)) return false;
      const link = (effect & EFFECT.link) !== 0 && !dead.has(element);
      here = placeOf(element, name, here, border, link, (effect & EFFECT.emphasis) !== 0);
      const shadowRoot = effect & EFFECT.host ? element.shadowRoot : null;
      if (shadowRoot) {
        roots.push(shadowRoot);
        hosted.push([shadowRoot, here]);
      }
      return true;
    };

    const leave = () => {
      if (here.border) close();
      here = here.around ?? base;
    };

    // In Firefox a step of a TreeWalker costs half of what a step along siblings does.
    const walker = document.createTreeWalker(root, SHOWN);
    let node = walker.firstChild();
    while (node && blocks.length < PAGE_MAX_BLOCKS && left > 0) {
      const { nodeName } = node;
      if (nodeName === TEXT) {
        take(/** @type {Text} */ (node));
        node = walker.nextSibling();
      } else if (enter(/** @type {Element} */ (node), localNameOf(nodeName))) {
        node = walker.firstChild();
        if (!node) {
          leave();
          node = walker.nextSibling();
        }
      } else {
        node = walker.nextSibling();
      }
      while (!node && here !== base && walker.parentNode()) {
        leave();
        node = walker.nextSibling();
      }
    }
    close();
  };

  const { body, documentElement } = document;
  if (body && !body.matches(UNREAD_SELECTOR)) {
    survey.meet(document);
    const html = placeOf(documentElement, documentElement.localName, null);
    walk(body, placeOf(body, body.localName, html, true));
  }
  return { blocks, groups: survey.groups, roots };
};

/** How a word begins, and which characters before it make no other word of it. */
const BEGINS = /^[\p{L}\p{N}\p{Ps}“@#]/u;
const NO_END = /[\s\p{Ps}\p{Pd}\p{Pi}\p{Sc}/@#]/u;

/**
 * Whether the first word of a text would be glued to what stands before it. Commas,
 * stops and the rest of "Obama's" are none, so that style is seldom asked for.
 *
 * @param {string} last the character before
 * @param {string} next
 */
const runsTogether = (last, next) => BEGINS.test(next) && !NO_END.test(last);

/**
 * Whether a box of its own stands between two places on the screen, though the elements
 * that make it part no blocks by their tags.
 *
 * @param {Place} from
 * @param {Place} to
 */
const hasBoxBetween = (from, to) => {
  let [one, other] = [from, to];
  while (one !== other) {
    const deeper = one.depth > other.depth ? one : other;
    if (!deeper.around || !isInlineByStyle(deeper.element)) return true;
    if (deeper === one) one = deeper.around;
    else other = deeper.around;
  }
  return false;
};
