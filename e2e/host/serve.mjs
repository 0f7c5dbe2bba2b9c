// Runs the built edge on workerd for one test, through Miniflare's API.
//
// Started by `e2e/src/edge/` with one argument, the path of a JSON file of settings (`Settings` there). Talks in lines
// of JSON: first `{"ready": <port>}` on standard output, then one answer for each request on standard input. The end of
// standard input means that the test is gone, however it went: the whole process group, workerd included, is killed, and the test's folder removed.
import { createInterface } from "node:readline";
import { readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { options } from "./options.mjs";

const settings = JSON.parse(readFileSync(process.argv[2], "utf8"));
const require = createRequire(settings.packages);
const { Miniflare, Log, LogLevel } = require("miniflare");

const lines = createInterface({ input: process.stdin });
lines.on("close", () => {
  try {
    rmSync(settings.folder, { recursive: true, force: true, maxRetries: 5 });
  } finally {
    process.kill(0, "SIGKILL");
  }
});

class ToStandardError extends Log {
  log(message) {
    process.stderr.write(`${message}\n`);
  }
}

const { worker, ...shared } = options(settings);
const miniflare = new Miniflare({ ...shared, log: new ToStandardError(LogLevel.INFO), workers: [worker] });
const url = await miniflare.ready;
say({ ready: Number(url.port) });

lines.on("line", async (line) => {
  const { id, command, ...parameters } = JSON.parse(line);
  try {
    say({ id, ok: (await commands[command](parameters)) ?? null });
  } catch (error) {
    say({ id, error: String(error?.stack ?? error) });
  }
});

const commands = {
  /** The text under a key of the real KV namespace, or null. */
  async get({ key }) {
    return (await records()).get(key);
  },
  /** The names of all keys that start with `prefix`. */
  async list({ prefix }) {
    const names = [];
    let cursor;
    do {
      const page = await (await records()).list({ prefix, cursor });
      names.push(...page.keys.map((key) => key.name));
      cursor = page.list_complete ? undefined : page.cursor;
    } while (cursor !== undefined);
    return names;
  },
  /** Drops a Durable Object from memory; its sockets are closed or kept asleep. */
  async evict({ class: className, object, webSockets }) {
    await miniflare.unsafeEvictDurableObject(worker.config.name, className, { name: object, webSockets });
  },
};

let namespace;
function records() {
  namespace ??= miniflare.getKVNamespace("RECORDS");
  return namespace;
}

function say(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
