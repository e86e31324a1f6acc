/**
 * Which mark is under the pointer. `caretPositionFromPoint` says which text node and
 * offset, a map from text nodes to their marks says the rest: the cost does not grow
 * with the number of marks, as it does with `highlightsFromPoint`.
 *
 * The browser's answer is corrected in three ways.
 * - It names the nearest caret position, which is behind a character from its middle
 *   on, in the next node at a border, and at the end of a line for a point far to the
 *   right of it. So it only proposes marks; the boxes of their own text decide.
 * - Through a transparent overlay (a link stretched over a teaser, a layer that stops
 *   copying) or `user-select: none` it answers with another element or not at all.
 *   Then the elements under the point are asked, and whatever lies above the text must
 *   be see-through.
 * - Inside open shadow roots it answers only if it is given the roots.
 */

import { HIT_SLACK_PX } from "../shared/constants.js";

/** @import { Mark, Piece } from "./marks.js" */

/**
 * @typedef {object} Hit
 * @property {Mark} mark
 * @property {DOMRect[]} lines the boxes of the mark, one or more per line
 * @property {number} line which of them is under the pointer
 */

/** Elements that paint something whatever their style says. */
const OPAQUE = new Set(
  "IMG VIDEO CANVAS IFRAME OBJECT EMBED INPUT TEXTAREA SELECT BUTTON".split(" "),
);

/** How many layers above the text are looked through. */
const LAYERS = 6;

/** The boxes of a piece of text. @param {Piece} piece */
const boxesOf = ({ node, start, end }) => {
  if (!node.isConnected || end > node.length) return [];
  const range = node.ownerDocument.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
};

/**
 * The boxes of a mark's text in the window, in reading order.
 *
 * @param {{ pieces: Piece[] }} mark
 */
export const linesOf = ({ pieces }) => pieces.flatMap(boxesOf);

/** @param {DOMRect} box @param {number} x @param {number} y */
const contains = (box, x, y) =>
  x >= box.left - 1 && x <= box.right + 1 &&
  y >= box.top - HIT_SLACK_PX && y <= box.bottom + HIT_SLACK_PX;

/** @param {Element} element */
const isSeeThrough = (element) => {
  if (OPAQUE.has(element.tagName)) return false;
  const { backgroundColor, backgroundImage } = getComputedStyle(element);
  return backgroundImage === "none" && /^(?:transparent|rgba\(.*, 0\))$/u.test(backgroundColor);
};

/**
 * @param {Document} document
 * @param {() => ShadowRoot[]} roots the open shadow roots of the page
 */
export const createIndex = (document, roots) => {
  /** @type {Map<Text, { parent: Node | null, marks: Mark[] }>} */
  const byNode = new Map();
  /** @type {Map<Node | null, Set<Text>>} */
  const byParent = new Map();

  /** @param {Text} node */
  const learn = (node) => {
    const known = byNode.get(node);
    if (known) return known;
    const entry = { parent: node.parentNode, marks: [] };
    byNode.set(node, entry);
    const siblings = byParent.get(entry.parent);
    if (siblings) siblings.add(node);
    else byParent.set(entry.parent, new Set([node]));
    return entry;
  };

  /** @param {Text} node */
  const forget = (node) => {
    const parent = byNode.get(node)?.parent ?? null;
    byNode.delete(node);
    const siblings = byParent.get(parent);
    siblings?.delete(node);
    if (siblings?.size === 0) byParent.delete(parent);
  };

  /** @param {Text} node @param {number} x @param {number} y @returns {Hit | null} */
  const inNode = (node, x, y) => {
    for (const mark of byNode.get(node)?.marks ?? []) {
      const lines = linesOf(mark);
      const line = lines.findIndex((box) => contains(box, x, y));
      if (line >= 0) return { mark, lines, line };
    }
    return null;
  };

  /** @param {number} x @param {number} y @returns {Hit | null} */
  const byCaret = (x, y) => {
    const node = document.caretPositionFromPoint(x, y, { shadowRoots: roots() })?.offsetNode;
    return node?.nodeType === Node.TEXT_NODE ? inNode(/** @type {Text} */ (node), x, y) : null;
  };

  /** @param {number} x @param {number} y @returns {Hit | null} */
  const byElement = (x, y) => {
    /** @type {DocumentOrShadowRoot} */
    let scope = document;
    let stack = scope.elementsFromPoint(x, y);
    for (let layer = 0; layer < Math.min(LAYERS, stack.length); layer += 1) {
      const element = stack[layer];
      if (element.shadowRoot && element.shadowRoot !== scope) {
        scope = element.shadowRoot;
        stack = scope.elementsFromPoint(x, y);
        layer = -1;
        continue;
      }
      for (const node of byParent.get(element) ?? []) {
        const hit = inNode(node, x, y);
        if (hit) return hit;
      }
      if (!isSeeThrough(element)) return null;
    }
    return null;
  };

  return {
    /** @param {Iterable<Mark>} marks */
    add: (marks) => {
      for (const mark of marks) {
        for (const { node } of mark.pieces) learn(node).marks.push(mark);
      }
    },
    /** @param {Iterable<Mark>} marks */
    drop: (marks) => {
      for (const mark of marks) {
        for (const { node } of mark.pieces) {
          const entry = byNode.get(node);
          if (!entry) continue;
          entry.marks = entry.marks.filter((other) => other !== mark);
          if (entry.marks.length === 0) forget(node);
        }
      }
    },
    /** The marks on a text node. @param {Node} node */
    on: (node) => byNode.get(/** @type {Text} */ (node))?.marks ?? [],
    /** The marked text nodes. */
    nodes: () => byNode.keys(),
    get size() {
      return byNode.size;
    },
    /** @param {number} x @param {number} y @returns {Hit | null} */
    at: (x, y) => (byNode.size === 0 ? null : (byCaret(x, y) ?? byElement(x, y))),
    clear: () => {
      byNode.clear();
      byParent.clear();
    },
  };
};
