/**
 * The card on the screen: one custom-named element with a closed shadow root in the
 * top layer, in the page only while the card is open. Where it goes is place.js's
 * affair, what stands on it face.js's, when it opens intent.js's and keyboard.js's.
 */

import css from "./card.css";
import { isAlive } from "../shared/api.js";
import { CARD_ELEMENT } from "../shared/constants.js";
import { spoken } from "./face.js";
import { place } from "./place.js";
import { isDarkUnder } from "./theme.js";

/** @import { Term } from "../shared/types.js" */
/** @import { Box } from "./place.js" */

/**
 * The element that a card for this text must be in to be seen and reached: a modal
 * dialog or a full-screen element makes everything outside of it inert.
 *
 * @param {Element} element
 * @returns {Element}
 */
const containerOf = (element) => {
  const modal = element.closest(":modal");
  if (modal) return modal;
  const root = element.getRootNode();
  if (root instanceof ShadowRoot) return containerOf(root.host);
  return element.ownerDocument.documentElement;
};

/** The part of the window that is visible, pinched or not. @param {Window} window */
const visible = (window) => {
  const { clientWidth, clientHeight } = window.document.documentElement;
  const view = window.visualViewport;
  const left = view?.offsetLeft ?? 0;
  const top = view?.offsetTop ?? 0;
  const pinched = view?.height ?? window.innerHeight;
  // In quirks mode the root is as high as the document.
  const isQuirky = window.document.compatMode === "BackCompat";
  return {
    left,
    top,
    right: left + Math.min(clientWidth, view?.width ?? Infinity),
    bottom: top + (isQuirky ? pinched : Math.min(clientHeight, pinched)),
  };
};

/**
 * @param {Window & typeof globalThis} window
 */
export const createCard = (window) => {
  const { document } = window;
  /** @type {HTMLElement | null} */
  let host = null;
  /** @type {HTMLElement | null} */
  let box = null;
  /** @type {HTMLElement | null} */
  let live = null;
  /** @type {Element | null} what had the focus before the card took it */
  let before = null;
  /** @type {CSSStyleSheet | undefined} */
  let sheet;

  const build = () => {
    host = document.createElement(CARD_ELEMENT);
    host.popover = "manual";
    host.lang = "en";
    host.dir = "ltr";
    const root = host.attachShadow({ mode: "closed" });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets = [sheet];
    box = document.createElement("div");
    box.className = "card";
    box.tabIndex = -1;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", "title");
    live = document.createElement("div");
    live.className = "spoken";
    live.setAttribute("role", "status");
    root.append(box, live);
    return { host, box };
  };

  /** @param {Box} line */
  const put = (line) => {
    if (!host || !box) return;
    host.style.setProperty("--room", "none");
    const { width, height } = box.getBoundingClientRect();
    const spot = place({ line, card: { width, height }, view: visible(window) });
    host.style.setProperty("--room", `${spot.maxHeight}px`);
    const move = (/** @type {number} */ left, /** @type {number} */ top) => {
      host?.style.setProperty("--left", `${left}px`);
      host?.style.setProperty("--top", `${top}px`);
    };
    move(spot.left, spot.top);
    // A transform or `zoom` on the page's root moves even what is fixed: measure, correct.
    const got = host.getBoundingClientRect();
    if (Math.hypot(got.left - spot.left, got.top - spot.top) > 1) {
      const scale = got.width / host.offsetWidth || 1;
      move(spot.left + (spot.left - got.left) / scale, spot.top + (spot.top - got.top) / scale);
    }
  };

  const close = () => {
    if (!host) return;
    host.remove();
    host = box = live = before = null;
  };

  // One that an older script left open when its extension was updated.
  for (const stray of document.querySelectorAll(CARD_ELEMENT)) stray.remove();

  return {
    /**
     * @param {object} given
     * @param {Term} given.term
     * @param {{ nodes: Node[] }} given.face
     * @param {Element} given.element where the mark stands
     * @param {Box} given.line the line box that is explained
     * @param {boolean} given.focus whether the card takes the focus: the keyboard path
     */
    open: ({ term, face, element, line, focus }) => {
      const origin = before ?? document.activeElement;
      close();
      const made = build();
      made.box.classList.toggle("dark", isDarkUnder(element));
      made.box.append(...face.nodes);
      containerOf(element).append(made.host);
      made.host.showPopover();
      put(line);
      if (!focus) return;
      before = origin;
      made.box.focus({ preventScroll: true });
      // A live region speaks of changes: it must be there before its text is.
      window.requestAnimationFrame(() => {
        if (live) live.textContent = spoken(term);
      });
    },
    put,
    close,
    /** Closes the card and gives the focus back to where it was. */
    closeAndReturn: () => {
      const back = before;
      close();
      if (back?.isConnected && back !== document.body) {
        /** @type {HTMLElement} */ (back).focus({ preventScroll: true });
      }
    },
    /** The card's place in the window. @returns {Box | null} */
    get box() {
      return box && isAlive() ? box.getBoundingClientRect() : null;
    },
    get isOpen() {
      return host !== null;
    },
    /** Whether the card took the focus when it opened. */
    get hasFocus() {
      return before !== null;
    },
    /** @param {EventTarget | null} target @returns {boolean} whether an event is the card's */
    owns: (target) => host !== null && target === host,
    /** @param {Node} node */
    isHost: (node) => node.nodeName.toLowerCase() === CARD_ELEMENT,
    /** Moves the focus inside the card; false at its end. @param {boolean} back */
    step: (back) => {
      const root = box?.getRootNode();
      if (!box || !(root instanceof ShadowRoot)) return false;
      const stops = [box, ...box.querySelectorAll("button")];
      const at = stops.indexOf(/** @type {HTMLElement} */ (root.activeElement));
      const next = stops[at + (back ? -1 : 1)];
      next?.focus();
      return next !== undefined;
    },
  };
};
