/**
 * Where the card goes: over the line it explains if there is room, because what stands
 * above has been read, else under it; never on it. Pure geometry in window pixels.
 */

import { CARD_GAP_PX, CARD_GUTTER_PX, CARD_MIN_HEIGHT_PX } from "../shared/constants.js";

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

/**
 * @param {object} given
 * @param {Box} given.line the line box that is explained
 * @param {{ width: number, height: number }} given.card as large as the card would like to be
 * @param {Box} given.view the part of the window that is visible
 * @returns {{ left: number, top: number, maxHeight: number, above: boolean }}
 */
export const place = ({ line, card, view }) => {
  const roomAbove = line.top - CARD_GAP_PX - (view.top + CARD_GUTTER_PX);
  const roomBelow = view.bottom - CARD_GUTTER_PX - (line.bottom + CARD_GAP_PX);
  const above = card.height <= roomAbove || (card.height > roomBelow && roomAbove > roomBelow);
  const maxHeight = Math.max(CARD_MIN_HEIGHT_PX, above ? roomAbove : roomBelow);
  const height = Math.min(card.height, maxHeight);
  const furthest = view.right - CARD_GUTTER_PX - card.width;
  return {
    left: Math.max(view.left + CARD_GUTTER_PX, Math.min(line.left - CARD_GUTTER_PX, furthest)),
    top: above ? line.top - CARD_GAP_PX - height : line.bottom + CARD_GAP_PX,
    maxHeight,
    above,
  };
};
