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
import { features } from "./features.js";
import { isInline, isInlineByStyle, isUnread, roleIn } from "./roles.js";

/** @import { PageBlock, Role } from "../shared/types.js" */

/** A line break inside a block: LINE SEPARATOR, which no page has in its text. */
const LINE_BREAK = "\u2028";

/**
 * @typedef {PageBlock & { nodes: Text[], starts: number[] }} Block a block and where
 *     its text nodes begin in its text
 *
 * @typedef {object} Level an element the walk is inside of
 * @property {Element} element
 * @property {Role} role
 * @property {boolean} block whether it begins a block
 * @property {boolean} link
 *
 * @typedef {object} Draft a block while it is being collected
 * @property {Element} element
 * @property {Role} role
 * @property {number} depth
 * @property {string} text
 * @property {number} link
 * @property {Text[]} nodes
 * @property {number[]} starts
 * @property {Level | undefined} shared the nearest container it shares with the block before
 * @property {number} sharedDepth
 */

/**
 * @typedef {object} Collected
 * @property {Block[]} blocks in reading order
 * @property {ShadowRoot[]} roots the open shadow roots met on the way
 */

/**
 * @param {Document} document
 * @returns {Collected}
 */
export const collect = (document) => {
  /** @type {Draft[]} */
  const drafts = [];
  /** @type {ShadowRoot[]} */
  const roots = [];
  let left = PAGE_MAX_CHARS;

  /** @param {Element | ShadowRoot} root @param {Role} around @param {number} above */
  const walk = (root, around, above) => {
    const walker = document.createTreeWalker(
      root,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    );
    /** @type {Level[]} */
    const levels = [];
    /** @type {{ root: ShadowRoot, role: Role, depth: number }[]} */
    let hosted = [];
    /** @type {Draft | undefined} */
    let draft;
    // The lowest point the walk came back to since the last block: there its
    // container and that of the next block part.
    let lowest = 0;
    let links = 0;

    const close = () => {
      if (draft && /\S/u.test(draft.text)) {
        drafts.push(draft);
        left -= draft.text.length;
        lowest = levels.length;
      }
      draft = undefined;
      const waiting = hosted;
      hosted = [];
      for (const { root, role, depth } of waiting) walk(root, role, depth);
    };

    const open = () => {
      const own = levels.findLastIndex((level) => level.block);
      const level = levels[Math.max(own, 0)];
      const depth = Math.min(lowest, levels.length) - 1;
      /** @type {Draft} */
      const opened = {
        element: level?.element ?? (root instanceof ShadowRoot ? root.host : root),
        role: level?.role ?? around,
        depth: above + levels.length,
        text: "",
        link: 0,
        nodes: [],
        starts: [],
        shared: levels[depth],
        sharedDepth: above + depth,
      };
      return opened;
    };

    /** @param {Text} node */
    const take = (node) => {
      const { data } = node;
      if (data.length > left - (draft?.text.length ?? 0)) return;
      if (draft && runsTogether(draft, node)) close();
      draft ??= open();
      draft.nodes.push(node);
      draft.starts.push(draft.text.length);
      draft.text += data;
      if (links > 0) draft.link += data.length;
    };

    /** @param {Element} element @returns {boolean} whether the walk goes into it */
    const enter = (element) => {
      if (element.tagName === "BR") {
        if (draft) draft.text += LINE_BREAK;
        return false;
      }
      if (isUnread(element)) return false;
      const block = !isInline(element);
      if (block) close();
      const role = roleIn(element, levels.at(-1)?.role ?? around);
      const link = element.tagName === "A" && element.hasAttribute("href");
      if (link) links += 1;
      levels.push({ element, role, block, link });
      if (element.shadowRoot) {
        roots.push(element.shadowRoot);
        hosted.push({ root: element.shadowRoot, role, depth: above + levels.length });
      }
      return true;
    };

    const leave = () => {
      const level = levels.at(-1);
      if (level?.block) close();
      if (level?.link) links -= 1;
      levels.pop();
      lowest = Math.min(lowest, levels.length);
    };

    if (root instanceof Element && !enter(root)) return;
    let node = walker.firstChild();
    while (node && drafts.length < PAGE_MAX_BLOCKS && left > 0) {
      const inside = node.nodeType === Node.ELEMENT_NODE && enter(/** @type {Element} */ (node));
      if (node.nodeType === Node.TEXT_NODE) take(/** @type {Text} */ (node));
      node = inside ? walker.firstChild() : walker.nextSibling();
      if (!node && inside) {
        leave();
        node = walker.nextSibling();
      }
      while (!node && walker.parentNode()) {
        if (walker.currentNode === root) break;
        leave();
        node = walker.nextSibling();
      }
    }
    close();
  };

  if (document.body) walk(document.body, "other", 1);
  return { blocks: finish(drafts), roots };
};

/**
 * Whether a text node would glue its first word to the last one of the block, though
 * a box of its own stands between them on the screen.
 *
 * @param {Draft} draft
 * @param {Text} next
 */
const runsTogether = (draft, next) => {
  if (/\s$/u.test(draft.text) || /^\s/u.test(next.data) || next.data === "") return false;
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

/**
 * Gives each block its features. The nearest container that holds more than the block
 * is the deeper of the two it shares with its neighbours.
 *
 * @param {Draft[]} drafts
 * @returns {Block[]}
 */
const finish = (drafts) => {
  /** @type {Map<Element | undefined, number>} */
  const groups = new Map();
  return drafts.map((draft, at) => {
    const { element, text, link, depth, role, nodes, starts } = draft;
    const next = drafts[at + 1];
    const container =
      next && next.sharedDepth > draft.sharedDepth ? next.shared : draft.shared;
    const group = groups.get(container?.element) ?? groups.size;
    groups.set(container?.element, group);
    return { text, role, features: features({ element, text, link, depth, group }), nodes, starts };
  });
};
