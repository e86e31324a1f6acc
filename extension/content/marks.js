/**
 * The marks: which stretches of which text nodes are mentions of which terms, and
 * their painting by CSS Custom Highlights. A mention may run over several text nodes
 * ("<b>US</b> Central Command"); its mark is one stretch in each.
 *
 * Highlights hold `StaticRange`s, which the browser does not keep up to date: a live
 * `Range` costs every later change of the page. So a mark whose text changed must be
 * dropped by whoever sees the change (observe.js), before it is painted.
 */

import { FLAG, MENTION_STRIDE } from "../shared/answer.js";
import { HIGHLIGHT } from "../shared/constants.js";

/** @import { Answer } from "../shared/types.js" */
/** @import { Block } from "./page.js" */

/**
 * @typedef {object} Piece a stretch of one text node
 * @property {Text} node
 * @property {number} start
 * @property {number} end
 *
 * @typedef {object} Mark one mention on the page
 * @property {number} term
 * @property {boolean} shown whether it is painted, not only found by the pointer
 * @property {boolean} link whether it stands inside a link
 * @property {Piece[]} pieces in reading order, never empty
 * @property {StaticRange[]} ranges one per piece
 */

/**
 * Whether a block's text node still holds the text that was collected from it.
 *
 * @param {Block} block
 * @param {number} at
 */
const isAsCollected = ({ text, nodes, starts }, at) => {
  const node = nodes[at];
  // A line break behind the node is no part of it.
  const next = starts[at + 1] ?? text.length;
  const { length } = node;
  return (
    node.isConnected &&
    starts[at] + length <= next &&
    text.slice(starts[at], starts[at] + length) === node.data
  );
};

/**
 * The stretches of text nodes under a stretch of a block's text, or nothing if the
 * page has changed since the block was collected.
 *
 * @param {Block} block
 * @param {number} start
 * @param {number} end
 * @param {(block: Block, at: number) => boolean} [isSound]
 * @returns {Piece[]}
 */
export const piecesOf = (block, start, end, isSound = isAsCollected) => {
  const { nodes, starts } = block;
  const pieces = [];
  for (let at = lastAtOrBefore(starts, start); at < nodes.length && starts[at] < end; at += 1) {
    if (!isSound(block, at)) return [];
    const node = nodes[at];
    const from = starts[at];
    const piece = { node, start: Math.max(0, start - from), end: Math.min(node.length, end - from) };
    if (piece.start < piece.end) pieces.push(piece);
  }
  return pieces;
};

/** @param {number[]} sorted @param {number} value */
const lastAtOrBefore = (sorted, value) => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
};

/** @param {Piece} piece */
const staticRange = ({ node, start, end }) =>
  new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });

/**
 * The marks of an answer, in reading order. Mentions whose text has changed in the
 * meantime are left out, and so are those of terms with nothing to say.
 *
 * @param {Answer} answer
 * @param {Block[]} blocks
 * @param {(term: number) => boolean} isExplained
 * @returns {Mark[]}
 */
export const marksOf = ({ mentions }, blocks, isExplained) => {
  // A paragraph has several mentions: each of its nodes is looked at once.
  const isSound = memo((/** @type {Block} */ block) =>
    block.nodes.map((_, at) => isAsCollected(block, at)),
  );
  const isLinked = memo((/** @type {Text} */ node) => node.parentElement?.closest("a[href]") != null);
  /** @type {Mark[]} */
  const marks = [];
  for (let at = 0; at < mentions.length; at += MENTION_STRIDE) {
    const [block, start, end, term, flags] = mentions.slice(at, at + MENTION_STRIDE);
    if (!isExplained(term)) continue;
    const pieces = piecesOf(blocks[block], start, end, (of, node) => isSound(of)[node]);
    if (pieces.length === 0) continue;
    marks.push({
      term,
      shown: (flags & FLAG.mark) !== 0,
      link: pieces.some(({ node }) => isLinked(node)),
      pieces,
      ranges: pieces.map(staticRange),
    });
  }
  return marks;
};

/**
 * @template {object} K
 * @template V
 * @param {(key: K) => V} make
 * @returns {(key: K) => V} which makes each value once
 */
const memo = (make) => {
  /** @type {Map<K, V>} */
  const made = new Map();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

/**
 * A named highlight that the page may have thrown out: the registry is shared with the
 * page's own scripts.
 *
 * @param {string} name
 * @param {number} priority
 */
const createLayer = (name, priority) => {
  const highlight = new Highlight();
  highlight.priority = priority;
  return {
    highlight,
    ensure: () => {
      if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
    },
    remove: () => {
      highlight.clear();
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    },
  };
};

/**
 * Paints marks. With forced colours the browser paints every highlight like selected
 * text and no style undoes it, so then nothing is painted.
 *
 * @param {{ matches: boolean, addEventListener: Function, removeEventListener: Function }} forced
 */
export const createPainter = (forced = matchMedia("(forced-colors: active)")) => {
  const layers = {
    mark: createLayer(HIGHLIGHT.mark, 0),
    link: createLayer(HIGHLIGHT.link, 0),
    open: createLayer(HIGHLIGHT.open, 1),
    flash: createLayer(HIGHLIGHT.flash, 2),
  };
  /** @type {Set<Mark>} */
  const painted = new Set();
  const layerOf = (/** @type {Mark} */ mark) => (mark.link ? layers.link : layers.mark).highlight;

  const paint = (/** @type {Mark} */ mark) => {
    for (const range of mark.ranges) layerOf(mark).add(range);
  };
  const unpaint = (/** @type {Mark} */ mark) => {
    for (const range of mark.ranges) layerOf(mark).delete(range);
  };
  const ensure = () => {
    for (const layer of Object.values(layers)) {
      if (forced.matches || layer.highlight.size === 0) continue;
      layer.ensure();
    }
  };
  const onForced = () => {
    if (forced.matches) for (const name of Object.values(HIGHLIGHT)) CSS.highlights.delete(name);
    else ensure();
  };
  forced.addEventListener("change", onForced);
  // Firefox puts a new script into open pages after an update: what the old one left
  // behind would stay for ever.
  for (const name of Object.values(HIGHLIGHT)) CSS.highlights.delete(name);

  return {
    /** @param {Iterable<Mark>} marks */
    add: (marks) => {
      for (const mark of marks) {
        if (!mark.shown || painted.has(mark)) continue;
        painted.add(mark);
        paint(mark);
      }
      ensure();
    },
    /** @param {Iterable<Mark>} marks */
    drop: (marks) => {
      for (const mark of marks) {
        if (painted.delete(mark)) unpaint(mark);
        for (const range of mark.ranges) layers.open.highlight.delete(range);
      }
    },
    /** Tints the mark whose card is open. @param {Mark | null} mark */
    open: (mark) => {
      layers.open.highlight.clear();
      for (const range of mark?.ranges ?? []) layers.open.highlight.add(range);
      ensure();
    },
    /** Tints a place the reader jumped to. @param {Piece[]} pieces */
    flash: (pieces) => {
      layers.flash.highlight.clear();
      for (const piece of pieces) layers.flash.highlight.add(staticRange(piece));
      ensure();
    },
    clear: () => {
      painted.clear();
      for (const layer of Object.values(layers)) layer.remove();
    },
    dispose: () => {
      forced.removeEventListener("change", onForced);
      painted.clear();
      for (const layer of Object.values(layers)) layer.remove();
    },
  };
};
