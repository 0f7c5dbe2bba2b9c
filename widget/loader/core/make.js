export function make(tag, className, parent, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  parent.append(made);
  return made;
}

// Lets the page do something else: no task of ours shall keep it busy for long.
// Where the browser can come back at once it does; timers in a row are made to wait.
export const pause = () => globalThis.scheduler?.yield?.() || new Promise((done) => setTimeout(done));

export function sheet(text = "") {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
