// One portal: its panel, and the commands that the page gives it.
import { forget, load } from "./load.js";
import { make, pause, sheet } from "./make.js";
import { isStopped, mayRun } from "./policy.js";
import { forgetSite } from "./storage.js";
import css from "./style.js";
import { language, regional, words } from "./words.js";

export function portal(element, base) {
  const { launcher, shadowRoot: root } = element;
  const get = (name) => element.getAttribute(name) || "";
  const isOurPage = location.origin == base;
  // Shown by core of a page outside: see `frame.js`.
  const framed = isOurPage && location.hash == "#frame" && parent != self;
  const inline = element.hasAttribute("inline") && !framed;
  const look = sheet();
  const panel = make(inline ? "section" : "dialog", "panel", root);
  const prefilled = {};
  const aside = () => import(base + __ASIDE__);
  // What the edge shows of the site, by locale.
  const views = {};
  let mounted, mounting, given, gone, locale, corner, asking, visitor, token, opener, later;
  let unread = 0;

  // Our own pages say it by their address.
  const site = () => get("site") || (isOurPage && location.pathname.split("/p/")[1]?.replace(/\/$/, "")) || "";
  const tell = (name, detail) => dispatchEvent(new CustomEvent("answerable:" + name, { detail: { site: site(), ...detail } }));
  const isShown = () => inline || panel.open;

  // What the portal is given, and may ask of us.
  const options = {
    base,
    inline,
    page: here(),
    own: isOurPage && inline,
    close,
    look(text) {
      keepLook((kept) => {
        // The site's corner counts from the next page on: nothing moves away under a pointer.
        corner ??= CORNER.test(kept);
        look.replaceSync(corner ? text : text.replace(CORNER, ""));
        return text + (kept.match(MARK) || "");
      });
    },
    // Where something waits to be sent, what the loader reads ends with a mark: it then loads us unasked.
    waits(mark) {
      keepLook((kept) => kept.replace(MARK, "") + mark);
    },
    event(name, reference, by) {
      if (!name) return;
      if (name == "case:updated" && by == "agent" && !isShown()) count(unread + 1);
      tell(name, name == "connection" ? { state: reference } : { reference, by });
    },
    async token(again) {
      const who = visitor;
      // A page that never answers must not keep anybody from sending.
      const late = new Promise((done) => setTimeout(done, 5e3));
      const said = (!again && token) || (await Promise.race([who?.getToken?.(!!again), late])) || (!again && who?.token);
      // It may be somebody else by now.
      if (who != visitor) return options.token();
      token = said;
      return token || undefined;
    },
  };

  function keepLook(change) {
    const name = `answerable.${options.site}.look`;
    let kept = "";
    try {
      kept = localStorage[name] || "";
    } catch {}
    kept = change(kept);
    try {
      localStorage[name] = kept;
    } catch {}
  }

  function count(now) {
    if (now == unread) return;
    unread = now;
    launcher.dataset.unread = now > 9 ? "9+" : now || "";
    launcher.ariaLabel = now ? `${launcher.textContent} (${words(locale).unread}: ${now})` : null;
    tell("unread", { count: now });
  }

  const commands = {
    // All is there, and drawn, by the time of the click.
    async prepare() {
      if (framed || mounted || !mayRun()) return;
      // Laid out where nobody sees it, it is there at once when it is wanted. What is seen already stays.
      if (!isShown()) {
        panel.className += " ahead";
        outline();
      }
      const speaks = regional(element.speaks);
      // Ahead of the portal, which would only ask once it is there.
      if (site())
        asking = fetch(`${base}/v1/sites/${site()}?language=${speaks}`)
          .then(async (answer) => {
            if (answer.ok) views[speaks] = await answer.json();
          })
          .catch(() => {});
      // What fails here is said once somebody opens it.
      const failed = await load(speaks).then(
        () => {},
        () => 1,
      );
      if (failed || mounted || gone) return;
      await mount();
    },
    async open(wish) {
      const { view, what, ...fields } = understood(wish);
      if (!isShown()) {
        opener = document.activeElement;
        // Where the panel covers the page, the page behind it is out of reach.
        if (!framed && matchMedia("(max-width:479px)").matches) panel.showModal();
        // Not by `show`, which would lay out all of it at once to find what to focus.
        else {
          panel.open = true;
          if (!mounted) panel.focus();
        }
        launcher.ariaExpanded = true;
        count(0);
        // The page may have moved on without loading anew.
        if (given) given.page = here();
        tell("open");
        // What was drawn ahead may be old.
        catchUp();
      }
      commands.prefill(fields);
      if (!mounted) await mount();
      await commands.show(view, what);
      focusInside();
    },
    async show(view, what) {
      await mounting;
      if (view) mounted?.show(view, what);
    },
    async focus() {
      await mounting;
      focusInside();
    },
    signed: () => mounted?.signed?.(),
    look_again: () => mounted?.look_again?.(),
    broken() {
      // Its timers may still run: they are not to be taken for its successor's.
      if (given) given.dead = 1;
      given = 0;
      forget();
      // Its wasm has ended: there is nothing left to free.
      if (mounted) sorry("broken");
      mounted = null;
    },
    close,
    toggle: () => (isShown() ? close() : commands.open()),
    async prefill(fields) {
      for (const [name, value] of Object.entries(fields || {})) if (value) prefilled[name] = String(value);
      fill();
    },
    async identify(who = {}) {
      visitor = who;
      token = 0;
      await commands.prefill({ name: who.name, email: who.email });
      tell("identify");
      commands.signed();
    },
    async logout() {
      // What is being drawn is drawn anew.
      visitor = token = given = 0;
      for (const name in prefilled) delete prefilled[name];
      // Taken down first, so that it writes nothing down again; a frame does so within.
      if (mounted?.logout) mounted.logout();
      else {
        mounted?.forget();
        mounted?.free();
        mounted = null;
      }
      count(0);
      options.waits("");
      await forgetSite(options.site || site());
      if (isShown() && !mounted) await mount();
    },
    diagnose: async () => (await aside()).diagnose(base, site(), { isStopped, mayRun }),
    // The page has changed an attribute.
    async turn() {
      panel.ariaLabel = launcher.textContent;
      await mounting;
      if (locale && locale != element.speaks) await renew();
    },
    free() {
      gone = 1;
      clearInterval(timer);
      clearTimeout(later);
      removeEventListener("online", commands.look_again);
      mounted = mounted?.free();
      panel.remove();
    },
  };

  function close() {
    if (inline || !panel.open) return;
    const isInside = document.activeElement == element;
    panel.close();
    launcher.ariaExpanded = false;
    // Whoever is busy elsewhere in the page stays there.
    if (isInside) (opener?.isConnected && opener != document.body && opener != element ? opener : launcher).focus();
    // The link that opened it shall do so again.
    if (location.hash.startsWith("#answerable")) history.replaceState(history.state, "", location.pathname + location.search);
    tell("close");
  }

  function fill() {
    const { text = "", email = "", name = "", kind = "" } = prefilled;
    // Drawn ahead, it writes nothing down yet.
    if (mounted && isShown() && (text || email || name || kind)) {
      mounted.prefill(text, email, name, kind);
      // What the person has emptied stays empty.
      for (const name in prefilled) delete prefilled[name];
    }
  }

  // Draws the portal anew, if it is there.
  async function renew() {
    if (!mounted) return;
    mounted.free();
    mounted = null;
    if (isShown()) await mount();
  }

  // What is there while the wasm is on its way. Its letters and field are not seen: the browser gets ready for them.
  function outline() {
    panel.textContent = "";
    const shape = make("div", "wait", panel);
    for (const tag of ["b", "i", "u", "textarea"]) make(tag, "", shape, "a");
  }

  async function mount() {
    if (mounting) return mounting;
    outline();
    // Nobody is kept from the page behind it by a slow line.
    const exit = setTimeout(() => {
      if (!inline && !mounted) make("button", "", panel, words(locale).close).onclick = close;
    }, 2000);
    options.site = site();
    locale = element.speaks;
    options.locale = regional(locale);
    mounting = draw().catch((error) => {
      console.error(error);
      commands.broken();
      sorry("download");
    });
    if (isOurPage) {
      const page = document.documentElement;
      page.lang = language(options.locale);
      page.dir = /^ar/.test(page.lang) ? "rtl" : "ltr";
    }
    await mounting;
    clearTimeout(exit);
    panel.querySelector(".frame+button")?.remove();
    mounting = 0;
  }

  async function draw() {
    if (framed) Object.assign(options, await (await aside()).inner(options, commands, element));
    let drawn;
    try {
      if (!mayRun()) throw 0;
      const [mount, texts] = await load(options.locale);
      await pause();
      // A view that takes longer is the portal's to ask for.
      await Promise.race([asking, new Promise((done) => setTimeout(done, 1e3))]);
      if (gone) return;
      const mine = (given = { ...options, texts, view: views[options.locale] });
      const whole = make("div", "portal", new DocumentFragment());
      drawn = mount(whole, mine);
      do await pause();
      while (given == mine && !gone && drawn.go_on());
      if (gone) return drawn.free();
      // Somebody has signed out meanwhile, or the wasm has ended.
      if (given != mine) {
        drawn.free();
        return draw();
      }
      panel.textContent = "";
      panel.append(whole);
    } catch (error) {
      // A policy that keeps us from running in this page may still let us run in a frame.
      if (framed || (mayRun() && !(await isStopped("connect-src")))) throw error;
      if (gone) return;
      const { frame } = await aside();
      if (gone) return;
      drawn = await frame(panel, options, get("label") || launcher.textContent);
      if (!drawn) return sorry();
      if (gone) return drawn.free();
    }
    mounted = drawn;
    fill();
    // A frame sees to it by itself.
    if (drawn.look_again) catchUp();
  }

  // What is not needed for the first screen, once that has had its time; each a task of its own.
  function catchUp() {
    clearTimeout(later);
    const warmUp = (laidOut) => isShown() || mounted?.warm_up?.(laidOut);
    later = setTimeout(async () => {
      for (const step of [() => warmUp(false), () => warmUp(true), commands.signed, commands.look_again]) {
        step();
        await pause();
      }
    }, 200);
  }

  // It did not load, or broke, or is not let: the page is as it was, and there are ways on.
  function sorry(reason) {
    const { sorry, blocked, again, page, close: shut } = words(locale);
    panel.textContent = "";
    const box = make("div", "sorry", panel);
    box.lang = language(locale);
    box.dir = "auto";
    make("p", "", box, reason ? sorry : blocked).role = "alert";
    if (reason) make("button", "", box, again).onclick = () => commands.open();
    const link = make("a", "", box, page);
    link.href = options.site ? base + "/p/" + options.site : location;
    link.target = "_blank";
    if (!inline) make("button", "", box, shut).onclick = close;
    tell("error", { reason: reason || "blocked" });
  }

  function focusInside() {
    if (inline) return;
    if (mounted?.focus) mounted.focus();
    else requestAnimationFrame(() => root.querySelector("[data-focus],.sorry button,.sorry a")?.focus());
  }

  const timer = setInterval(commands.look_again, 2e4);
  addEventListener("online", commands.look_again);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet(css + __STYLE__), look];
  panel.part = "panel";
  panel.tabIndex = -1;
  if (options.own) panel.className += " own";
  // Keys are for who types here, not for the page's shortcuts; nor is the focus the page's to take back.
  for (const name of ["keydown", "keyup", "keypress", "focusin"]) panel.addEventListener(name, (event) => event.stopPropagation());
  if (framed) element.setAttribute("framed", "");
  if (!inline) {
    panel.role = launcher.ariaHasPopup = "dialog";
    panel.ariaLabel = launcher.textContent;
    // Both ways of leaving with Escape: of a panel beside the page, and of one over it.
    panel.oncancel = panel.onkeydown = (event) => {
      if (event.type == "cancel" || (event.key == "Escape" && !event.isComposing)) {
        event.preventDefault();
        options.close();
      }
    };
  }
  return commands;
}

// In the style sheet of a look, the rule that says in which corner launcher and panel are.
const CORNER = /:host\(:not.*?}/;
const MARK = /\/\*$/;

// Without query and fragment: those may hold secrets of the page.
const here = () => location.origin + location.pathname;

// `"new:complaint"`, `"case:AN-…"` or `{ view, kind, case, … }`, as view, what, and fields to fill in.
function understood(wish) {
  if (typeof wish != "object") {
    const [view = "", what = ""] = (wish || "").split(":");
    return { view, what };
  }
  const { view, kind, case: reference, text, name, email } = wish || {};
  return { view: view || (reference ? "case" : text || kind ? "new" : ""), what: reference || kind || "", text, name, email, kind };
}
