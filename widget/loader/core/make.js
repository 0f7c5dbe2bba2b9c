export function make(tag, className, parent, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  parent.append(made);
  return made;
}

// Lets the page do something else: no task of ours shall keep it busy for long.
export const pause = () => new Promise((done) => setTimeout(done));

export function sheet(text = "") {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
