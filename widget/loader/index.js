// The only script that a host page names: `<script src="https://…/w.js" data-site="…" async></script>`.
//
// It defines <answerable-portal>, puts one into the page where `data-site` asks for it, and draws
// nothing but the launcher. All else is loaded once somebody shows intent.
import { announce } from "./commands.js";
import { define } from "./element.js";

const script = document.currentScript;
const site = script.dataset.site;

// Included twice, the first one stays.
if (!customElements.get("answerable-portal")) {
  define(new URL(script.src).origin);
  announce();
}

function place() {
  if (document.querySelector(`answerable-portal[site="${CSS.escape(site)}"]`)) return;
  const portal = document.createElement("answerable-portal");
  portal.setAttribute("site", site);
  document.body.append(portal);
}

if (site) {
  if (document.body) place();
  else addEventListener("DOMContentLoaded", place);
}
