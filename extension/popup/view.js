/**
 * What the popup shows, worked out from what the frames of the tab say. Pure: no DOM,
 * no browser.
 */

/** @import { Settings, Status } from "../shared/types.js" */

/**
 * @typedef {object} View
 * @property {string | null} site the site of the tab, if a page answers there
 * @property {boolean} siteOn
 * @property {{ key: string, value?: string }} state a text and what stands in it
 * @property {number | null} count
 * @property {boolean} canRead whether the reader may insist
 * @property {string | null} packError
 * @property {{ frame: string, id: number, title: string, gloss: string }[]} terms
 */

/** Reasons that have a text of their own. */
const REASONS = new Set(["kind", "frame", "language", "front-page", "password", "editor", "short"]);

/** Refusals that are not for the reader to overrule: private or not text. */
const FINAL = new Set(["kind", "password", "editor"]);

/**
 * @param {Iterable<Status>} statuses one per frame
 * @param {Settings} settings
 * @returns {View}
 */
export const view = (statuses, settings) => {
  const frames = [...statuses].sort((one, other) => Number(other.top) - Number(one.top));
  const top = frames.find((status) => status.top);
  const terms = frames.flatMap(({ frame, terms }) =>
    terms.map(({ id, short, name, gloss }) => ({
      frame,
      id,
      title: short ?? name,
      gloss: gloss || (short === null ? "" : name),
    })),
  );
  const base = {
    site: top?.site ? top.site : null,
    siteOn: !settings.sitesOff.includes(top?.site ?? ""),
    packError: frames.find(({ packError }) => packError !== null)?.packError ?? null,
    terms,
    count: null,
    canRead: false,
  };
  if (!top) return { ...base, state: { key: "state_nowhere" } };
  if (terms.length > 0 || top.state === "done") {
    return { ...base, state: { key: "count" }, count: terms.length };
  }
  if (top.state === "refused") {
    const reason = top.reason ?? "other";
    const key = `reason_${(REASONS.has(reason) ? reason : "other").replace("-", "_")}`;
    return { ...base, state: { key }, canRead: !FINAL.has(reason) };
  }
  if (top.state === "failed") {
    return { ...base, state: { key: "state_failed", value: top.reason ?? "" }, canRead: true };
  }
  return { ...base, state: { key: `state_${top.state}` } };
};
