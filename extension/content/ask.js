/**
 * The question to the engine and its answer. Only the answer to the last question
 * counts: an earlier one that comes late would mark a page that is no more.
 */

import { fromMessage } from "../shared/answer.js";
import { BorderError } from "../shared/check.js";
import { ask } from "../shared/messages.js";
import { kindOf, titleOf } from "./features.js";
import { languageOf, traitsOf } from "./gate.js";

/** @import { Answer } from "../shared/types.js" */
/** @import { Collected } from "./page.js" */

export const createQuestion = () => {
  let last = 0;
  return {
    /**
     * @param {Document} document
     * @param {Collected} collected
     * @param {boolean} asked whether the reader insists on this page
     * @returns {Promise<Answer | null>} null if another question was asked meanwhile
     */
    put: async (document, { blocks, groups }, asked) => {
      last += 1;
      const token = last;
      const message = /** @type {const} */ ({
        kind: "annotate",
        page: {
          url: document.URL,
          language: languageOf(document),
          title: titleOf(document),
          traits: { ...traitsOf(document), ...kindOf(document) },
          asked,
          groups,
          blocks: blocks.map(({ text, role, features }) => ({ text, role, features })),
        },
      });
      const value = await ask(message).catch((error) => {
        // The browser may stop the worker in the middle of an answer: once more.
        if (error instanceof BorderError) throw error;
        return ask(message);
      });
      if (token !== last) return null;
      return fromMessage(value, blocks.map(({ text }) => text.length));
    },
    /** What is under way counts no more. */
    drop: () => {
      last += 1;
    },
  };
};
