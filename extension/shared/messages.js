/**
 * What the parts of the extension say to each other, and the one way in which a
 * question can fail. Every request is an object with a `kind`; every reply is
 * `{ ok: true, value }` or `{ ok: false, error: { code, message } }`. Both sides check
 * what they get: a page that breaks out of its sandbox could send anything, and after
 * an update the two sides may be of different versions.
 */

import { api, isAlive } from "./api.js";
import { BorderError, boolean, count, list, oneOf, record, string } from "./check.js";
import { PAGE_MAX_BLOCKS, PAGE_MAX_CHARS, PAGE_MAX_GROUPS } from "./constants.js";

/** @import { EnginePage, Group, PageBlock, Role, Status } from "./types.js" */

/** @type {readonly Role[]} */
const ROLES = [
  "title", "heading", "paragraph", "list-item", "quotation", "caption", "cell", "other",
];

/** @type {(value: unknown, path: string) => PageBlock} */
const block = (value, path) => {
  const it = record(value, path);
  const features = record(it.features, `${path}.features`);
  return {
    text: string(it.text, `${path}.text`, PAGE_MAX_CHARS),
    role: oneOf(it.role, `${path}.role`, ROLES),
    features: {
      link: count(features.link, `${path}.features.link`),
      emphasis: count(features.emphasis, `${path}.features.emphasis`),
      group: count(features.group, `${path}.features.group`),
    },
  };
};

/** @type {(value: unknown, path: string) => Group} */
const group = (value, path) => {
  const it = record(value, path);
  return {
    parent: count(it.parent, `${path}.parent`),
    tag: string(it.tag, `${path}.tag`),
    names: string(it.names, `${path}.names`),
  };
};

/** @type {(value: unknown, path: string) => EnginePage} */
const page = (value, path) => {
  const it = record(value, path);
  const traits = record(it.traits, `${path}.traits`);
  return {
    url: string(it.url, `${path}.url`),
    language: string(it.language, `${path}.language`, 100),
    title: string(it.title, `${path}.title`),
    traits: {
      password: boolean(traits.password, `${path}.traits.password`),
      editor: boolean(traits.editor, `${path}.traits.editor`),
      article: boolean(traits.article, `${path}.traits.article`),
      product: boolean(traits.product, `${path}.traits.product`),
    },
    asked: boolean(it.asked, `${path}.asked`),
    groups: list(it.groups, `${path}.groups`, group, PAGE_MAX_GROUPS),
    blocks: list(it.blocks, `${path}.blocks`, block, PAGE_MAX_BLOCKS),
  };
};

/** @typedef {{ kind: "annotate", page: EnginePage } | { kind: "count", count: number, fresh: boolean } | { kind: "site" }} Request */

/** @type {{ [K in Request["kind"]]: (it: Record<string, unknown>) => Extract<Request, { kind: K }> }} */
const REQUESTS = {
  annotate: (it) => ({ kind: "annotate", page: page(it.page, "message.page") }),
  count: (it) => ({
    kind: "count",
    count: count(it.count, "message.count"),
    fresh: boolean(it.fresh, "message.fresh"),
  }),
  site: () => ({ kind: "site" }),
};

const REQUEST_KINDS = /** @type {Request["kind"][]} */ (Object.keys(REQUESTS));

/**
 * What a frame asks of the background.
 *
 * @param {unknown} value
 * @returns {Request}
 */
export const request = (value) => {
  const it = record(value, "message");
  return REQUESTS[oneOf(it.kind, "message.kind", REQUEST_KINDS)](it);
};

/** @typedef {"next-term" | "previous-term"} Command */

/** @type {readonly Command[]} */
export const COMMANDS = ["next-term", "previous-term"];

/**
 * What the background tells the frames of a tab: a keyboard command. There is nobody
 * to report an unknown one to, so it is no command.
 *
 * @param {unknown} value
 * @returns {Command | null}
 */
export const order = (value) => {
  const { kind, command } = /** @type {Record<string, unknown>} */ (Object(value));
  return kind === "command" ? (COMMANDS.find((one) => one === command) ?? null) : null;
};

/**
 * What the popup wishes of a frame: to read a page that was refused, or to show a term.
 *
 * @param {unknown} value
 * @returns {{ kind: "read" } | { kind: "show", frame: string, term: number }}
 */
export const wish = (value) => {
  const it = record(value, "message");
  return oneOf(it.kind, "message.kind", /** @type {const} */ (["read", "show"])) === "read"
    ? { kind: "read" }
    : {
        kind: "show",
        frame: string(it.frame, "message.frame"),
        term: count(it.term, "message.term"),
      };
};

const STATES = /** @type {const} */ (["off", "reading", "refused", "done", "failed"]);

/**
 * What a frame tells the popup.
 *
 * @param {unknown} value
 * @returns {Status}
 */
export const status = (value) => {
  const it = record(value, "status");
  const orNull = (/** @type {unknown} */ inner, /** @type {string} */ path) =>
    inner === null ? null : string(inner, path);
  return {
    frame: string(it.frame, "status.frame"),
    top: boolean(it.top, "status.top"),
    site: string(it.site, "status.site"),
    state: oneOf(it.state, "status.state", STATES),
    reason: orNull(it.reason, "status.reason"),
    packError: orNull(it.packError, "status.packError"),
    terms: list(it.terms, "status.terms", (value, path) => {
      const term = record(value, path);
      return {
        id: count(term.id, `${path}.id`),
        short: orNull(term.short, `${path}.short`),
        name: string(term.name, `${path}.name`),
        gloss: string(term.gloss, `${path}.gloss`),
      };
    }),
  };
};

/**
 * The reply that carries a failure.
 *
 * @param {unknown} error
 */
export const failure = (error) => {
  const { code, message } = /** @type {{ code?: unknown, message?: unknown }} */ (
    Object(error)
  );
  return {
    ok: false,
    error: {
      code: typeof code === "string" ? code : "internal",
      message: typeof message === "string" ? message : String(error),
    },
  };
};

/**
 * Asks the background.
 *
 * @param {Request} question
 * @returns {Promise<unknown>} the value of the reply
 * @throws {BorderError} `gone` when the extension was updated or removed under this
 *     script, else the code the background gave
 */
export const ask = async (question) => {
  if (!isAlive()) throw new BorderError("gone", "the extension was updated or removed");
  let reply;
  try {
    reply = record(await api.runtime.sendMessage(question), "reply");
  } catch (error) {
    // The browser's own words for an orphaned script differ; the missing id does not.
    throw isAlive() ? error : new BorderError("gone", "the extension was updated or removed");
  }
  if (boolean(reply.ok, "reply.ok")) return reply.value;
  const { code, message } = record(reply.error, "reply.error");
  throw new BorderError(string(code, "reply.error.code"), string(message, "reply.error.message"));
};
