/**
 * What happens to the page after it was read. The observer's callback runs before the
 * next frame is painted, so a mark whose text changed is dropped there and never seen
 * on the wrong letters. Everything else waits: see pace.js.
 *
 * A callback costs one look-up per changed text node and, if anything was removed, one
 * pass over the marked nodes (`isConnected` is a flag): the same for ten records and
 * for a hundred thousand, so a storm of changes needs no path of its own.
 *
 * Limit: a shadow root attached to an element that has long been in the page causes no
 * record; it is found with the next change.
 */

/** @import { Mark } from "./marks.js" */

const OBSERVED = { childList: true, characterData: true, subtree: true };

/** Elements that come and go without changing what there is to read. */
const SILENT = new Set(["SCRIPT", "STYLE", "LINK", "META", "IFRAME", "IMG", "NOSCRIPT"]);

/** The address without its fragment: another fragment is the same page. */
export const addressOf = (/** @type {Location} */ { href }) => href.split("#", 1)[0];

/**
 * @param {object} given
 * @param {Window & typeof globalThis} given.window
 * @param {{ on: (node: Node) => Mark[], nodes: () => Iterable<Text> }} given.index
 * @param {(node: Node) => boolean} given.isOwn whether a node is the extension's own
 * @param {(marks: Set<Mark>) => void} given.onStale called before the next paint
 * @param {() => void} given.onChanged there may be something new to read
 * @param {() => void} given.onNavigated the page has become another one
 */
export const createObserver = ({ window, index, isOwn, onStale, onChanged, onNavigated }) => {
  let address = addressOf(window.location);
  /** @type {WeakSet<Node>} */
  let observed = new WeakSet();

  const lookAtAddress = () => {
    const now = addressOf(window.location);
    if (now === address) return;
    address = now;
    onNavigated();
  };

  /** @param {NodeList} nodes */
  const isSilent = (nodes) =>
    [...nodes].every(
      (node) =>
        isOwn(node) || node.nodeType === Node.COMMENT_NODE || SILENT.has(node.nodeName),
    );

  /** @param {MutationRecord[]} records */
  const callback = (records) => {
    /** @type {Set<Mark>} */
    const stale = new Set();
    let changed = false;
    let removed = false;
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === "characterData") {
        for (const mark of index.on(target)) stale.add(mark);
        changed = true;
      } else if (!isSilent(addedNodes) || !isSilent(removedNodes)) {
        removed ||= removedNodes.length > 0;
        changed = true;
      }
    }
    if (removed) {
      for (const node of index.nodes()) {
        if (!node.isConnected) for (const mark of index.on(node)) stale.add(mark);
      }
    }
    if (stale.size > 0) onStale(stale);
    if (changed) onChanged();
    lookAtAddress();
  };

  const observer = new MutationObserver(callback);
  observer.observe(window.document, OBSERVED);

  // Not in the types of every compiler, nor in every browser from before 2026.
  const navigation = /** @type {{ navigation?: EventTarget }} */ (window).navigation;
  navigation?.addEventListener("navigatesuccess", lookAtAddress);
  window.addEventListener("popstate", lookAtAddress);

  return {
    /** @param {Iterable<ShadowRoot>} roots */
    watch: (roots) => {
      for (const root of roots) {
        if (observed.has(root)) continue;
        observed.add(root);
        observer.observe(root, OBSERVED);
      }
    },
    dispose: () => {
      observer.disconnect();
      observed = new WeakSet();
      navigation?.removeEventListener("navigatesuccess", lookAtAddress);
      window.removeEventListener("popstate", lookAtAddress);
    },
  };
};
