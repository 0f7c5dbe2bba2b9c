export const script = document.currentScript;
export const base = new URL(script.src).origin;

// What is asked of core, in order. Core takes it over once it is there: it puts its own `push` in.
const calls = [];
// From the fourth on they cannot wait.
export const NAMES = "close prefill identify open toggle logout diagnose".split(" ");
let core;
let tries = "";

// What can wait does, and nobody waits for it; the rest is a reason to load core, and resolves with what core
// answers. Where that fails, somebody who pressed the launcher gets to the hosted page.
export const run = (name, args = [], portal) =>
  new Promise((done) => {
    calls.push([name, args, portal, done]);
    if (NAMES.indexOf(name) > 2) load().then((failed) => failed && portal && open(base + "/p/" + portal.site));
    else done();
  });

// A failed module is never asked for again under the same address.
export const load = () =>
  (core ||= import(base + __CORE__ + tries).then(
    (core) => core.take(calls, base),
    () => {
      core = 0;
      return (tries += "#");
    },
  ));
