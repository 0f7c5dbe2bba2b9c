// The only script that a host page names: `<script src="https://…/w.js" data-site="…" async></script>`.
//
// It takes over what was called before it had come, defines <answerable-portal>, puts one into the page
// where `data-site` or `answerableSettings` asks for it, and draws nothing but the launcher. All else is
// loaded once somebody shows intent (see `core/`). Every byte here is paid for on each page view.
import { TAG, announce } from "./commands.js";
import { define } from "./element.js";
import { run, script } from "./queue.js";

const settings = { ...window.answerableSettings, ...script.dataset };

// Included twice, the first one stays, and takes what the second one asks for.
if (!window.Answerable?.init) {
  announce(settings);
  define();

  addEventListener("click", (event) => {
    const wish = document.querySelector(TAG) && event.target.closest?.("[data-answerable-open]");
    if (wish) event.preventDefault(run("open", [wish.dataset.answerableOpen]));
  });

  const follow = () => {
    const [link, view] = location.hash.split("=");
    if (link == "#answerable") run("open", [view]);
  };
  addEventListener("hashchange", follow);
  follow();
}

if (settings.site) Answerable.init(settings);
