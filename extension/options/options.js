/** The options page: level, sites that are off, the reader's own glossary. */

import { text } from "../shared/api.js";
import { GLOSSARY_MAX_ENTRIES } from "../shared/constants.js";
import { counted, part } from "../shared/document.js";
import { startPanel } from "../shared/panel.js";
import { defaults, save, switchSite } from "../shared/settings.js";
import { merge, parse, print } from "./glossary.js";

/** @import { Settings } from "../shared/types.js" */
/** @import { Fault } from "./glossary.js" */

const sites = part(document, "sites", HTMLUListElement);
const noSites = part(document, "no-sites", HTMLElement);
const count = part(document, "count", HTMLElement);
const file = part(document, "file", HTMLInputElement);
const outcome = part(document, "outcome", HTMLElement);
const exporting = part(document, "export", HTMLButtonElement);
const emptying = part(document, "empty", HTMLButtonElement);

let settings = defaults();

/** @param {string} site */
const siteRow = (site) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = text("switchOn");
  button.setAttribute("aria-label", `${text("switchOn")}: ${site}`);
  button.addEventListener("click", () => switchSite(site, true));
  const item = document.createElement("li");
  item.append(site, button);
  return item;
};

/** @param {Settings} now */
const draw = (now) => {
  settings = now;
  sites.replaceChildren(...settings.sitesOff.map(siteRow));
  noSites.hidden = settings.sitesOff.length > 0;
  count.textContent = counted("glossaryCount", settings.glossary.length);
  exporting.disabled = emptying.disabled = settings.glossary.length === 0;
};

/** @param {string} said */
const say = (said) => {
  const line = document.createElement("p");
  line.textContent = said;
  outcome.replaceChildren(line);
};

/** @param {Fault[]} faults */
const complain = (faults) => {
  say(text("importFailed"));
  const list = document.createElement("ul");
  for (const { line, key, value = "" } of faults) {
    const item = document.createElement("li");
    const reason = text(key, value);
    item.textContent = line === null ? reason : text("line", String(line), reason);
    list.append(item);
  }
  outcome.append(list);
};

/** @param {File} chosen */
const importFile = async (chosen) => {
  let source;
  try {
    source = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
  } catch {
    return complain([{ line: null, key: "line_encoding" }]);
  }
  const { entries, faults } = parse(source);
  if (faults.length > 0) return complain(faults);
  const glossary = merge(settings.glossary, entries);
  if (glossary.length > GLOSSARY_MAX_ENTRIES) {
    return complain([{ line: null, key: "line_many", value: String(GLOSSARY_MAX_ENTRIES) }]);
  }
  await save({ glossary });
  say(text("imported", String(entries.length), String(glossary.length)));
};

part(document, "import", HTMLButtonElement).addEventListener("click", () => file.click());
file.addEventListener("change", async () => {
  const [chosen] = file.files ?? [];
  if (chosen) await importFile(chosen);
  // The same file may be chosen again once it is put right.
  file.value = "";
});
exporting.addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(
    new Blob([print(settings.glossary)], { type: "text/tab-separated-values" }),
  );
  link.download = "glossator-glossary.tsv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});
emptying.addEventListener("click", async () => {
  await save({ glossary: [] });
  say(counted("glossaryCount", 0));
});

await startPanel(document, draw);
