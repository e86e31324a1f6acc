/**
 * The popup: switches, the terms of the page in front, the reader's level. It asks the
 * frames of the tab through a port and shows what they say for as long as it is open.
 */

import { api, text } from "../shared/api.js";
import { POPUP_PORT } from "../shared/constants.js";
import { counted, part } from "../shared/document.js";
import { status as asStatus } from "../shared/messages.js";
import { startPanel } from "../shared/panel.js";
import { defaults, save, switchSite } from "../shared/settings.js";
import { view } from "./view.js";

/** @import { Settings, Status } from "../shared/types.js" */

const everywhere = part(document, "everywhere", HTMLInputElement);
const siteRow = part(document, "site-row", HTMLElement);
const site = part(document, "site", HTMLInputElement);
const siteText = part(document, "site-text", HTMLElement);
const state = part(document, "state", HTMLElement);
const problem = part(document, "problem", HTMLElement);
const read = part(document, "read", HTMLButtonElement);
const termsTitle = part(document, "terms-title", HTMLElement);
const terms = part(document, "terms", HTMLUListElement);

/** @type {Map<string, Status>} */
const frames = new Map();
let settings = defaults();
/** @type {chrome.runtime.Port | undefined} */
let port;

/** @param {{ frame: string, id: number, title: string, gloss: string }} term */
const row = ({ frame, id, title, gloss }) => {
  const button = document.createElement("button");
  button.type = "button";
  button.append(title);
  if (gloss) {
    const line = document.createElement("span");
    line.className = "gloss";
    line.textContent = gloss;
    button.append(line);
  }
  button.addEventListener("click", () => {
    port?.postMessage({ kind: "show", frame, term: id });
    // The port must have delivered before this document goes.
    setTimeout(() => window.close(), 50);
  });
  const item = document.createElement("li");
  item.append(button);
  return item;
};

/** What the list was made of: it is not made anew, under the focus, for nothing. */
let listed = "";

const draw = () => {
  const shown = view(frames.values(), settings);
  everywhere.checked = settings.enabled;
  siteRow.hidden = shown.site === null || !settings.enabled;
  site.checked = shown.siteOn;
  siteText.textContent = text("onSite", shown.site ?? "");
  state.textContent =
    shown.count === null
      ? text(shown.state.key, shown.state.value ?? "")
      : counted("count", shown.count);
  read.hidden = !shown.canRead;
  problem.hidden = shown.packError === null;
  problem.textContent = shown.packError === null ? "" : text("packError", shown.packError);
  terms.hidden = termsTitle.hidden = shown.terms.length === 0;
  const now = JSON.stringify(shown.terms);
  if (now !== listed) terms.replaceChildren(...shown.terms.map(row));
  listed = now;
};

const connect = async () => {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return;
  port = api.tabs.connect(tab.id, { name: POPUP_PORT });
  port.onMessage.addListener((/** @type {unknown} */ message) => {
    const status = asStatus(message);
    frames.set(status.frame, status);
    draw();
  });
  port.onDisconnect.addListener(() => {
    // Chromium reports "no receiver" here, and loudly if nobody looks.
    void api.runtime.lastError;
    frames.clear();
    port = undefined;
    draw();
  });
};

everywhere.addEventListener("change", () => save({ enabled: everywhere.checked }));
site.addEventListener("change", () => {
  const { site: name } = view(frames.values(), settings);
  if (name !== null) switchSite(name, site.checked);
});
read.addEventListener("click", () => port?.postMessage({ kind: "read" }));
part(document, "options", HTMLButtonElement).addEventListener("click", () =>
  api.runtime.openOptionsPage(),
);

await startPanel(document, (now) => {
  settings = now;
  draw();
});
await connect();
