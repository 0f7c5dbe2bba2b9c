// Loads the portal itself: glue, wasm and style, in parallel, once for all elements of the page.
let loading;
let tries = 0;

// Resolves to the module's `mount` and the style sheet. A failed load is forgotten, so that asking
// again tries again.
export function load(base) {
  return (loading ??= fetchAll(base).catch((error) => {
    loading = 0;
    throw error;
  }));
}

// After a panic the wasm is unusable: the next load starts anew.
export function forget() {
  loading = 0;
}

async function fetchAll(base) {
  // A module that failed, or whose wasm is dead, is never run again under the same address.
  const glue = base + __GLUE__ + (tries++ ? "?" + tries : "");
  const get = async (path) => {
    const answer = await fetch(base + path);
    if (!answer.ok) throw Error(path);
    return answer;
  };
  const wasm = get(__WASM__);
  const css = get(__STYLE__).then((answer) => answer.text());
  const [module, text] = await Promise.all([import(glue), css, wasm]);
  await module.default({ module_or_path: wasm });
  return [module.mount, text];
}
