/**
 * The gate: whether a document is worth collecting at all. It refuses by what the
 * document says of itself (its kind, its language, an editor, a password field) and
 * then looks for prose, stopping as soon as there is enough. What passes is judged
 * again by the engine, which knows language and articles; the gate only keeps the
 * cost of the many pages that are neither near zero.
 */

import {
  FRAME_MIN_PX,
  GATE_MAX_NODES,
  PROSE_ENOUGH,
  PROSE_MIN_CHARS,
} from "../shared/constants.js";
import { isUnread } from "./roles.js";

/** @typedef {"kind" | "frame" | "language" | "editor" | "password" | "short"} Refusal */

const KINDS = new Set(["text/html", "application/xhtml+xml"]);

/** The language a document claims, in lower case; empty if it claims none. */
export const languageOf = (/** @type {Document} */ document) =>
  (document.documentElement?.lang || document.body?.lang || "").trim().toLowerCase();

/** Where a log-in box is furniture of the page and not what the page is for. */
const FURNITURE = "header, nav, aside, dialog, [role=dialog], [role=banner], [role=navigation]";

/**
 * Many news sites carry a log-in form that nobody sees until it is called.
 *
 * @param {Document} document
 */
const asksForPassword = (document) =>
  [...document.querySelectorAll("input[type=password]")].some(
    (field) =>
      field.closest(FURNITURE) === null && field.checkVisibility({ visibilityProperty: true }),
  );

/** @param {Document} document */
export const traitsOf = (document) => ({
  password: asksForPassword(document),
  editor:
    document.designMode === "on" ||
    Boolean(document.body?.isContentEditable) ||
    document.querySelector("[role=textbox][contenteditable][aria-multiline=true]") !== null,
});

/**
 * @param {Window & typeof globalThis} window
 * @returns {Refusal | null} why the document is left alone, null if it may be read
 */
export const refusal = (window) => {
  const { document } = window;
  if (!document.body || !KINDS.has(document.contentType)) return "kind";
  if (window !== window.top && Math.min(window.innerWidth, window.innerHeight) < FRAME_MIN_PX) {
    return "frame";
  }
  const language = languageOf(document);
  if (language !== "" && !/^en(?:$|[-_])/u.test(language)) return "language";
  const { password, editor } = traitsOf(document);
  if (editor) return "editor";
  if (password) return "password";
  return hasProse(document) ? null : "short";
};

/** @param {Document} document */
const hasProse = (document) => {
  let sum = 0;
  let looked = 0;
  /** @param {Node} root */
  const walk = (root) => {
    const walker = document.createTreeWalker(
      root,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) => {
        if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
        const element = /** @type {Element} */ (node);
        // Text inside links is a menu or a teaser, whatever its length.
        if (element.tagName === "A" || isUnread(element)) return NodeFilter.FILTER_REJECT;
        if (element.shadowRoot) walk(element.shadowRoot);
        return NodeFilter.FILTER_SKIP;
      },
    );
    while (sum < PROSE_ENOUGH && looked < GATE_MAX_NODES) {
      const node = walker.nextNode();
      if (!node) return;
      looked += 1;
      sum += Math.sqrt(Math.max(0, /** @type {Text} */ (node).length - PROSE_MIN_CHARS));
    }
  };
  walk(document.body);
  return sum >= PROSE_ENOUGH;
};
