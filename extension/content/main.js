/**
 * The content script: one reader for one document. It wires the rooms of this folder
 * together and can be taken out again whole: `dispose` leaves the page as if it had
 * never been there, which is also what happens when the extension is updated or
 * removed under an open page.
 */

import { api } from "../shared/api.js";
import { BorderError } from "../shared/check.js";
import { ask, order } from "../shared/messages.js";
import { load, watch } from "../shared/settings.js";
import { createCard } from "./card.js";
import { createDisplay } from "./display.js";
import { createIndex } from "./index.js";
import { createPainter } from "./marks.js";
import { createObserver } from "./observe.js";
import { createPace } from "./pace.js";
import { createPopupPort } from "./popup-port.js";
import { createReading } from "./reading.js";
import { createRootStyles } from "./roots.js";

/** @import { Settings } from "../shared/types.js" */

/** @param {Window & typeof globalThis} window */
const createReader = async (window) => {
  const isTop = window === window.top;
  let on = false;
  let site = "";
  let isFirstCount = true;
  /** @type {(() => void)[]} */
  const undo = [];
  const dispose = () => undo.splice(0).reverse().forEach((step) => step());

  /** @param {unknown} error */
  const onFailure = (error) => {
    if (error instanceof BorderError && error.code === "gone") dispose();
    else reading.fail(error instanceof Error ? error.message : String(error));
  };

  const painter = createPainter();
  const index = createIndex(window.document, () => reading.roots);
  const styles = createRootStyles();
  const card = createCard(window);

  const report = () => {
    port.tell();
    const count = reading.terms.length;
    // Frames without a term say so only once they had one.
    if (count === 0 && isFirstCount && !isTop) return;
    ask({ kind: "count", count, fresh: isFirstCount }).catch(onFailure);
    isFirstCount = false;
  };

  const reading = createReading({
    window,
    painter,
    index,
    onDropped: (gone) => display.dropped(gone),
    onState: () => {
      styles.fit(index.nodes());
      report();
    },
    onRoots: (roots) => observer.watch(roots),
  });
  const display = createDisplay({ window, card, index, painter, reading, onOrphaned: dispose });

  /** @param {{ insist?: boolean, again?: boolean }} [how] */
  const read = (how) => {
    if (on) reading.read(how).catch(onFailure);
  };
  const pace = createPace(window, read);
  const observer = createObserver({
    window,
    index,
    isOwn: card.isHost,
    onStale: reading.drop,
    onChanged: () => on && pace.soon(),
    onNavigated: () => {
      reading.startOver();
      if (on) pace.afresh();
    },
  });
  const port = createPopupPort({
    status: () => ({
      top: isTop,
      site,
      ...reading.state,
      terms: reading.terms.map(({ id, term: { short, name, gloss } }) => ({ id, short, name, gloss })),
    }),
    onRead: () => {
      on = true;
      read({ insist: true });
    },
    onShow: display.showTerm,
  });
  undo.push(
    painter.dispose, index.clear, styles.dispose, display.dispose, pace.dispose,
    observer.dispose, port.dispose,
  );

  /** @param {Settings} settings @param {string[]} changed */
  const apply = (settings, changed) => {
    const was = on;
    on = settings.enabled && !settings.sitesOff.includes(site);
    if (!on) return reading.clear("off", null);
    const isNewAnswer = changed.includes("level") || changed.includes("glossary");
    if (!was || isNewAnswer) read({ again: isNewAnswer });
  };
  undo.push(watch(apply));

  /** @param {unknown} message */
  const onMessage = (message) => {
    const command = order(message);
    const { document } = window;
    // The frame with the focus answers; a frame inside it would have it then.
    const isInner = /^I?FRAME$/u.test(document.activeElement?.tagName ?? "");
    const isMine = !isInner && (isTop || document.hasFocus());
    if (command && isMine) display.step(command);
  };
  api.runtime.onMessage.addListener(onMessage);
  undo.push(() => api.runtime.onMessage.removeListener(onMessage));

  try {
    site = String(await ask({ kind: "site" }));
    apply(await load(), []);
  } catch (error) {
    onFailure(error);
  }
};

createReader(window);
