/** Bringing a stretch of text into view, at once and in the middle of the window. */

import { linesOf } from "./index.js";

/** @import { Piece } from "./marks.js" */

/**
 * @param {Window & typeof globalThis} window
 * @param {Piece[]} pieces
 * @returns {boolean} whether the text has a place on the screen
 */
export const bringIntoView = (window, pieces) => {
  const isSeen = () => {
    const [line] = linesOf({ pieces });
    return line !== undefined && line.top >= 0 && line.bottom <= window.innerHeight;
  };
  if (isSeen()) return true;
  // The page may ask for smooth scrolling; a card cannot be placed on moving text.
  pieces[0]?.node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
  const [line] = linesOf({ pieces });
  if (!line) return false;
  // A paragraph higher than the window: its middle is not the line.
  if (!isSeen()) window.scrollBy({ top: line.top - window.innerHeight / 2, behavior: "instant" });
  return true;
};
