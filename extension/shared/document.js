/** What popup and options do to their own documents. */

import { text } from "./api.js";

/** Fills every element that names its text. @param {Document} document */
export const fillTexts = (document) => {
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.getAttribute("data-text") ?? "");
  }
};

/**
 * The element with this id, known to be of this kind.
 *
 * @template {Element} T
 * @param {Document} document
 * @param {string} id
 * @param {{ new (): T }} kind
 * @returns {T}
 */
export const part = (document, id, kind) => {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`#${id} is no ${kind.name}`);
  return found;
};

/**
 * "No terms", "1 term", "12 terms": the texts `KEY_none`, `KEY_one` and `KEY_many`.
 *
 * @param {string} key
 * @param {number} count
 */
export const counted = (key, count) =>
  text(`${key}_${["none", "one"][count] ?? "many"}`, String(count));
