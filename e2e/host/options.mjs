// Miniflare's options for the edge, read from the same `edge/wrangler.jsonc` that is deployed.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";

/** Options for one worker on one port, with its state under `settings.state`. */
export function options(settings) {
  const wrangler = parseJsonc(readFileSync(settings.wrangler, "utf8"));
  const root = dirname(settings.wrangler);
  return {
    host: "127.0.0.1",
    port: settings.port,
    resourcePersistencePath: settings.state,
    logRequests: false,
    verbose: false,
    cf: false,
    worker: {
      config: {
        name: wrangler.name,
        compatibilityDate: wrangler.compatibility_date,
        compatibilityFlags: wrangler.compatibility_flags ?? [],
        manifest: manifest(resolve(root, wrangler.main)),
        env: bindings(wrangler, settings),
        exports: durableObjects(wrangler),
        ...assets(wrangler, root),
      },
      dev: settings.kv_backend ? { remoteProxyConnectionString: new URL(settings.kv_backend) } : {},
    },
  };
}

function manifest(main) {
  const modulesRoot = dirname(main);
  const modules = {};
  for (const entry of readdirSync(modulesRoot, { recursive: true, withFileTypes: true })) {
    const type = entry.isFile() && !entry.parentPath.includes("/.") ? moduleType(entry.name) : undefined;
    if (type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const contents = type === "wasm" ? new Uint8Array(readFileSync(path)) : readFileSync(path, "utf8");
    modules[relative(modulesRoot, path).split(sep).join(posix.sep)] = { type, contents };
  }
  return { mainModule: relative(modulesRoot, main), modulesRoot, modules };
}

function moduleType(name) {
  if (name.endsWith(".wasm")) return "wasm";
  if (name.endsWith(".js") || name.endsWith(".mjs")) return "esm";
  return undefined;
}

function bindings(wrangler, settings) {
  const env = {};
  for (const [name, value] of Object.entries({ ...wrangler.vars, ...settings.vars })) {
    env[name] = typeof value === "string" ? { type: "text", value } : { type: "json", value };
  }
  for (const { binding } of wrangler.kv_namespaces ?? []) {
    env[binding] = { type: "kv", id: binding, dev: { remote: Boolean(settings.kv_backend) } };
  }
  for (const { name, class_name: exportName } of wrangler.durable_objects?.bindings ?? []) {
    env[name] = { type: "durable-object", worker: wrangler.name, exportName };
  }
  if (wrangler.assets?.binding) env[wrangler.assets.binding] = { type: "assets" };
  return env;
}

function durableObjects(wrangler) {
  const classes = (wrangler.migrations ?? []).flatMap((migration) => migration.new_sqlite_classes ?? []);
  return Object.fromEntries(classes.map((name) => [name, { type: "durable-object", storage: "sqlite" }]));
}

function assets(wrangler, root) {
  if (!wrangler.assets) return {};
  return {
    assets: {
      directory: resolve(root, wrangler.assets.directory),
      hasUserWorker: true,
      runWorkerFirst: wrangler.assets.run_worker_first,
      htmlHandling: wrangler.assets.html_handling,
      notFoundHandling: wrangler.assets.not_found_handling,
    },
  };
}

/** JSON with comments and trailing commas; strings are left as they are. */
function parseJsonc(text) {
  const tokens = /("(?:\\.|[^"\\])*")|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*[}\]])/g;
  return JSON.parse(text.replace(tokens, (_, string) => string ?? ""));
}
