// Loads the portal itself: glue, wasm and texts, in parallel, once for all portals of the page.
import { language } from "./words.js";

// How long all of it may take, in ms.
const PATIENCE = 20000;

let base, early, shared;
let tries = "";
const texts = {};

const get = (url) => fetch(url).then((answer) => (answer.ok ? answer : Promise.reject(Error(url + ": " + answer.status))));

// `early` resolves to the wasm's answer, which the loader has asked for, or to nothing.
export function begin(...from) {
  [base, early] = from;
}

// Resolves to the module's `mount` and the texts for a locale. What failed is forgotten,
// so that asking again tries again.
export async function load(locale) {
  const name = language(locale);
  shared ||= fetchShared();
  texts[name] ||= get(base + __TEXTS__[name]).then((answer) => answer.text());
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE, Error("too slow")));
  try {
    return await Promise.race([Promise.all([shared, texts[name]]), late]);
  } catch (error) {
    shared = texts[name] = 0;
    throw error;
  }
}

// After a panic the wasm is unusable: the next load starts anew.
export function forget() {
  shared = 0;
}

async function fetchShared() {
  // Core and the wasm lie side by side.
  const wasm = early.then((answer) => (answer?.ok ? answer : get(import.meta.url.replace(/js#.*/, "wasm"))));
  early = Promise.resolve();
  // A module that failed, or whose wasm is dead, is never run again under the same address.
  const glue = import(base + __GLUE__ + tries);
  // All at once, so that none fails unheard.
  tries += "#";
  const [portal] = await Promise.all([glue, wasm]);
  await portal.default({ module_or_path: wasm });
  return portal.mount;
}
