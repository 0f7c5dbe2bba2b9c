// Loads the portal itself: glue, wasm and style, in parallel, once for all elements of the page.
let loading;
let tries = 0;

// Resolves to the module's `mount` and the style sheet. A failed load is forgotten, so that asking
// again tries again.
export function load(base) {
  return (loading ||= fetchAll(base).catch((error) => {
    loading = 0;
    throw error;
  }));
}

// After a panic the wasm is unusable: the next load starts anew.
export function forget() {
  loading = 0;
}

async function fetchAll(base) {
  const get = (path) => fetch(base + path).then((answer) => (answer.ok ? answer : Promise.reject(path)));
  const wasm = get(__WASM__);
  // A module that failed, or whose wasm is dead, is never run again under the same address.
  const glue = import(base + __GLUE__ + (tries++ ? "?" + tries : ""));
  // All at once, so that none fails unheard.
  const [portal, css] = await Promise.all([glue, get(__STYLE__), wasm]);
  await portal.default({ module_or_path: wasm });
  return [portal.mount, await css.text()];
}
