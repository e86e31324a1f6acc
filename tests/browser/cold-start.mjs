/**
 * What the engine costs the background in Chromium, with the pack that ships:
 *
 *     node cold-start.mjs [RUNS]
 *
 * The browser stops an idle worker, and the next page starts the engine anew. So it is
 * stopped here, woken by a message that needs no engine, and then asked twice about one
 * short paragraph: what the first answer takes more than the second is the start of the
 * engine. Script time is the processor time of the worker's own thread; what the browser
 * compiles and reads on others comes on top by the clock.
 */

import { start } from "./support/browsers.mjs";
import { threadsTime } from "./support/cpu.mjs";
import { pause, until } from "./support/reader.mjs";

const RUNS = Number(process.argv[2] ?? 5);
/** What a start may take of the worker's thread, in ms, and the background of memory, in bytes. */
const GOAL = { script: 60, memory: 25e6 };
const WORKER = "ServiceWorker";
const MB = 1e6;

const QUESTION = {
  kind: "annotate",
  page: {
    url: "", language: "en", title: "", traits: { password: false, editor: false, article: true, product: false }, asked: true,
    groups: [{ parent: 0, tag: "p", names: "" }],
    blocks: [{ text: "US Central Command (CENTCOM) said so on Monday.", role: "paragraph", features: { link: 0, emphasis: 0, group: 0 } }],
  },
};

const context = await start("chrome", { probe: false });
const { browser, origin } = context;
const { pid } = browser.process();
const own = await context.own("options/options.html");
const isWorker = (target) => target.type() === "service_worker" && target.url().startsWith(origin);
const ask = (message) => own.evaluate((message) => chrome.runtime.sendMessage(message), message);

/** Asks, and tells what that took. */
const timed = async () => {
  const before = threadsTime(pid, WORKER);
  const begin = performance.now();
  const reply = await ask(QUESTION);
  if (!reply.ok || reply.value.packError || reply.value.terms.length === 0) {
    throw new Error(`no answer: ${JSON.stringify(reply)}`);
  }
  const clock = performance.now() - begin;
  // The worker tidies up after the answer has left.
  await pause(100);
  return { script: threadsTime(pid, WORKER) - before, clock };
};

/** How much the worker holds, in bytes: objects, buffers, and the engine's own memory. */
const held = async (client) => {
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = await client.send("Runtime.getHeapUsage");
  const { result: prototype } = await client.send("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await client.send("Runtime.queryObjects", { prototypeObjectId: prototype.objectId });
  const { result } = await client.send("Runtime.callFunctionOn", {
    objectId: objects.objectId,
    functionDeclaration: "function () { return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0) }",
    returnByValue: true,
  });
  return { heap: usedSize, buffers: backingStorageSize, engine: result.value };
};

const rows = [];
let memory;
try {
  for (let run = 0; run < RUNS; run += 1) {
    const old = await browser.waitForTarget(isWorker, { timeout: 10_000 });
    const session = await browser.target().createCDPSession();
    await session.send("Target.closeTarget", { targetId: old._targetId }).catch(() => undefined);
    await session.detach();
    await until(async () => browser.targets().includes(old), (there) => !there, "the worker to stop").catch(() => undefined);
    await ask({ kind: "nothing" });
    await pause(500);
    const [cold, warm] = [await timed(), await timed()];
    rows.push({ script: cold.script - warm.script, clock: cold.clock - warm.clock });
    const worker = await (await browser.waitForTarget(isWorker)).worker();
    memory = await held(worker.client);
  }
} finally {
  await context.close();
}

const median = (key) => rows.map((row) => row[key]).toSorted((a, b) => a - b)[Math.floor(rows.length / 2)];
const least = Math.min(...rows.map(({ script }) => script));
const sum = memory.heap + memory.buffers + memory.engine;
const verdict = (is) => (is ? "" : " MISSED");
process.stdout.write(
  `start of the engine, ${rows.length} times: script ${median("script").toFixed(0)} ms (least ${least.toFixed(0)}), ` +
    `goal ${GOAL.script}${verdict(median("script") <= GOAL.script)}; by the clock ${median("clock").toFixed(0)} ms\n` +
    `memory: objects ${(memory.heap / MB).toFixed(1)} MB, buffers ${(memory.buffers / MB).toFixed(1)} MB, ` +
    `engine ${(memory.engine / MB).toFixed(1)} MB, goal ${GOAL.memory / MB} MB in all${verdict(sum <= GOAL.memory)}\n`,
);
