// Core: all that is plain JavaScript, loaded at intent. It takes over the loader's queue, owns the panels,
// loads the portal's wasm, and hands what the page asks for to the portal that it is meant for.
import { begin } from "./load.js";
import { pause } from "./make.js";
import { watch } from "./policy.js";
import { portal } from "./portal.js";
import { forgetSite } from "./storage.js";
import { hearTraps } from "./trap.js";

// Called once by the loader; `calls` are [name, arguments, element, done], in order. `early` resolves to the
// answer with the wasm, or to nothing.
export async function take(calls, base, early) {
  const portals = new Map();
  // What was asked for before its portal was there.
  const waiting = [];

  // Who the page says is there; also for portals that are added later.
  let visitor;

  const handle = (call) => {
    try {
      answer(call);
    } catch (error) {
      // One call that fails is no reason for the others to.
      call[3](Promise.reject(error));
    }
  };

  const answer = (call) => {
    const [name, args, element, done] = call;
    if (name == "added") {
      // Taken away again before anybody wanted it.
      if (!element.launcher) return;
      const added = portal(element, base);
      portals.set(element, added);
      if (visitor) added.identify(...visitor);
      // One that is added later waits for a pointer of its own.
      if (calls.push == handle) element.launcher.addEventListener("pointerenter", added.prepare, { once: true });
      else added.prepare();
      waiting.splice(0).forEach(handle);
    } else if (name == "gone") {
      portals.get(element)?.free();
      portals.delete(element);
    } else {
      const site = args[0]?.site;
      const found = element ? [portals.get(element)] : [...portals].filter(([it]) => !site || site == it.site).map(([, it]) => it);
      if (name == "identify") visitor = args;
      if (name == "logout") visitor = 0;
      // Who is there concerns every portal; the rest is meant for one.
      if (/identify|logout|close/.test(name)) {
        for (const it of found.slice(1)) it[name](...args);
        done(found[0] ? found[0][name](...args) : name == "logout" && site && forgetSite(site));
      } else if (found[0]) done(found[0][name](...args));
      else if (!element) waiting.push(call);
    }
  };

  begin(base, early);
  watch(base);
  // It ends all portals of the page, since they share the wasm.
  hearTraps(base, () => portals.forEach((portal) => portal.broken()));
  while (calls.length) {
    const [name, ...rest] = calls.shift();
    // Pressed again while this was on its way: that was no wish to close it.
    handle([name == "toggle" ? "open" : name, ...rest]);
    await pause();
  }
  calls.push = handle;
}
