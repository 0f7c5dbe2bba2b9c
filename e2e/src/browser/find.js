// Finds visible elements the way that a person or a screen reader names them: by role and accessible name.
// arguments[0]: { portal: bool, role, name, within: element, inside: { role, name }, text: bool }.
// Returns the elements, or the texts that are drawn in them, in document order.
const wanted = arguments[0];
const root = wanted.portal ? document.querySelector("answerable-portal")?.shadowRoot : document;
if (!root) return [];

const inputRoles = {
  button: "button", submit: "button", reset: "button", image: "button", checkbox: "checkbox", radio: "radio",
  range: "slider", number: "spinbutton", search: "searchbox", hidden: "",
};
const tagRoles = {
  ARTICLE: "article", ASIDE: "complementary", BUTTON: "button", DIALOG: "dialog", FIELDSET: "group", FOOTER: "contentinfo",
  FORM: "form", H1: "heading", H2: "heading", H3: "heading", H4: "heading", H5: "heading", H6: "heading", HEADER: "banner",
  IMG: "img", LI: "listitem", MAIN: "main", NAV: "navigation", OL: "list", OPTION: "option", OUTPUT: "status",
  PROGRESS: "progressbar", SECTION: "region", SELECT: "combobox", SUMMARY: "button", TABLE: "table", TEXTAREA: "textbox",
  TIME: "time", UL: "list",
};

function role(element) {
  const given = element.getAttribute("role");
  if (given) return given;
  if (element.tagName === "A") return element.hasAttribute("href") ? "link" : "";
  if (element.tagName === "INPUT") return inputRoles[element.type] ?? "textbox";
  return tagRoles[element.tagName] ?? "";
}

function tidy(text) {
  return (text ?? "").replace(/\s+/g, " ").trim();
}

function content(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute("aria-hidden") === "true" || !visible(node)) return "";
  const own = node.getAttribute("aria-label") ?? node.getAttribute("alt");
  if (own) return own;
  return Array.from(node.childNodes, content).join(getComputedStyle(node).display.startsWith("inline") ? "" : " ");
}

function label(element) {
  const ids = element.getAttribute("aria-labelledby");
  if (ids) return ids.split(/\s+/).map((id) => content(element.getRootNode().getElementById(id) ?? new Text(""))).join(" ");
  if (element.getAttribute("aria-label")) return element.getAttribute("aria-label");
  if (element.labels?.length) return Array.from(element.labels, content).join(" ");
  if (element.alt) return element.alt;
  if (["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName)) {
    return element.type === "submit" ? element.value : element.placeholder || element.title;
  }
  if (element.tagName === "FIELDSET") return content(element.querySelector("legend") ?? new Text(""));
  return tidy(content(element)) || element.title;
}

function visible(element) {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
}

/** Inputs that are drawn by their label (radio cards, stars) are themselves often invisible. */
function reachable(element) {
  return visible(element) || (element.labels?.length > 0 && Array.from(element.labels).some(visible));
}

function find(start, { role: wantedRole, name }) {
  const part = tidy(name).toLowerCase();
  return Array.from(start.querySelectorAll("*")).filter(
    (element) => role(element) === wantedRole && reachable(element) && tidy(label(element)).toLowerCase().includes(part),
  );
}

/** What a finger would press: the card or star that an input is drawn as. */
function target(element) {
  return ["radio", "checkbox"].includes(element.type) && element.labels?.length > 0 ? element.labels[0] : element;
}

const starts = wanted.inside ? find(root, wanted.inside) : [wanted.within ?? root];
const found = starts.flatMap((start) => find(start, wanted));
return wanted.text ? found.map((element) => element.innerText) : found.map(target);
