// The portal in a frame of our own origin, where the page's policy keeps it from running in the page.
import { make } from "./make.js";

// How long our page in the frame may take to say that it is there, in ms.
const PATIENCE = 15000;

// Resolves to what stands for the portal, or to nothing where the page allows no frame either.
export function frame(panel, options, label) {
  const { base } = options;
  panel.textContent = "";
  const made = make("iframe", "frame", panel);
  let port;
  // Everything that is asked of the portal crosses to the frame.
  const send = (cmd, args) => port.postMessage({ cmd, args });
  const heard = {
    close: () => options.close(),
    event: (args) => options.event(...args),
    async token([id, again]) {
      send("answer", [id, await options.token(again).catch(() => {})]);
    },
  };
  return new Promise((done, fail) => {
    const stop = ({ effectiveDirective, disposition, blockedURI }) => {
      if (disposition == "enforce" && blockedURI.startsWith(base) && /frame|child|default/.test(effectiveDirective)) finish(done);
    };
    const hear = ({ source, origin, data }) => {
      if (source != made.contentWindow || origin != base || data != "answerable") return;
      // A frame that was moved in the page loads anew, and asks anew.
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = ({ data }) => heard[data.event]?.(data.detail);
      const { locale, page } = options;
      const font = getComputedStyle(panel).fontFamily;
      const theme = panel.getRootNode().host.getAttribute("theme");
      made.contentWindow.postMessage({ locale, page, font, theme }, base, [channel.port2]);
      finish(() => done(drawn));
    };
    const timer = setTimeout(() => {
      removeEventListener("message", hear);
      finish(fail, Error("no answer from the frame"));
    }, PATIENCE);
    const finish = (settle, value) => {
      clearTimeout(timer);
      document.removeEventListener("securitypolicyviolation", stop);
      settle(value);
    };
    const drawn = {
      show: (...args) => send("show", args),
      prefill: (...args) => send("prefill", args),
      signed: () => send("signed", []),
      logout: () => send("logout", []),
      focus() {
        made.focus();
        send("focus", []);
      },
      free() {
        removeEventListener("message", hear);
        port?.close();
        made.remove();
      },
    };
    addEventListener("message", hear);
    document.addEventListener("securitypolicyviolation", stop);
    made.title = label;
    made.allow = "clipboard-write";
    made.src = base + "/p/" + options.site + "#frame";
  });
}
