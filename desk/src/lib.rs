//! The desk: where staff answer.
//!
//! One page for a browser, drawn over Leptos' reactive system. The page's own small script asks for the [`language`] as
//! soon as the wasm is there, and calls [`start`] with its texts.
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

/// Tag of the language that the desk will be in.
#[wasm_bindgen]
#[must_use]
pub fn language() -> String {
    texts::Language::now().tag().to_owned()
}

/// Draws the desk into the page, with the pack of its language's texts.
#[wasm_bindgen]
pub fn start(pack: String) {
    texts::have(pack);
    parts::page::clear_body();
    parts::page::set_language(texts::Language::now().tag());
    parts::page::draw(app::app);
}
