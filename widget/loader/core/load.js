// Loads the portal itself: glue, wasm, style and texts, in parallel, once for all portals of the page.
import { language } from "./words.js";

let shared;
let tries = "";
const texts = {};

const get = (base, path) =>
  fetch(base + path, { signal: AbortSignal.timeout(20000) }).then((answer) => (answer.ok ? answer : Promise.reject(Error(path + ": " + answer.status))));

// Resolves to the module's `mount`, the style sheet, and the texts for a locale. What failed is forgotten,
// so that asking again tries again.
export async function load(base, locale) {
  const name = language(locale);
  shared ||= fetchShared(base);
  texts[name] ||= get(base, __TEXTS__[name]).then((answer) => answer.text());
  try {
    const [[mount, style], pack] = await Promise.all([shared, texts[name]]);
    return [mount, style, pack];
  } catch (error) {
    shared = texts[name] = 0;
    throw error;
  }
}

// After a panic the wasm is unusable: the next load starts anew.
export function forget() {
  shared = 0;
}

async function fetchShared(base) {
  const wasm = get(base, __WASM__);
  // A module that failed, or whose wasm is dead, is never run again under the same address.
  const glue = import(base + __GLUE__ + tries);
  // All at once, so that none fails unheard.
  tries += "#";
  const [portal, css] = await Promise.all([glue, get(base, __STYLE__), wasm]);
  await portal.default({ module_or_path: wasm });
  return [portal.mount, await css.text()];
}
