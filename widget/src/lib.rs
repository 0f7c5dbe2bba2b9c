//! The portal: what a visitor sees inside the panel.
//!
//! The loader (`widget/loader/`) owns the custom element, the launcher and the panel's box. It calls
//! [`mount`] once somebody opens the panel, and drops the returned [`Portal`] when the element is
//! gone. Everything inside is one Leptos component.
//!
//! - `app`: the component and what its screens share.
//! - `case_store`, `outgoing`, `dock`: what happens to a case, to a submission, and next.
//! - `screens`: one file a step. `parts`: what several steps are made of.
//! - `state`, `words`, `texts`, `look`: plain logic without a browser, tested on the host.
//! - `el`, `var`: elements and values, over Leptos' reactive system.
//! - `device`, `times`, `host`: what the browser keeps and tells, and the loader.

mod app;
mod case_store;
mod device;
mod dock;
mod el;
mod host;
mod look;
mod outgoing;
mod parts;
mod screens;
mod state;
mod texts;
mod times;
mod typed;
mod var;
mod words;

use leptos::mount::{UnmountHandle, mount_to_renderer};
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// A mounted portal; freeing it takes it out of the page and closes its connections.
#[wasm_bindgen]
pub struct Portal {
    _mounted: UnmountHandle<el::Drawn>,
    host: host::Host,
}

impl Drop for Portal {
    fn drop(&mut self) {
        self.host.forget();
    }
}

/// Draws the portal into `root`.
///
/// `base` is the edge's origin; `site` may be empty on our own pages, whose address tells it.
/// `inline` means that the portal is the page and not a panel over it. `host` is the loader's
/// object: `close()`, `broken()`, `look(css)`.
#[wasm_bindgen]
pub fn mount(
    root: &HtmlElement,
    base: String,
    site: String,
    inline: bool,
    host: JsValue,
) -> Portal {
    let host = host::Host::new(host);
    host.tell_of_panics();
    let place = state::Place::new(base, site, inline, &device::path());
    let (inside, known) = (root.clone(), host.clone());
    Portal {
        _mounted: mount_to_renderer(root, move || app::portal(place, known, inside)),
        host,
    }
}
