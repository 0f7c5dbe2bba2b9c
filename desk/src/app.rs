//! The root: the way in, or the desk.

use crate::bench::bench;
use crate::desk::Desk;
use crate::parts::el::{El, el, group};
use crate::parts::{page, timer};
use crate::reactive::*;
use crate::session::screen::shut;
use crate::session::{Gate, start, storage};
use crate::texts::T;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

/// How often what depends on the time is drawn again.
const TICK: Duration = Duration::from_secs(5);

/// The whole page.
pub(crate) fn app() -> El {
    let desk = Desk::new();
    provide_context(desk);
    timer::every(TICK, move || desk.now.set(page::now()));
    // The browser's own back and forward buttons, and links opened in this tab.
    timer::on_window("popstate", move |_| desk.follow_address());
    timer::on_window("hashchange", move |_| desk.follow_address());
    timer::on_window("storage", move |event| {
        let Ok(event) = event.dyn_into::<StorageEvent>() else {
            return;
        };
        // Somebody has signed in in another tab while this one was shut.
        let shut = matches!(desk.gate.get_untracked(), Gate::Shut(_));
        if shut && storage::is_key(event.key().as_deref()) && event.new_value().is_some() {
            page::reload();
        }
    });
    start::start(desk);
    let shown = move |gate| {
        [match gate {
            Gate::Opening => opening(),
            Gate::Shut(why) => shut(why),
            Gate::Open => bench(desk),
        }]
    };
    group().by(move || desk.gate.get(), shown)
}

fn opening() -> El {
    let words = el("p", "gate-wait")
        .attr("role", "status")
        .text(T.app.opening.say());
    el("main", "gate").attr("aria-busy", "true").add(words)
}
