/**
 * The keyboard path: the next and the previous explained term, Escape, and Tab on a
 * card that has the focus. The shortcuts themselves are the browser's (`commands` in
 * the manifest), so they can be changed there and never clash with the page's own.
 */

import { linesOf } from "./index.js";

/** @import { Mark } from "./marks.js" */

/**
 * The mark from which "next" and "previous" count: the open one, else the place of the
 * caret, else the top of the window. Returns the index of the first mark at or behind
 * it, as a number between marks.
 *
 * @param {Window} window
 * @param {Mark[]} marks painted marks in reading order
 */
const startOf = (window, marks) => {
  const selection = window.getSelection();
  const caret = selection?.focusNode;
  if (selection && caret && caret !== window.document.body) {
    const behind = marks.findIndex(({ pieces: [{ node, start }] }) => {
      if (node === caret) return start >= selection.focusOffset;
      return (caret.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    });
    if (behind >= 0) return behind;
  }
  const inView = marks.findIndex((mark) => (linesOf(mark)[0]?.top ?? -1) >= 0);
  return Math.max(0, inView);
};

/**
 * @param {Window} window
 * @param {Mark[]} marks
 * @param {Mark | null} current the mark whose card is or was last open
 * @param {"next-term" | "previous-term"} command
 * @returns {Mark | undefined}
 */
export const stepTo = (window, marks, current, command) => {
  const shown = marks.filter(({ shown }) => shown);
  if (shown.length === 0) return undefined;
  const step = command === "next-term" ? 1 : -1;
  const at = current ? shown.indexOf(current) : -1;
  const to = at >= 0 ? at + step : startOf(window, shown) + (step > 0 ? 0 : -1);
  return shown[(to + shown.length) % shown.length];
};

/**
 * @param {object} given
 * @param {Window & typeof globalThis} given.window
 * @param {() => boolean} given.isOpen
 * @param {(target: EventTarget | null) => boolean} given.isCard
 * @param {() => void} given.onEscape
 * @param {(back: boolean) => void} given.onTab Tab on the card
 */
export const createKeyboard = ({ window, isOpen, isCard, onEscape, onTab }) => {
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (!isOpen() || event.isComposing) return;
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (event.key === "Escape" && plain) {
      // Only while a card is open, or the page's own dialogs could not be closed.
      event.stopImmediatePropagation();
      event.preventDefault();
      onEscape();
    } else if (event.key === "Tab" && plain && isCard(event.target)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      onTab(event.shiftKey);
    }
  };
  window.addEventListener("keydown", onKey, { capture: true });
  return { dispose: () => window.removeEventListener("keydown", onKey, { capture: true }) };
};
