/**
 * The number of explained terms on the toolbar button: the sum over the frames of a
 * tab. The counts live in `storage.session`, because the worker does not outlive them.
 */

import { api } from "../shared/api.js";

/** Muted, like the marks: the number is there to be looked for, not to call. */
const COLOUR = "#5b6472";

/** @param {number} tab */
const keyOf = (tab) => `counts:${tab}`;

/**
 * Updates are made one after another: two frames of a tab that report at once would
 * otherwise overwrite each other's count.
 */
let turn = Promise.resolve();

/**
 * @param {number} tab
 * @param {number} frame
 * @param {number} count
 * @param {boolean} fresh whether the frame has just begun: a top frame that begins
 *     ends all the frames that were there before
 */
export const report = (tab, frame, count, fresh) => {
  turn = turn
    .then(async () => {
      const key = keyOf(tab);
      const stored = (await api.storage.session.get(key))[key];
      const counts = fresh && frame === 0 ? {} : { .../** @type {object} */ (stored) };
      Object.assign(counts, { [frame]: count });
      await api.storage.session.set({ [key]: counts });
      const sum = Object.values(counts).reduce((all, one) => all + Number(one), 0);
      await api.action.setBadgeBackgroundColor({ tabId: tab, color: COLOUR });
      await api.action.setBadgeText({ tabId: tab, text: sum > 0 ? String(sum) : "" });
    })
    // The tab may be closed before its last count arrives.
    .catch(() => undefined);
  return turn;
};

/** @param {number} tab */
export const forget = (tab) => api.storage.session.remove(keyOf(tab));
