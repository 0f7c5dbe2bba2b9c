//! The desk of somebody who is signed in: queues, list, case.

use crate::case::page::CasePage;
use crate::desk::Desk;
use crate::inbox::feed;
use crate::inbox::list::List;
use crate::inbox::order::Queue;
use crate::inbox::queues::Queues;
use crate::keys;
use crate::parts::help::Help;
use crate::parts::page;
use crate::texts::T;
use answerable_shared::api::InboxCounts;
use leptos::prelude::*;

/// Queues, list and case; as many of them beside each other as there is room for.
#[component]
pub(crate) fn Bench() -> impl IntoView {
    let desk = Desk::here();
    let live = StoredValue::new_local(Some(feed::follow(desk)));
    on_cleanup(move || {
        live.try_set_value(None);
    });
    keys::listen(desk);
    Effect::new(move || page::set_title(&title(desk)));
    let has_case = move || desk.open.with(Option::is_some);
    view! {
        <div class="bench" class:has-case=has_case>
            <Queues />
            <List />
            <main class="pane case-pane" id="case">
                {move || match desk.open.get() {
                    Some(reference) => view! { <CasePage reference /> }.into_any(),
                    None => view! { <NoCase /> }.into_any(),
                }}
            </main>
        </div>
        <Help />
    }
}

#[component]
fn NoCase() -> impl IntoView {
    let desk = Desk::here();
    let counts = move || desk.counts.get().unwrap_or_default();
    let title = move || match counts().waiting {
        0 => T.bench.none.owned(),
        waiting => T.bench.waiting.count(waiting as usize),
    };
    view! {
        <div class="no-case">
            <p class="no-case-title">{title}</p>
            <p>
                {T.bench.how.say()} " " <kbd>"j"</kbd> " " {T.bench.how_and.say()} " " <kbd>"k"</kbd> " "
                {T.bench.how_open.say()} " " <kbd>"Enter"</kbd> {T.bench.how_end.say()}
            </p>
            <button type="button" class="button plain" on:click=move |_| desk.help.set(true)>
                {T.bench.keys.say()}
                <kbd>"?"</kbd>
            </button>
        </div>
    }
}

fn title(desk: Desk) -> String {
    let site = desk.site_name();
    let place = desk.open.get().unwrap_or_else(|| {
        desk.selection
            .with(|selection| selection.queue.title().to_owned())
    });
    let waiting = desk
        .counts
        .with(|counts| Queue::Waiting.count(&counts.unwrap_or_else(InboxCounts::default)));
    match waiting {
        0 => format!("{place} · {site}"),
        waiting => format!("({waiting}) {place} · {site}"),
    }
}
