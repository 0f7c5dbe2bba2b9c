import { TAG } from "./commands.js";
import { load, run } from "./queue.js";
import css from "./style.js";

// Defines <answerable-portal site="…">: a launcher, and once it is wanted a panel, or with `inline` the
// portal as part of the page.
export function define() {
  customElements.define(
    TAG,
    class extends HTMLElement {
      static observedAttributes = ["label", "locale"];

      get site() {
        return this.getAttribute("site");
      }

      connectedCallback() {
        this.home = this.parentNode;
        if (this.launcher) return;
        const root = this.shadowRoot || this.attachShadow({ mode: "open" });
        const launcher = (this.launcher = document.createElement("button"));
        const sheet = new CSSStyleSheet();
        let text = css;
        // Storage may be blocked, which is no reason to fail.
        try {
          text += localStorage[`answerable.${this.site}.look`];
        } catch {}
        sheet.replaceSync(text);
        root.adoptedStyleSheets = [sheet];
        this.attributeChangedCallback();
        launcher.part = "launcher";
        launcher.onclick = () => run("toggle", [], this);
        // Intent: loaded now, it is there by the time of the click.
        const intend = () => {
          navigator.connection?.saveData || load();
        };
        launcher.onpointerenter = launcher.onfocus = intend;
        run("added", [], this);
        if (this.hasAttribute("inline")) run("open", [], this);
        else root.append(launcher);
        // Also where something waits to be sent: see `waits` in `core/portal.js`.
        if (this.hasAttribute("prefetch") || text.endsWith("*")) setTimeout(intend, 3e3);
        dispatchEvent(new CustomEvent("answerable:ready", { detail: this }));
      }

      // Moving the element disconnects and connects it at once: only what stays away is taken down. Where
      // a router has put in another body, the portal goes along.
      disconnectedCallback() {
        queueMicrotask(() => {
          if (this.isConnected) return;
          if (this.home.localName == "body" && this.home != document.body) document.body.append(this);
          else {
            this.shadowRoot.textContent = this.launcher = "";
            run("gone", [], this);
          }
        });
      }

      attributeChangedCallback() {
        if (!this.launcher) return;
        const label = (tag) => __LABELS__[tag?.split("-")[0]];
        // The browser takes its time to say what it speaks.
        this.speaks = [this.getAttribute("locale"), document.documentElement.lang].find(label) || navigator.languages.find(label) || "en";
        this.launcher.textContent = this.getAttribute("label") || label(this.speaks);
        run("turn", [], this);
      }
    },
  );
}
