//! The portal: what a visitor sees inside the panel.
//!
//! The loader (`widget/loader/`) owns the custom element and the launcher; core (`widget/loader/core/`)
//! owns the panel's box. Core calls [`mount`] once somebody shows intent, and frees the returned
//! [`Portal`] when the element is gone. Everything inside is drawn by Leptos' reactive system.
//!
//! - `app`: what the screens share, and how one gets from one to the other.
//! - `case_store`, `outgoing`, `dock`: what happens to a case, to a submission, and next.
//! - `screens`: one file a step. `parts`: what several steps are made of.
//! - `state`, `words`, `texts`: plain logic without a browser, tested on the host.
//! - `el`, `var`: elements and values, over Leptos' reactive system.
//! - `device`, `times`, `numbers`, `host`: what the browser keeps and tells, and core.

mod app;
mod case_store;
mod device;
mod dock;
mod el;
mod host;
mod numbers;
mod outgoing;
mod parts;
mod screens;
mod state;
mod texts;
mod times;
mod typed;
mod var;
mod words;

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static HEAP: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A mounted portal; freeing it takes it out of the page and closes its connections.
#[wasm_bindgen]
pub struct Portal {
    drawn: Option<el::Drawn>,
    app: app::App,
}

#[wasm_bindgen]
impl Portal {
    /// Draws the next part; says whether there is more. In parts, so that none keeps the page busy for long.
    pub fn go_on(&mut self) -> bool {
        if self.drawn.is_some() {
            self.app.begin();
            return false;
        }
        self.drawn = Some(el::Drawn::into(&self.app.root, || app::portal(&self.app)));
        true
    }

    /// Draws the form for nobody, so that the browser has compiled what that takes once it is wanted;
    /// `laid_out`, it has laid it out as well, which takes long enough to be a task of its own.
    pub fn warm_up(&self, laid_out: bool) {
        if laid_out {
            let _form = el::Drawn::into(&self.app.root, || screens::write::write(&self.app));
            // Asked for its height, the browser has to lay it out.
            self.app.root.client_height();
        } else {
            let nowhere = el::el("div", "").node();
            el::Drawn::into(&nowhere, || screens::write::write(&self.app));
        }
    }

    /// Sees what time it is, and sends what waits; called a few times a minute and when the network is back.
    pub fn look_again(&self) {
        self.app.look_again();
    }

    /// Goes to a form (`new`; `what` is the kind), to a case (`case`; its reference) or to the start
    /// (`cases`); an empty `view` stays where one is.
    pub fn show(&self, view: &str, what: &str) {
        self.app.go_to(view, what);
    }

    /// The page knows who its visitor is, or knows better: shows what they have sent from elsewhere. Whoever is
    /// at a case sees it on the way back.
    pub fn signed(&self) {
        if self.app.screen.now() != state::Screen::Case {
            self.app.refresh_own();
        }
    }

    /// What is still on its way writes nothing down on this device any more: the person has signed out.
    pub fn forget(&self) {
        self.app.place.borrow_mut().site.clear();
    }

    /// Fills in what the page knows, where the person has not written anything yet.
    pub fn prefill(&self, text: &str, email: &str, name: &str, kind: &str) {
        self.app.prefill(text, email, name, kind);
    }
}

impl Drop for Portal {
    /// The connection holds on to what is here: it is let go with the view.
    fn drop(&mut self) {
        self.app.leave_case();
    }
}

/// A portal for `root`, as yet without anything in it: see [`Portal::go_on`].
///
/// `options` is core's object. Texts: `base`, the edge's origin; `site`, which may be empty on our own
/// pages, whose address tells it; `locale`, and `texts` in that language; `view`, what the edge
/// shows of the site, if core has it by now. `inline` is there when the
/// portal is part of the page and not a panel over it, `own` when the page is ours. Methods: see `host::Host`.
#[wasm_bindgen]
pub fn mount(root: &HtmlElement, options: JsValue) -> Portal {
    let host = host::Host::new(options);
    texts::load(&host.text("texts"), &host.text("locale"));
    let [language, direction] = texts::language();
    root.set_lang(language);
    root.set_dir(direction);
    let place = state::Place::new(
        host.text("base"),
        host.text("site"),
        [host.has("inline"), host.has("own")],
        &device::path(),
    );
    Portal {
        drawn: None,
        app: app::shared(place, host, root.clone()),
    }
}
