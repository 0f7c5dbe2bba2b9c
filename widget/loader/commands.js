// `Answerable("open")` and its like, for the host page. What it called before this script had come
// waits in `Answerable.q`. Each call returns a promise.
export function announce() {
  const waiting = window.Answerable?.q || [];
  window.Answerable = async (command, ...rest) => {
    if (!/^(open|close|toggle)$/.test(command)) throw Error(command + "?");
    return document.querySelector("answerable-portal")[command](...rest);
  };
  for (const call of waiting) window.Answerable(...call);
}
