//! The root: the way in, or the desk.

use crate::bench::bench;
use crate::desk::Desk;
use crate::parts::el::{El, el, group};
use crate::parts::page;
use crate::session::screen::shut;
use crate::session::{Gate, start, storage};
use crate::texts::T;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// How often what depends on the time is drawn again.
const TICK: Duration = Duration::from_secs(5);

/// The whole page.
pub(crate) fn app() -> El {
    let desk = Desk::new();
    provide_context(desk);
    set_interval(move || desk.now.set(page::now()), TICK);
    // The browser's own back and forward buttons, and links opened in this tab.
    for _listening in [
        window_event_listener(ev::popstate, move |_| desk.follow_address()),
        window_event_listener(ev::hashchange, move |_| desk.follow_address()),
    ] {}
    window_event_listener(ev::storage, move |event| {
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
