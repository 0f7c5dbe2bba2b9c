// `Answerable("open")` or `Answerable.open()`, for the host page.
import { NAMES, run } from "./queue.js";

export const TAG = "answerable-portal";

const all = () => document.querySelectorAll(TAG);

// `settings` are those of the script, for an `init` that names none.
export function announce(settings) {
  const before = window.Answerable?.q || [];
  const api = (window.Answerable = (name, ...args) => api[name](...args));
  for (const name of NAMES) api[name] = (...args) => run(name, args);

  api.init = async (more) => {
    const wanted = { ...settings, ...more };
    const { site, target } = wanted;
    let parent;
    // The page may still be on its way, or draw the target later.
    while (!(parent = target ? (target.append ? target : document.querySelector(target)) : document.body))
      await new Promise((done) => setTimeout(done, 200));
    // Unless the site has one there.
    if (document.querySelector(`${TAG}[site="${site}"]`)) return;
    const portal = document.createElement(TAG);
    if (target) wanted.inline = "";
    put(portal, wanted);
    parent.append(portal);
  };
  api.destroy = async () => all().forEach((portal) => portal.remove());
  api.set = api.update = async (what, value) => all().forEach((portal) => put(portal, value ? { [what]: value } : what));
  api.show = () => api.set("launcher", "on");
  api.hide = () => api.set("launcher", "off");
  api.on = (name, heard) => {
    addEventListener("answerable:" + name, heard);
    return () => api.off(name, heard);
  };
  api.off = (name, heard) => removeEventListener("answerable:" + name, heard);
  for (const call of before)
    try {
      api(...call);
    } catch {}
}

const put = (portal, settings) => {
  for (const name in settings) settings[name] != null && portal.setAttribute(name, settings[name]);
};
