// Core: all that is plain JavaScript, loaded at intent. It takes over the loader's queue, owns the panels,
// loads the portal's wasm, and hands what the page asks for to the portal that it is meant for.
import { isFramed } from "./inner.js";
import { load } from "./load.js";
import { mayRun, watch } from "./policy.js";
import { portal } from "./portal.js";
import { hearTraps } from "./trap.js";

// Called once by the loader; `calls` are [name, arguments, element, done], in order.
export function take(calls, base) {
  const portals = new Map();
  // What was asked for before its portal was there.
  let waiting = [];

  const handle = (call) => {
    const [name, args, element, done] = call;
    if (name == "added") {
      portals.set(element, portal(element, base));
      // The download of the portal itself begins with the first of them.
      if (mayRun() && !isFramed(base)) load(base, element.speaks).catch(() => {});
      waiting.splice(0).forEach(handle);
    } else if (name == "gone") {
      portals.get(element)?.free();
      portals.delete(element);
    } else {
      const found = element || [...portals.keys()].find((element) => !args[0]?.site || args[0].site == element.getAttribute("site"));
      if (found) done(portals.get(found)?.[name](...args));
      else waiting.push(call);
    }
  };

  watch(base);
  // It ends all portals of the page, since they share the wasm.
  hearTraps(base, () => portals.forEach((portal) => portal.broken()));
  // Pressed again while this was on its way: that was no wish to close it.
  for (const call of calls.splice(0)) handle(call[0] == "toggle" ? ["open", ...call.slice(1)] : call);
  calls.push = handle;
}
