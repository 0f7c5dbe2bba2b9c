// What the page's Content-Security-Policy keeps from us.

// Directives that stopped something of ours, by their names; `sockets` for connections alone.
const stopped = new Set();
let wasm;

export function watch(base) {
  document.addEventListener("securitypolicyviolation", ({ disposition, blockedURI, effectiveDirective }) => {
    if (disposition != "enforce") return;
    if (blockedURI.startsWith(base)) stopped.add(effectiveDirective);
    if (blockedURI.startsWith(base.replace("http", "ws"))) stopped.add("sockets");
  });
}

// Whether wasm may run here, found out with the smallest module there is.
export function mayRun() {
  try {
    wasm ??= !!new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    wasm = false;
  }
  return wasm;
}

// Resolves to whether a directive stopped something of ours. The browser tells a little later than
// the thing itself fails.
export async function isStopped(directive) {
  await new Promise((done) => setTimeout(done, 50));
  return stopped.has(directive);
}
