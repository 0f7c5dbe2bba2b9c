// What is drawn in the parts of the page that the selector arguments[1] names, a list of lines each.
// arguments[0]: whether it is the portal's page, or else the document.
const [inPortal, parts] = arguments;
const root = inPortal ? document.querySelector("answerable-portal").shadowRoot : document;

function lines(part) {
  const found = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let line;
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    const text = data.replace(/\s+/g, " ").trim();
    if (!text || !parentElement.checkVisibility() || parentElement.closest(".sr, .unseen, kbd")) continue;
    const block = parentElement.closest("p, li, h2, h3, button, .part, .title");
    if (block === line) found.push(`${found.pop()} ${text}`);
    else found.push(text);
    line = block;
  }
  return found;
}

// A part inside of another one is told with it.
const outermost = Array.from(root.querySelectorAll(parts)).filter((part) => !part.parentElement.closest(parts));
return outermost.map(lines).filter((found) => found.length > 0);
