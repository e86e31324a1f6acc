/**
 * What popup and options have in common: the reader's level as a select box, and the
 * start, which fills in the texts and draws the settings now and at every change.
 */

import { fillTexts, part } from "./document.js";
import { LEVELS, load, save, watch } from "./settings.js";

/** @import { Settings } from "./types.js" */

/**
 * @param {Document} document
 * @param {(settings: Settings) => void} draw
 */
export const startPanel = async (document, draw) => {
  const level = part(document, "level", HTMLSelectElement);
  level.addEventListener("change", () => {
    const chosen = LEVELS.find((one) => one === level.value);
    if (chosen) save({ level: chosen });
  });
  /** @param {Settings} settings */
  const show = (settings) => {
    level.value = settings.level;
    draw(settings);
  };
  watch(show);
  fillTexts(document);
  show(await load());
};
