// A crash of the wasm instance leaves its promises open for ever. This answers for them.
const crashes = new Set();

/** What `promise` gives, or a response with `problem` if the instance crashes first. */
export function guard(promise, problem, origin) {
  let crash;
  const crashed = new Promise((resolve) => { crash = () => resolve(crash); });
  crashes.add(crash);
  return Promise.race([promise, crashed])
    .then((answer) => (answer === crash ? failed(problem, origin) : answer))
    .finally(() => crashes.delete(crash));
}

/** The instance is gone: everybody who still waits is answered. */
export function crashed() {
  for (const crash of crashes) crash();
}

function failed(problem, origin) {
  console.error(JSON.stringify({ level: "error", request_id: JSON.parse(problem).request_id, what: "crashed" }));
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store", vary: "Origin" };
  if (origin) headers["access-control-allow-origin"] = origin;
  return new Response(problem, { status: 500, headers });
}

// Traps that are no Rust panic, such as a full stack, are seen only here.
addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) crashed();
});
