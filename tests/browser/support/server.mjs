/** A web server on loopback for the pages of the tests. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const PAGES = fileURLToPath(new URL("../pages/", import.meta.url));

/**
 * @typedef {{ body: string | Buffer, headers?: Record<string, string>, status?: number }} Reply
 */

/**
 * @param {(path: string) => Reply | undefined | Promise<Reply | undefined>} [answer]
 *     pages made up by the test; what it does not know comes from tests/browser/pages
 */
export const serve = async (answer = () => undefined) => {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    try {
      const made = (await answer(path)) ?? { body: await readFile(`${PAGES}${path.slice(1).replaceAll("..", "")}`) };
      const type = path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
      response.writeHead(made.status ?? 200, { "content-type": type, ...made.headers });
      response.end(made.body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  return {
    port,
    url: (path, host = "localhost") => `http://${host}:${port}/${path}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
};
