/**
 * The line to the popup: while it is open it is told the state of this frame, and it
 * may wish for something. Each frame of a tab has its own end of the same port, so a
 * frame names itself by a number of its own.
 */

import { api } from "../shared/api.js";
import { POPUP_PORT } from "../shared/constants.js";
import { wish } from "../shared/messages.js";

/** @import { Status } from "../shared/types.js" */

/**
 * @param {object} given
 * @param {() => Omit<Status, "frame">} given.status
 * @param {() => void} given.onRead
 * @param {(term: number) => void} given.onShow
 */
export const createPopupPort = ({ status, onRead, onShow }) => {
  const frame = crypto.randomUUID();
  /** @type {Set<chrome.runtime.Port>} */
  const ports = new Set();

  /** @param {chrome.runtime.Port} port */
  const tell = (port) => port.postMessage({ frame, ...status() });

  /** @param {chrome.runtime.Port} port */
  const onConnect = (port) => {
    if (port.name !== POPUP_PORT || port.sender?.id !== api.runtime.id) return;
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((message) => {
      const it = wish(message);
      if (it.kind === "read") onRead();
      else if (it.frame === frame) onShow(it.term);
    });
    tell(port);
  };
  api.runtime.onConnect.addListener(onConnect);

  return {
    /** The state has changed. */
    tell: () => ports.forEach(tell),
    dispose: () => {
      api.runtime.onConnect.removeListener(onConnect);
      for (const port of ports) port.disconnect();
      ports.clear();
    },
  };
};
