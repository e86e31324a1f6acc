/**
 * The plain features of a block by which the engine tells the article from what
 * surrounds it; src/page.rs names and explains them. Called once per block while the
 * page is collected, so it reads only what the walk already knows and what costs no
 * style or layout.
 */

/**
 * @typedef {object} Found what the walk knows of a block
 * @property {Element} element the block's own element
 * @property {string} text
 * @property {number} link characters inside links
 * @property {number} depth depth of the element in the tree
 * @property {number} group number of the nearest container that holds more than this block
 */

/**
 * @param {Found} found
 * @returns {Record<string, number>}
 */
export const features = ({ link, depth, group }) => ({ link, depth, group });
