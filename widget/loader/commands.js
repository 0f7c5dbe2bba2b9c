// `Answerable("open")` and its like, for the host page. What it called before this script had come
// waits in `Answerable.q`. Each call returns a promise.
export function announce() {
  const waiting = window.Answerable?.q || [];
  window.Answerable = async (command, ...rest) => {
    const portal = document.querySelector("answerable-portal");
    if (portal && ["open", "close", "toggle"].includes(command)) return portal[command](...rest);
    throw Error("Answerable: " + command + "?");
  };
  waiting.forEach((call) => window.Answerable(...call));
}
