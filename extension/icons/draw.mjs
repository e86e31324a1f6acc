/**
 * Draws the PNG icons from icon.svg with an installed Chromium:
 *
 *     node icons/draw.mjs
 */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "glossator-icons-"));
try {
  for (const size of [16, 32, 48, 128]) {
    const page = join(work, `${size}.html`);
    const picture = `<img src="file://${here}icon.svg" width="${size}" height="${size}">`;
    writeFileSync(page, `<style>body { margin: 0 } img { display: block }</style>${picture}`);
    execFileSync("chromium", [
      "--headless", "--no-sandbox", "--hide-scrollbars", "--default-background-color=00000000",
      `--user-data-dir=${join(work, "profile")}`, `--window-size=${size},${size}`,
      `--screenshot=${join(here, `${size}.png`)}`, `file://${page}`,
    ], { stdio: "ignore" });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
