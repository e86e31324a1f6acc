/**
 * One reading of the page after another: gate, collect, ask, mark. It holds what the
 * last answer said and which marks stand, and keeps the marks that a new answer
 * confirms, so that nothing flickers and an open card stays.
 */

import { isExplained } from "../shared/answer.js";
import { createQuestion } from "./ask.js";
import { refusal } from "./gate.js";
import { marksOf, piecesOf } from "./marks.js";
import { collect } from "./page.js";

/** @import { Answer, Status, Term } from "../shared/types.js" */
/** @import { Mark, Piece } from "./marks.js" */
/** @import { Block } from "./page.js" */

/** @param {Mark} one @param {Mark} other */
const isSame = (one, other) =>
  one.shown === other.shown &&
  one.link === other.link &&
  one.pieces.length === other.pieces.length &&
  one.pieces.every(
    ({ node, start, end }, at) =>
      node === other.pieces[at].node && start === other.pieces[at].start && end === other.pieces[at].end,
  );

/**
 * @param {object} given
 * @param {Window & typeof globalThis} given.window
 * @param {ReturnType<typeof import("./marks.js").createPainter>} given.painter
 * @param {ReturnType<typeof import("./index.js").createIndex>} given.index
 * @param {(dropped: Set<Mark>) => void} given.onDropped marks that stand no more
 * @param {(state: Status["state"]) => void} given.onState
 * @param {(roots: ShadowRoot[]) => void} given.onRoots
 */
export const createReading = ({ window, painter, index, onDropped, onState, onRoots }) => {
  const question = createQuestion();
  /** @type {Block[]} */
  let blocks = [];
  /** @type {Answer | null} what was said about these blocks */
  let answer = null;
  /** @type {Mark[]} */
  let marks = [];
  /** @type {ShadowRoot[]} */
  let roots = [];
  let asked = false;
  /** @type {Status["state"]} */
  let state = "reading";
  /** @type {string | null} */
  let reason = null;

  /** @param {Set<Mark>} gone */
  const drop = (gone) => {
    if (gone.size === 0) return;
    painter.drop(gone);
    index.drop(gone);
    marks = marks.filter((mark) => !gone.has(mark));
    onDropped(gone);
  };

  /** @param {Status["state"]} now @param {string | null} why */
  const settle = (now, why) => {
    state = now;
    reason = why;
    onState(now);
  };

  /** @param {Status["state"]} now @param {string | null} why */
  const clear = (now, why) => {
    question.drop();
    drop(new Set(marks));
    painter.clear();
    blocks = [];
    answer = null;
    settle(now, why);
  };

  /** @param {Answer} said @param {Block[]} about */
  const mark = (said, about) => {
    answer = said;
    blocks = about;
    const explained = said.terms.map(isExplained);
    /** @type {Set<Mark>} */
    const kept = new Set();
    /** @type {Mark[]} */
    const fresh = [];
    const next = marksOf(said, blocks, (term) => explained[term]).map((found) => {
      const known = index
        .on(found.pieces[0].node)
        .find((other) => !kept.has(other) && isSame(other, found));
      if (!known) {
        fresh.push(found);
        return found;
      }
      kept.add(known);
      return Object.assign(known, { term: found.term });
    });
    drop(new Set(marks.filter((old) => !kept.has(old))));
    marks = next;
    index.add(fresh);
    painter.add(marks);
    settle(said.article ? "done" : "refused", said.reason);
  };

  /** @param {Block[]} now */
  const isUnchanged = (now) =>
    now.length === blocks.length && now.every(({ text }, at) => text === blocks[at].text);

  return {
    /**
     * Reads the page.
     *
     * @param {object} [how]
     * @param {boolean} [how.insist] the reader asked for it: no gate
     * @param {boolean} [how.again] even if the text is the same: the settings are not
     */
    read: async ({ insist = false, again = false } = {}) => {
      asked ||= insist;
      const refused = asked ? null : refusal(window);
      if (refused) return clear("refused", refused);
      const collected = collect(window.document);
      roots = collected.roots;
      onRoots(roots);
      if (answer && !again && isUnchanged(collected.blocks)) {
        question.drop();
        return mark(answer, collected.blocks);
      }
      const said = await question.put(window.document, collected, asked);
      if (said) mark(said, collected.blocks);
    },
    drop,
    clear,
    /** The page has become another one. */
    startOver: () => {
      asked = false;
      answer = null;
    },
    /** @param {string} why */
    fail: (why) => clear("failed", why),
    get marks() {
      return marks;
    },
    get roots() {
      return roots;
    },
    get state() {
      return { state, reason, packError: answer?.packError ?? null };
    },
    /** The terms that are marked at this level, with their numbers, as they appear. */
    get terms() {
      const found = new Set(marks.filter(({ shown }) => shown).map(({ term }) => term));
      return (answer?.terms ?? [])
        .map((term, id) => ({ id, term }))
        .filter(({ id }) => found.has(id));
    },
    /** @param {Mark} mark @returns {Term | undefined} */
    termOf: (mark) => answer?.terms[mark.term],
    /**
     * Where the article introduces a term, if it still stands there.
     *
     * @param {Term} term
     * @returns {Piece[]}
     */
    introductionOf: ({ introduction: place }) =>
      place && blocks[place.block] ? piecesOf(blocks[place.block], place.start, place.end) : [],
  };
};
