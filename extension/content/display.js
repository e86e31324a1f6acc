/**
 * The open card and everything that opens, moves and closes it: pointer, touch,
 * keyboard, scrolling, and the page itself.
 */

import { isAlive } from "../shared/api.js";
import { FLASH_MS } from "../shared/constants.js";
import { face } from "./face.js";
import { linesOf } from "./index.js";
import { bringIntoView } from "./jump.js";
import { createKeyboard, stepTo } from "./keyboard.js";
import { createPointer } from "./pointer.js";
import { createTouch } from "./touch.js";

/** @import { Hit } from "./index.js" */
/** @import { Mark } from "./marks.js" */

/**
 * @param {object} given
 * @param {Window & typeof globalThis} given.window
 * @param {ReturnType<typeof import("./card.js").createCard>} given.card
 * @param {ReturnType<typeof import("./index.js").createIndex>} given.index
 * @param {ReturnType<typeof import("./marks.js").createPainter>} given.painter
 * @param {ReturnType<typeof import("./reading.js").createReading>} given.reading
 * @param {() => void} given.onOrphaned the extension behind this script is gone
 */
export const createDisplay = ({ window, card, index, painter, reading, onOrphaned }) => {
  /** @type {Hit | null} what the open card explains */
  let open = null;
  /** @type {Mark | null} where the keyboard was last */
  let last = null;
  /** @type {number | undefined} */
  let flash;
  /** @type {number | undefined} */
  let frame;

  const forget = () => {
    open = null;
    painter.open(null);
    pointer.intent.closed();
  };
  const close = () => {
    card.close();
    forget();
  };
  const closeAndReturn = () => {
    card.closeAndReturn();
    forget();
  };

  /** @param {Mark} mark */
  const jumpFrom = (mark) => {
    const term = reading.termOf(mark);
    const pieces = term ? reading.introductionOf(term) : [];
    const isHere = pieces.some(({ node, start, end }) =>
      mark.pieces.some((piece) => piece.node === node && piece.start < end && piece.end > start),
    );
    if (pieces.length === 0 || isHere) return null;
    return () => {
      closeAndReturn();
      if (!bringIntoView(window, pieces)) return;
      painter.flash(pieces);
      window.clearTimeout(flash);
      flash = window.setTimeout(() => painter.flash([]), FLASH_MS);
    };
  };

  /**
   * @param {Hit} hit
   * @param {"pointer" | "touch" | "keyboard"} by
   */
  const show = (hit, by) => {
    if (!isAlive()) return onOrphaned();
    const { mark, lines, line } = hit;
    const term = reading.termOf(mark);
    const element = mark.pieces[0].node.parentElement;
    if (!term || !element || lines.length === 0) return;
    const { document } = window;
    card.open({
      term,
      face: face({ document, term, onJump: jumpFrom(mark) }),
      element,
      line: lines[line],
      focus: by === "keyboard",
    });
    open = hit;
    last = mark;
    painter.open(mark);
    const box = card.box;
    if (box) pointer.intent.opened(mark, box, by === "pointer" ? pointer.at : null);
  };

  /** @param {Mark} mark */
  const showByKeyboard = (mark) => {
    if (!bringIntoView(window, mark.pieces)) return;
    show({ mark, lines: linesOf(mark), line: 0 }, "keyboard");
  };

  /** Keeps the card at its line while the page scrolls, until the line is gone. */
  const follow = () => {
    frame = undefined;
    if (!open) return;
    const lines = linesOf(open.mark);
    const line = lines[Math.min(open.line, lines.length - 1)];
    const isGone = !line || line.bottom < 0 || line.top > window.innerHeight;
    if (isGone) return closeAndReturn();
    open = { ...open, lines };
    card.put(line);
  };
  const onScroll = (/** @type {Event} */ event) => {
    if (open && !card.owns(event.target)) frame ??= window.requestAnimationFrame(follow);
  };

  const pointer = createPointer({
    window,
    hitAt: index.at,
    isCard: card.owns,
    onOpen: (hit) => show(hit, "pointer"),
    onClose: close,
  });
  const touch = createTouch({
    document: window.document,
    hitAt: index.at,
    isCard: card.owns,
    onTap: (hit) => (open?.mark === hit.mark ? close() : show(hit, "touch")),
    onElsewhere: () => open && close(),
  });
  const keyboard = createKeyboard({
    window,
    isOpen: () => open !== null,
    isCard: card.owns,
    onEscape: closeAndReturn,
    onTab: (back) => {
      if (!card.step(back)) closeAndReturn();
    },
  });
  window.addEventListener("scroll", onScroll, { passive: true, capture: true });
  window.addEventListener("resize", onScroll, { passive: true });

  return {
    /** @param {"next-term" | "previous-term"} command */
    step: (command) => {
      const mark = stepTo(window, reading.marks, open?.mark ?? last, command);
      if (mark) showByKeyboard(mark);
    },
    /** Shows the first mention of a term. @param {number} term */
    showTerm: (term) => {
      const mentions = reading.marks.filter((mark) => mark.term === term);
      const mark = mentions.find(({ shown }) => shown) ?? mentions[0];
      if (mark) showByKeyboard(mark);
    },
    /** Marks that stand no more. @param {Set<Mark>} gone */
    dropped: (gone) => {
      if (last && gone.has(last)) last = null;
      if (open && gone.has(open.mark)) closeAndReturn();
    },
    close,
    dispose: () => {
      close();
      window.clearTimeout(flash);
      if (frame !== undefined) window.cancelAnimationFrame(frame);
      for (const part of [pointer, touch, keyboard]) part.dispose();
      window.removeEventListener("scroll", onScroll, { capture: true });
      window.removeEventListener("resize", onScroll);
    },
  };
};
