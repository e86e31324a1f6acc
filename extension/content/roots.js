/**
 * The style of the marks inside open shadow roots: Firefox does not apply a document's
 * `::highlight()` rules there. An adopted sheet is no node, so the page's serialised
 * DOM stays what it was; only roots that hold a mark get one.
 */

import css from "./marks.css";

export const createRootStyles = () => {
  /** @type {CSSStyleSheet | undefined} */
  let sheet;
  /** @type {Set<ShadowRoot>} */
  let styled = new Set();

  /** @param {ShadowRoot} root */
  const remove = (root) => {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((one) => one !== sheet);
  };

  return {
    /**
     * Styles the roots that hold these text nodes, and no others.
     *
     * @param {Iterable<Text>} nodes
     */
    fit: (nodes) => {
      /** @type {Set<ShadowRoot>} */
      const wanted = new Set();
      for (const node of nodes) {
        const root = node.getRootNode();
        if (root instanceof ShadowRoot) wanted.add(root);
      }
      for (const root of styled) if (!wanted.has(root)) remove(root);
      for (const root of wanted) {
        if (!sheet) {
          sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
        }
        const adopted = [...root.adoptedStyleSheets];
        if (!adopted.includes(sheet)) root.adoptedStyleSheets = [...adopted, sheet];
      }
      styled = wanted;
    },
    dispose: () => {
      for (const root of styled) remove(root);
      styled.clear();
    },
  };
};
