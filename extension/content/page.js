/**
 * The page as the engine takes it: one walk over the live tree that collects blocks of
 * text, each with a map back to its text nodes. Open shadow roots are walked after
 * the block in which their host stands. Nothing is changed and no layout is forced;
 * computed style is asked for only where two words would otherwise run together.
 *
 * Limits: text that style alone hides (`display: none`) is collected like any other,
 * closed shadow roots are not seen, and generated content is no text.
 */

import { PAGE_MAX_BLOCKS, PAGE_MAX_CHARS } from "../shared/constants.js";
import { createSurvey } from "./features.js";
import { isBorder, isInlineByStyle, isUnread } from "./roles.js";

/** @import { Group, PageBlock } from "../shared/types.js" */

/** A line break inside a block: LINE SEPARATOR, which no page has in its text. */
const LINE_BREAK = "\u2028";

/**
 * @typedef {PageBlock & { nodes: Text[], starts: number[] }} Block a block and where
 *     its text nodes begin in its text
 *
 * @typedef {object} Draft a block while it is being collected
 * @property {Element} element
 * @property {string} text
 * @property {string} last its last character: asking the text for it, while it still
 *     grows, would copy the text each time
 * @property {Text[]} nodes
 * @property {number[]} starts
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

  /** @param {Element | ShadowRoot} root */
  const walk = (root) => {
    const walker = document.createTreeWalker(
      root,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    );
    // The elements the walk is inside of that part blocks; the innermost is last.
    const borders = root instanceof ShadowRoot ? [root.host] : [];
    /** @type {ShadowRoot[]} */
    let hosted = [];
    /** @type {Draft | undefined} */
    let draft;

    const close = () => {
      if (draft && /\S/u.test(draft.text)) {
        const { element, text, nodes, starts } = draft;
        blocks.push({ text, ...survey.block(element, nodes), nodes, starts });
        left -= text.length;
      }
      draft = undefined;
      const waiting = hosted;
      hosted = [];
      waiting.forEach(walk);
    };

    /** @param {Text} node */
    const take = (node) => {
      const { data } = node;
      if (data.length > left - (draft?.text.length ?? 0)) return;
      if (draft && runsTogether(draft, node)) close();
      draft ??= { element: /** @type {Element} */ (borders.at(-1)), text: "", last: " ", nodes: [], starts: [] };
      draft.nodes.push(node);
      draft.starts.push(draft.text.length);
      draft.text += data;
      draft.last = data.at(-1) ?? draft.last;
    };

    /** @param {Element} element @returns {boolean} whether the walk goes into it */
    const enter = (element) => {
      if (element.tagName === "BR") {
        if (draft) {
          draft.text += LINE_BREAK;
          draft.last = LINE_BREAK;
        }
        return false;
      }
      const border = isBorder(element);
      if (border) close();
      if (isUnread(element)) return false;
      if (border) borders.push(element);
      if (element.shadowRoot) {
        roots.push(element.shadowRoot);
        hosted.push(element.shadowRoot);
      }
      return true;
    };

    /** @param {Node} element */
    const leave = (element) => {
      if (borders.at(-1) !== element) return;
      close();
      borders.pop();
    };

    if (root instanceof Element && !enter(root)) return;
    let node = walker.firstChild();
    while (node && blocks.length < PAGE_MAX_BLOCKS && left > 0) {
      const inside = node.nodeType === Node.ELEMENT_NODE && enter(/** @type {Element} */ (node));
      if (node.nodeType === Node.TEXT_NODE) take(/** @type {Text} */ (node));
      const entered = node;
      node = inside ? walker.firstChild() : walker.nextSibling();
      if (!node && inside) {
        leave(entered);
        node = walker.nextSibling();
      }
      while (!node && walker.parentNode()) {
        if (walker.currentNode === root) break;
        leave(walker.currentNode);
        node = walker.nextSibling();
      }
    }
    close();
  };

  if (document.body) walk(document.body);
  return { blocks, groups: survey.groups, roots };
};

/**
 * Whether a text node would glue its first word to the last one of the block, though
 * a box of its own stands between them on the screen.
 *
 * @param {Draft} draft
 * @param {Text} next
 */
const runsTogether = (draft, next) => {
  if (/\s/u.test(draft.last) || !/^\S/u.test(next.data)) return false;
  const last = draft.nodes.at(-1);
  return (
    last !== undefined &&
    last.parentElement !== next.parentElement &&
    (hasBoxBetween(last, next) || hasBoxBetween(next, last))
  );
};

/** @param {Text} from @param {Text} to */
const hasBoxBetween = (from, to) => {
  for (let up = from.parentElement; up && !up.contains(to); up = up.parentElement) {
    if (!isInlineByStyle(up)) return true;
  }
  return false;
};
