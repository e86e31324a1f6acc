/**
 * Small checks for what crosses a border: messages, stored settings, the answers of
 * the engine. Each takes the value and the path by which an error names it, returns
 * the value with its type known, and throws a {@link BorderError} otherwise.
 */

/** Something that came over a border is not what was agreed. */
export class BorderError extends Error {
  /**
   * @param {string} code what kind of failure, for programs
   * @param {string} message what and where, for people
   */
  constructor(code, message) {
    super(message);
    this.name = "GlossatorError";
    this.code = code;
  }
}

/**
 * @param {string} path
 * @param {string} expected
 * @returns {never}
 */
const refuse = (path, expected) => {
  throw new BorderError("message", `${path}: expected ${expected}`);
};

/**
 * @param {unknown} value
 * @param {string} path
 * @returns {Record<string, unknown>}
 */
export const record = (value, path) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? /** @type {Record<string, unknown>} */ (value)
    : refuse(path, "an object");

/**
 * @param {unknown} value
 * @param {string} path
 * @param {number} [longest]
 * @returns {string}
 */
export const string = (value, path, longest = Infinity) =>
  typeof value === "string" && value.length <= longest ? value : refuse(path, "a string");

/**
 * @param {unknown} value
 * @param {string} path
 * @returns {boolean}
 */
export const boolean = (value, path) =>
  typeof value === "boolean" ? value : refuse(path, "true or false");

/**
 * @param {unknown} value
 * @param {string} path
 * @returns {number}
 */
export const number = (value, path) =>
  typeof value === "number" && Number.isFinite(value) ? value : refuse(path, "a number");

/**
 * @param {unknown} value
 * @param {string} path
 * @returns {number}
 */
export const count = (value, path) =>
  Number.isSafeInteger(value) && Number(value) >= 0
    ? Number(value)
    : refuse(path, "a whole number");

/**
 * @template {string} T
 * @param {unknown} value
 * @param {string} path
 * @param {readonly T[]} allowed
 * @returns {T}
 */
export const oneOf = (value, path, allowed) =>
  allowed.find((one) => one === value) ?? refuse(path, allowed.join(" or "));

/**
 * @template T
 * @param {unknown} value
 * @param {string} path
 * @param {(item: unknown, path: string) => T} each
 * @param {number} [most]
 * @returns {T[]}
 */
export const list = (value, path, each, most = Infinity) =>
  Array.isArray(value) && value.length <= most
    ? value.map((item, at) => each(item, `${path}[${at}]`))
    : refuse(path, "a list");

/**
 * @template T
 * @param {unknown} value
 * @param {string} path
 * @param {(item: unknown, path: string) => T} inner
 * @returns {T | null}
 */
export const optional = (value, path, inner) =>
  value === null || value === undefined ? null : inner(value, path);
