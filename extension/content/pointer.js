/**
 * Mouse and pen: turns pointer events into the moves that intent.js understands, at
 * most one a frame, and its wishes into calls. A racing or pressed pointer is not
 * hit-tested at all.
 */

import { createIntent } from "./intent.js";

/** @import { Hit } from "./index.js" */
/** @import { Mark } from "./marks.js" */

/**
 * @param {object} given
 * @param {Window & typeof globalThis} given.window
 * @param {(x: number, y: number) => Hit | null} given.hitAt
 * @param {(target: EventTarget | null) => boolean} given.isCard
 * @param {(hit: Hit) => void} given.onOpen
 * @param {() => void} given.onClose
 */
export const createPointer = ({ window, hitAt, isCard, onOpen, onClose }) => {
  const { document } = window;
  /** @type {ReturnType<typeof createIntent<Mark>>} */
  const intent = createIntent();
  /** @type {number | undefined} */
  let timer;
  /** @type {number | undefined} */
  let frame;
  /** @type {PointerEvent | null} */
  let latest = null;
  /** @type {Hit | null} */
  let hit = null;

  const arm = () => {
    window.clearTimeout(timer);
    if (intent.wake === Infinity) return;
    timer = window.setTimeout(wake, Math.max(0, intent.wake - performance.now()));
  };

  const wake = () => {
    const { open, close } = intent.tick(performance.now());
    // The page may have moved under a resting pointer.
    const now = open && latest ? hitAt(latest.clientX, latest.clientY) : null;
    if (now && now.mark === open) onOpen(now);
    else if (close) onClose();
    arm();
  };

  const look = () => {
    frame = undefined;
    if (!latest) return;
    const { clientX: x, clientY: y } = latest;
    const onCard = isCard(latest.composedPath()[0] ?? latest.target) || isCard(latest.target);
    hit = onCard || latest.buttons !== 0 ? null : hitAt(x, y);
    intent.move({ time: performance.now(), x, y, mark: hit?.mark ?? null, onCard });
    arm();
  };

  const onMove = (/** @type {PointerEvent} */ event) => {
    if (event.pointerType === "touch") return;
    latest = event;
    frame ??= window.requestAnimationFrame(look);
  };
  const onOut = (/** @type {PointerEvent} */ event) => {
    if (event.relatedTarget !== null || event.pointerType === "touch") return;
    latest = null;
    intent.leave(performance.now());
    arm();
  };

  document.addEventListener("pointermove", onMove, { passive: true, capture: true });
  document.addEventListener("pointerout", onOut, { passive: true, capture: true });

  return {
    intent,
    /** Where the pointer is, if it is in the window. */
    get at() {
      return latest && { x: latest.clientX, y: latest.clientY };
    },
    dispose: () => {
      window.clearTimeout(timer);
      if (frame !== undefined) window.cancelAnimationFrame(frame);
      document.removeEventListener("pointermove", onMove, { capture: true });
      document.removeEventListener("pointerout", onOut, { capture: true });
    },
  };
};
