//! The desk: where staff answer.
//!
//! One page for a browser, drawn over Leptos' reactive system. [`start`] is called by the page's own small script as
//! soon as the wasm is there.
//!
//! - `session`: the way in and out.
//! - `inbox`: queues, filter, search and the list, live.
//! - `case`: one case as a letter, live.
//! - `composer`: what staff can write, with drafts that outlive a reload.
//! - `settings`: what admins arrange.
//! - `colleagues`: who works here, and in which teams.
//! - `parts`: what several of them use.
//! - `reactive`: signals, and what follows from them.
//! - `texts`: all that staff read, in two languages.
//!
//! What can be decided without a browser (order, merging, bars, sentences, drafts) is in modules of
//! its own and tested on the host.

mod app;
mod bench;
mod case;
mod colleagues;
mod composer;
mod desk;
mod figures;
mod inbox;
mod keys;
mod parts;
mod reactive;
mod session;
mod settings;
mod texts;
mod trouble;
mod words;

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static HEAP: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Draws the desk into the page.
#[wasm_bindgen]
pub fn start() {
    parts::page::clear_body();
    parts::page::set_language(texts::Language::now().tag());
    parts::page::draw(app::app);
}
