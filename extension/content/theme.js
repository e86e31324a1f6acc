/**
 * Whether the page under a mark is dark. The card takes its side by what the reader
 * sees there, not by what the system prefers: a light page on a dark system is light.
 */

/** Half way between black and white in relative luminance, as the eye sees it. */
const MIDDLE = 0.18;

/**
 * The colour of a computed style as red, green, blue (0 to 255) and alpha.
 *
 * @param {string} colour
 * @returns {[number, number, number, number] | null} null for a notation not known
 */
export const parse = (colour) => {
  const found = /^(rgba?|color)\((srgb )?([^)]*)\)$/u.exec(colour);
  if (!found || (found[1] === "color" && !found[2])) return null;
  const parts = found[3].split(/[\s,/]+/u).filter(Boolean).map(Number.parseFloat);
  const [red, green, blue, alpha = 1] = parts;
  if (![red, green, blue, alpha].every(Number.isFinite)) return null;
  const scale = found[1] === "color" ? 255 : 1;
  return [red * scale, green * scale, blue * scale, alpha];
};

/**
 * Relative luminance as WCAG 2 defines it, 0 to 1.
 *
 * @param {readonly number[]} colour
 */
export const luminance = ([red, green, blue]) => {
  const [r, g, b] = [red, green, blue].map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/**
 * @param {Element} element where the mark stands
 * @returns {boolean}
 */
export const isDarkUnder = (element) => {
  /** @type {Element | null} */
  let up = element;
  while (up) {
    const style = getComputedStyle(up);
    // Behind a picture nobody can say what the colour is, but the page's author chose
    // the text to stand out from it.
    if (style.backgroundImage.includes("url(")) break;
    const colour = parse(style.backgroundColor);
    if (colour && colour[3] > 0.5) return luminance(colour) < MIDDLE;
    const root = up.getRootNode();
    up = up.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  const text = parse(getComputedStyle(element).color);
  return text !== null && luminance(text) > MIDDLE * 2;
};
