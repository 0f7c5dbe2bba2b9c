export const script = document.currentScript;
export const base = new URL(script.src).origin;
const path = base + __CORE__;

// What is asked of core, in order. Core takes it over once it is there: it puts its own `push` in.
const calls = [];
// From the fourth on they cannot wait.
export const NAMES = "prefill identify close open diagnose toggle logout".split(" ");
let core;
let tries = 0;

// What can wait does, and nobody waits for it; the rest is a reason to load core, and resolves with what core
// answers. Where that fails, somebody who pressed the launcher gets to the hosted page.
export const run = (name, args = [], portal) =>
  new Promise((done) => {
    calls.push([name, args, portal, done]);
    if (NAMES.indexOf(name) > 2) load().then((failed) => failed && portal && open(base + "/p/" + portal.site));
    else done();
  });

// Core, and the wasm that it will want, at once: the wasm has the longer way, and may be forbidden by a policy.
// A failed module is never asked for again under the same address.
// The wasm is asked for at the same time, since it has the longest way; core asks again where it did not come.
export const load = (wasm) =>
  (core ||= ((wasm = fetch(path + ".wasm").catch(() => {})), import(path + ".js#" + tries++)).then(
    (core) => core.take(calls, base, wasm),
    () => !(core = 0),
  ));
