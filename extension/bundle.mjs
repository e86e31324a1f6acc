/**
 * Bundles the content script: the one part that the browser does not load as modules.
 *
 *     node bundle.mjs [OUT]
 *
 * OUT is the unpacked extension, `../dist/extension` if it is not given. It gets
 * `content/main.js`, the bundle, and `content/marks.css`, the style of the marks as it
 * is. Nothing else of the extension is transformed.
 */

import { build } from "esbuild";
import { copyFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join, resolve } from "node:path";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "../dist/extension"));

await build({
  entryPoints: [join(here, "content/main.js")],
  outfile: join(out, "content/main.js"),
  bundle: true,
  format: "iife",
  minify: true,
  // The oldest browsers of the manifest.
  target: ["chrome128", "firefox146"],
  // Style sheets of the card live in shadow roots, as text.
  loader: { ".css": "text" },
  logLevel: "warning",
});
await copyFile(join(here, "content/marks.css"), join(out, "content/marks.css"));
