//! The root: the way in, or the desk.

use crate::bench::Bench;
use crate::desk::Desk;
use crate::parts::page;
use crate::session::screen::Shut;
use crate::session::{Gate, start, storage};
use crate::texts::T;
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// How often what depends on the time is drawn again.
const TICK: Duration = Duration::from_secs(5);

/// The whole page.
#[component]
pub(crate) fn App() -> impl IntoView {
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
    move || match desk.gate.get() {
        Gate::Opening => view! { <Opening /> }.into_any(),
        Gate::Shut(why) => view! { <Shut why /> }.into_any(),
        Gate::Open => view! { <Bench /> }.into_any(),
    }
}

#[component]
fn Opening() -> impl IntoView {
    view! {
        <main class="gate" aria-busy="true">
            <p class="gate-wait" role="status">
                {T.app.opening.say()}
            </p>
        </main>
    }
}
