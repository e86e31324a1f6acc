/**
 * What the reader means by moving the pointer: a pure state machine. It is told where
 * the pointer is and what lies there, and says when to open a card, when to close it
 * and when it wants to be woken. It knows no DOM and no clock.
 *
 *     resting ──on a mark──► waiting ──dwelt, not racing──► open ──off mark and card──► leaving
 *        ▲                      │ off                         ▲ back on either             │ grace over
 *        └──────────────────────┴─────────────────────────────┴───────────────────────────┘
 *
 * Nothing closes a card while the pointer is on its mark, on the card or on the
 * straight way from one to the other (WCAG 1.4.13). A card opened by keyboard or by
 * touch is not this machine's: `held` keeps it from closing.
 */

import { DWELL_MS, GRACE_MS, RACING_PX_PER_MS, SAMPLE_GAP_MS } from "../shared/constants.js";

/**
 * @template M
 * @typedef {object} Move
 * @property {number} time ms
 * @property {number} x
 * @property {number} y
 * @property {M | null} mark the mark under the pointer
 * @property {boolean} onCard
 */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/**
 * Whether a point is inside the triangle from `from` to the near edge of a box.
 *
 * @param {{ x: number, y: number }} from
 * @param {Box} box
 * @param {{ x: number, y: number }} point
 */
export const isOnTheWay = (from, { left, top, right, bottom }, point) => {
  const edge = from.y < top ? top : from.y > bottom ? bottom : null;
  if (edge === null) return false;
  const part = (point.y - from.y) / (edge - from.y);
  if (part < 0 || part > 1) return false;
  const at = (/** @type {number} */ corner) => from.x + (corner - from.x) * part;
  // A few pixels of width at the tip: hands tremble at the start.
  return point.x >= at(left) - 4 && point.x <= at(right) + 4;
};

/**
 * @template M
 * @typedef {object} Wish what the machine wants done
 * @property {M} [open] open a card for this mark
 * @property {boolean} [close] close the card
 */

/**
 * @template M
 * @param {object} [times]
 * @param {number} [times.dwell]
 * @param {number} [times.grace]
 */
export const createIntent = ({ dwell = DWELL_MS, grace = GRACE_MS } = {}) => {
  /** @type {M | null} the mark whose card is open */
  let opened = null;
  /** @type {Box | null} */
  let card = null;
  let held = false;
  /** @type {M | null} the mark the pointer rests on, not open yet */
  let candidate = null;
  let openAt = Infinity;
  let closeAt = Infinity;
  /** @type {{ x: number, y: number } | null} where the pointer was last on the open mark */
  let left = null;
  /** @type {{ time: number, x: number, y: number }[]} */
  let samples = [];

  /** @param {{ time: number, x: number, y: number }} now */
  const isRacing = (now) => {
    const last = samples.at(-1);
    samples = last && now.time - last.time <= SAMPLE_GAP_MS ? [...samples.slice(-2), now] : [now];
    const first = samples[0];
    const elapsed = now.time - first.time;
    return elapsed > 0 && Math.hypot(now.x - first.x, now.y - first.y) / elapsed >= RACING_PX_PER_MS;
  };

  const forget = () => {
    candidate = null;
    openAt = Infinity;
  };

  return {
    /**
     * @param {Move<M>} move
     * @returns {Wish<M>}
     */
    move: ({ time, x, y, mark, onCard }) => {
      const racing = isRacing({ time, x, y });
      if (onCard || (opened !== null && mark === opened)) {
        if (!onCard) left = { x, y };
        closeAt = Infinity;
        forget();
        return {};
      }
      const onTheWay = left !== null && card !== null && isOnTheWay(left, card, { x, y });
      if (onTheWay) closeAt = Infinity;
      else if (opened !== null && !held) closeAt = Math.min(closeAt, time + grace);
      if (mark === null) {
        forget();
      } else if (mark !== candidate || racing || onTheWay) {
        candidate = mark;
        openAt = time + dwell;
      }
      return {};
    },

    /**
     * The time has come that `wake` named.
     *
     * @param {number} time ms
     * @returns {Wish<M>}
     */
    tick: (time) => {
      if (candidate !== null && time >= openAt) {
        const open = candidate;
        forget();
        return { open };
      }
      if (time >= closeAt) {
        closeAt = Infinity;
        return { close: true };
      }
      return {};
    },

    /** The pointer has left the window. @param {number} time */
    leave: (time) => {
      forget();
      samples = [];
      if (opened !== null && !held) closeAt = Math.min(closeAt, time + grace);
    },

    /** When to call `tick`, in ms; infinite if nothing is awaited. */
    get wake() {
      return Math.min(openAt, closeAt);
    },

    /**
     * A card is open now, by whatever path.
     *
     * @param {M} mark
     * @param {Box} box where the card is
     * @param {{ x: number, y: number } | null} from where the pointer is; null if no
     *     pointer opened it: then no pointer closes it
     */
    opened: (mark, box, from) => {
      opened = mark;
      card = box;
      held = from === null;
      left = from;
      closeAt = Infinity;
      forget();
    },

    /** No card is open any more. */
    closed: () => {
      opened = null;
      card = null;
      left = null;
      held = false;
      closeAt = Infinity;
      forget();
    },
  };
};
