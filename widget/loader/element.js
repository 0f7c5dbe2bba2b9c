import { forget, load } from "./load.js";
import css from "./style.js";

const TAG = "answerable-portal";
const SPEECH =
  '<svg viewBox="0 0 22 22" aria-hidden="true"><path d="M11 4a8 7 0 1 1-3 13.5L4 19l1-4A8 7 0 0 1 11 4z"/></svg>';

// Defines <answerable-portal site="…">: a launcher and a panel, or with `inline` the portal as part
// of the page. `base` is the origin that serves it.
export function define(base) {
  customElements.define(
    TAG,
    class extends HTMLElement {
      connectedCallback() {
        this.leave ||= assemble(this, base);
      }

      // Moving the element disconnects and connects it at once: only what stays away is taken down.
      disconnectedCallback() {
        queueMicrotask(() => {
          if (!this.isConnected) this.leave = this.leave?.();
        });
      }
    },
  );
}

// Draws what an element shows, gives it its methods, and returns what takes all of it down.
function assemble(element, base) {
  const site = element.getAttribute("site") || "";
  const inline = element.hasAttribute("inline");
  const root = element.shadowRoot || element.attachShadow({ mode: "open" });
  const key = `answerable.${site}.look`;
  const look = sheet(storage((kept) => kept[key]) || "");
  const launcher = inline ? 0 : make("button", "launcher", root);
  const panel = make(inline ? "section" : "dialog", "panel", root);
  let portal, mounting, gone;

  // What the portal may ask of us.
  const host = {
    close,
    broken() {
      // Its wasm has ended: there is nothing left to free.
      portal = 0;
      forget();
      sorry();
    },
    look(text) {
      look.replaceSync(text);
      storage((kept) => (kept[key] = text));
    },
  };

  async function open() {
    if (!inline && !panel.open) {
      // Where the panel covers the page, the page behind it is out of reach.
      panel[matchMedia("(max-width:479px)").matches ? "showModal" : "show"]();
      launcher.ariaExpanded = true;
    }
    if (portal) focusInside();
    else await mount();
  }

  function close() {
    if (!panel.open) return;
    panel.close();
    launcher.ariaExpanded = false;
    launcher.focus();
  }

  const toggle = () => (panel.open ? close() : open());

  async function mount() {
    if (mounting) return;
    mounting = 1;
    panel.textContent = "";
    make("div", "wait", panel);
    try {
      const [mount, style] = await load(base);
      if (gone) return;
      root.adoptedStyleSheets = [sheet(css), sheet(style), look];
      panel.textContent = "";
      portal = mount(make("div", "portal", panel), base, site, inline, host);
      if (!inline) focusInside();
    } catch (error) {
      console.error(error);
      sorry();
    } finally {
      mounting = 0;
    }
  }

  // It did not load, or broke: the page is as it was, and there are ways on.
  function sorry() {
    panel.textContent = "";
    const box = make("div", "sorry", panel);
    make("p", "", box, "We could not open this. What you typed is kept.").role = "alert";
    make("button", "", box, "Try again").onclick = mount;
    make("a", "", box, "Open as a page").href = base + "/p/" + site;
    if (!inline) make("button", "", box, "Close").onclick = close;
  }

  function focusInside() {
    requestAnimationFrame(() => root.querySelector("[data-focus]")?.focus());
  }

  root.adoptedStyleSheets = [sheet(css), look];
  Object.assign(element, { open, close, toggle });
  if (inline) open();
  else {
    launcher.innerHTML = SPEECH;
    launcher.append(element.getAttribute("label") || "Help");
    launcher.type = "button";
    launcher.ariaHasPopup = panel.role = "dialog";
    launcher.ariaExpanded = false;
    panel.ariaLabel = launcher.textContent;
    launcher.onclick = toggle;
    // Intent: loaded now, it is there by the time of the click.
    launcher.onpointerenter =
      launcher.onfocus =
      launcher.ontouchstart =
        () => void load(base).catch(() => {});
    // Both ways of leaving with Escape: of a panel beside the page, and of one over it.
    panel.oncancel = panel.onkeydown = (event) => {
      if (event.type == "cancel" || event.key == "Escape") {
        event.preventDefault();
        close();
      }
    };
  }

  return () => {
    gone = 1;
    portal?.free();
    root.textContent = "";
  };
}

function sheet(text) {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}

function make(tag, className, parent, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  parent.append(made);
  return made;
}

// Storage may be blocked, which is no reason to fail.
function storage(use) {
  try {
    return use(localStorage);
  } catch {}
}
