export function make(tag, className, parent, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  parent.append(made);
  return made;
}

export function sheet(text = "") {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
