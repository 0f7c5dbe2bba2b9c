import { forget, load } from "./load.js";
import css from "./style.js";

const sheet = (text) => {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
};

const make = (tag, className, parent, text = "") => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  parent.append(made);
  return made;
};

const remembered = (key) => {
  try {
    return localStorage[key] || "";
  } catch {
    return "";
  }
};

// Defines <answerable-portal site="…">: a launcher and a panel, or with `inline` the portal as part
// of the page. `base` is the origin that serves it.
export function define(base) {
  class Portal extends HTMLElement {
    connectedCallback() {
      if (this.root) return;
      this.root = this.attachShadow({ mode: "open" });
      this.look = sheet(remembered(this.lookKey()));
      this.root.adoptedStyleSheets = [sheet(css), this.look];
      this.inline = this.hasAttribute("inline");
      if (this.inline) this.open();
      else this.drawLauncher();
    }

    // Moving the element disconnects and connects it at once: only what stays away is taken down.
    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected || !this.root) return;
        this.unmount();
        this.panel?.remove();
        this.panel = 0;
      });
    }

    drawLauncher() {
      const button = (this.launcher = make("button", "launcher", this.root));
      button.type = "button";
      button.part = "launcher";
      button.ariaHasPopup = "dialog";
      button.ariaExpanded = "false";
      button.innerHTML =
        '<svg viewBox="0 0 22 22" aria-hidden="true"><path d="M3 10.5c0-4 3.5-7 8-7s8 3 8 7-3.5 7-8 7c-1 0-2-.2-3-.5L4 19l.8-3.6C3.6 14 3 12.3 3 10.5z"/></svg>';
      button.append(this.getAttribute("label") || "Help");
      button.onclick = () => this.toggle();
      // Intent: loaded now, it is there by the time of the click.
      for (const hint of ["pointerenter", "focus", "touchstart"])
        button.addEventListener(hint, () => load(base).catch(() => {}), { once: true, passive: true });
    }

    drawPanel() {
      const panel = (this.panel = make(this.inline ? "section" : "dialog", "panel", this.root));
      panel.part = "panel";
      if (this.inline) return;
      panel.role = "dialog";
      panel.ariaLabel = this.launcher.textContent;
      panel.addEventListener("keydown", (event) => {
        if (event.key == "Escape") {
          event.stopPropagation();
          this.close();
        }
      });
      panel.oncancel = (event) => event.preventDefault();
    }

    async open() {
      if (!this.panel) this.drawPanel();
      if (!this.inline && !this.panel.open) {
        // Where the panel covers the page, the page behind it is out of reach.
        this.panel[matchMedia("(max-width:479px)").matches ? "showModal" : "show"]();
        this.launcher.ariaExpanded = "true";
      }
      if (this.portal) this.focusInside();
      else await this.mount();
    }

    close() {
      if (!this.panel?.open) return;
      this.panel.close();
      this.launcher.ariaExpanded = "false";
      this.launcher.focus();
    }

    toggle() {
      return this.panel?.open ? this.close() : this.open();
    }

    async mount() {
      if (this.mounting) return;
      this.mounting = true;
      this.panel.textContent = "";
      make("div", "wait", this.panel).ariaLabel = "…";
      try {
        const [mount, style] = await load(base);
        if (!this.isConnected) return;
        if (!this.styled) this.root.adoptedStyleSheets = [sheet(css), sheet(style), this.look];
        this.styled = true;
        this.panel.textContent = "";
        const root = make("div", "portal", this.panel);
        this.portal = mount(root, base, this.getAttribute("site") || "", this.inline, this.host());
        if (!this.inline) this.focusInside();
      } catch (error) {
        console.error(error);
        this.sorry();
      } finally {
        this.mounting = false;
      }
    }

    unmount() {
      this.portal?.free();
      this.portal = 0;
    }

    // What the portal may ask of us.
    host() {
      return {
        close: () => this.close(),
        broken: () => {
          // Its wasm has ended: there is nothing left to free.
          this.portal = 0;
          forget();
          this.sorry();
        },
        look: (text) => {
          this.look.replaceSync(text);
          try {
            localStorage[this.lookKey()] = text;
          } catch {}
        },
      };
    }

    // It did not load, or broke: the page is as it was, and there are two ways on.
    sorry() {
      this.panel.textContent = "";
      const box = make("div", "sorry", this.panel);
      make("p", "", box, "We could not open this. What you typed is kept.").role = "alert";
      make("button", "", box, "Try again").onclick = () => this.mount();
      const link = make("a", "", box, "Open it on its own page");
      link.href = base + "/p/" + this.getAttribute("site");
      link.target = "_blank";
      if (!this.inline) make("button", "", box, "Close").onclick = () => this.close();
    }

    focusInside() {
      requestAnimationFrame(() => this.root.querySelector("[data-focus]")?.focus());
    }

    lookKey() {
      return "answerable." + this.getAttribute("site") + ".look";
    }
  }
  customElements.define("answerable-portal", Portal);
}
