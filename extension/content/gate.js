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
import { UNREAD_SELECTOR } from "./roles.js";

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

/** Text inside links is a menu or a teaser, whatever its length. */
const NO_PROSE = `a, ${UNREAD_SELECTOR}`;

/**
 * Looks at the text alone, and at what is around it only where it is long: most pages
 * have enough prose in their first hundred nodes of text.
 *
 * @param {Document} document
 */
const hasProse = (document) => {
  let sum = 0;
  let looked = 0;
  const isEnough = () => sum >= PROSE_ENOUGH || looked >= GATE_MAX_NODES;
  const trees = [/** @type {Node & ParentNode} */ (document.body)];
  for (const root of trees) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (!isEnough()) {
      const node = /** @type {Text | null} */ (walker.nextNode());
      if (!node) break;
      looked += 1;
      const { length, parentElement } = node;
      if (length <= PROSE_MIN_CHARS || parentElement?.closest(NO_PROSE)) continue;
      sum += Math.sqrt(length - PROSE_MIN_CHARS);
    }
    if (isEnough()) break;
    for (const { shadowRoot } of root.querySelectorAll("*")) {
      looked += 1;
      if (shadowRoot) trees.push(shadowRoot);
    }
  }
  return sum >= PROSE_ENOUGH;
};
