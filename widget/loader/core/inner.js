// The other end of `frame.js`: our own page, shown in a frame inside the panel of somebody else's.

let meeting;

// Resolves to what the page outside says instead of the options that we would have here.
export function inner(options, commands, element) {
  return (meeting ||= new Promise((done) => {
    addEventListener("message", ({ source, ports, data }) => {
      const [port] = ports;
      if (source != parent || !port) return;
      const waiting = [];
      const send = (event, detail) => port.postMessage({ event, detail });
      const taken = {
        show: (view, what) => commands.show(view, what),
        prefill: (text, email, name, kind) => commands.prefill({ text, email, name, kind }),
        signed: () => commands.signed(),
        logout: () => commands.logout(),
        focus: () => commands.focus(),
        answer: (id, token) => waiting[id](token),
      };
      port.onmessage = ({ data: { cmd, args } }) => taken[cmd]?.(...args);
      const { locale, page, font, theme } = data;
      document.body.style.fontFamily = font;
      if (theme) element.setAttribute("theme", theme);
      const close = () => send("close");
      commands.close = close;
      done({
        page,
        close,
        event: (...detail) => send("event", detail),
        token: (again) => new Promise((done) => send("token", [waiting.push(done) - 1, again])),
        locale,
      });
    });
    parent.postMessage("answerable", "*");
  }));
}
