/**
 * Touch: a tap on a mark opens its card, a second one or one elsewhere closes it. Taps
 * on links and controls are the page's, and a long press is the system's.
 */

import { TAP_SLACK_PX } from "../shared/constants.js";

/** @import { Hit } from "./index.js" */

/** A press longer than this selects text or opens the system's menu, in ms. */
const LONG_PRESS_MS = 400;

const CONTROLS = "a[href], button, input, select, textarea, label, summary, [role=button], [role=link], [onclick], [contenteditable]";

/**
 * @param {object} given
 * @param {Document} given.document
 * @param {(x: number, y: number) => Hit | null} given.hitAt
 * @param {(target: EventTarget | null) => boolean} given.isCard
 * @param {(hit: Hit) => void} given.onTap
 * @param {() => void} given.onElsewhere any press outside the card that hits no mark
 */
export const createTouch = ({ document, hitAt, isCard, onTap, onElsewhere }) => {
  /** @type {{ x: number, y: number, id: number, time: number } | null} */
  let down = null;

  const onDown = (/** @type {PointerEvent} */ event) => {
    down = null;
    if (isCard(event.target)) return;
    if (event.pointerType !== "touch") return onElsewhere();
    if (!event.isPrimary) return;
    down = { x: event.clientX, y: event.clientY, id: event.pointerId, time: event.timeStamp };
  };
  const onUp = (/** @type {PointerEvent} */ event) => {
    const start = down;
    down = null;
    if (!start || event.pointerId !== start.id) return;
    if (Math.hypot(event.clientX - start.x, event.clientY - start.y) >= TAP_SLACK_PX) return;
    if (event.timeStamp - start.time >= LONG_PRESS_MS) return;
    const target = event.composedPath()[0];
    const isControl = target instanceof Element && target.closest(CONTROLS) !== null;
    const hit = isControl ? null : hitAt(event.clientX, event.clientY);
    if (hit) onTap(hit);
    else onElsewhere();
  };
  const onCancel = () => {
    down = null;
  };

  /** @type {[string, (event: any) => void][]} */
  const listeners = [["pointerdown", onDown], ["pointerup", onUp], ["pointercancel", onCancel]];
  for (const [type, listener] of listeners) {
    document.addEventListener(type, listener, { passive: true, capture: true });
  }
  return {
    dispose: () => {
      for (const [type, listener] of listeners) {
        document.removeEventListener(type, listener, { capture: true });
      }
    },
  };
};
