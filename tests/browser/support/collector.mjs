/** The extension's own gate and collector as a script that leaves `glossator` behind. */

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const EXTENSION = fileURLToPath(new URL("../../../extension", import.meta.url));
const { build } = createRequire(`${EXTENSION}/package.json`)("esbuild");

/** @returns {Promise<string>} */
export const collectorScript = async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { collect } from "./content/page.js";
        export { kindOf, titleOf } from "./content/features.js";
        export { languageOf, refusal, traitsOf } from "./content/gate.js";`,
      resolveDir: EXTENSION,
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "glossator",
  });
  return `${outputFiles[0].text}; globalThis.glossator = glossator; undefined`;
};
