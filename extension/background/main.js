/**
 * The background worker: answers the frames of all tabs and passes on the keyboard
 * commands. It keeps nothing between messages but the engine.
 */

import { api } from "../shared/api.js";
import { BorderError } from "../shared/check.js";
import { COMMANDS, failure, request } from "../shared/messages.js";
import { forget, report } from "./badge.js";
import { annotate } from "./engine.js";

/** @typedef {import("../shared/messages.js").Request} Request */

/**
 * The site a frame belongs to: that of its tab, so that switching a site off switches
 * off what it embeds.
 *
 * @param {chrome.runtime.MessageSender} sender
 */
const siteOf = (sender) => {
  try {
    return new URL(sender.tab?.url ?? sender.url ?? "").hostname;
  } catch {
    return "";
  }
};

/** @type {{ [K in Request["kind"]]: (it: Extract<Request, { kind: K }>, sender: chrome.runtime.MessageSender) => unknown }} */
const HANDLERS = {
  annotate: (it) => annotate(it.page),
  count: (it, sender) =>
    report(sender.tab?.id ?? -1, sender.frameId ?? 0, it.count, it.fresh),
  site: (_, sender) => siteOf(sender),
};

/**
 * @param {unknown} message
 * @param {chrome.runtime.MessageSender} sender
 */
const answer = async (message, sender) => {
  if (sender.id !== api.runtime.id) throw new BorderError("message", "an unknown sender");
  const it = request(message);
  const handler = /** @type {(it: Request, sender: chrome.runtime.MessageSender) => unknown} */ (
    HANDLERS[it.kind]
  );
  return handler(it, sender);
};

api.runtime.onMessage.addListener((message, sender, reply) => {
  answer(message, sender).then(
    (value) => reply({ ok: true, value: value ?? null }),
    (error) => reply(failure(error)),
  );
  // The reply comes later: both browsers keep the channel open for `true`.
  return true;
});

api.commands.onCommand.addListener(async (name, tab) => {
  const command = COMMANDS.find((one) => one === name);
  if (!command || tab?.id === undefined) return;
  // Pages without a content script (the browser's own) have nobody to receive it.
  await api.tabs.sendMessage(tab.id, { kind: "command", command }).catch(() => undefined);
});

api.tabs.onRemoved.addListener(forget);
