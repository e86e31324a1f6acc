/**
 * The WebExtension interface under one name. Firefox calls it `browser`, Chromium
 * `chrome`; both return promises in Manifest V3.
 */

/** @type {typeof chrome} */
export const api =
  /** @type {{ browser?: typeof chrome }} */ (/** @type {unknown} */ (globalThis)).browser ??
  chrome;

/**
 * Whether the extension behind this script still runs. After an update or a reload
 * the old content script lives on in open pages, cut off from everything.
 */
export const isAlive = () => {
  try {
    return Boolean(api.runtime?.id);
  } catch {
    return false;
  }
};

/**
 * A text of `_locales`.
 *
 * @param {string} key
 * @param {...string} values what `$1`, `$2` … stand for
 */
export const text = (key, ...values) => api.i18n.getMessage(key, values) || key;
