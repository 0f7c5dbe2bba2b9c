//! The desk of somebody who is signed in: queues, list, case.

use crate::case::page::CasePage;
use crate::desk::Desk;
use crate::inbox::feed;
use crate::inbox::list::list;
use crate::inbox::queues::queues;
use crate::keys;
use crate::parts::el::Drawn;
use crate::parts::help::Help;
use crate::parts::page;
use crate::settings::page::SettingsPage;
use crate::texts::T;
use leptos::prelude::*;

/// Queues, list and case; as many of them beside each other as there is room for.
#[component]
pub(crate) fn Bench() -> impl IntoView {
    let desk = Desk::here();
    let live = StoredValue::new_local(Some(feed::follow(desk)));
    on_cleanup(move || {
        live.try_set_value(None);
    });
    Effect::new(move || page::set_title(&title(desk)));
    let has_case = move || desk.open.with(Option::is_some);
    let arranges = Memo::new(move |_| desk.settings.section.with(Option::is_some));
    view! {
        <div class="bench" class:has-case=has_case class:arranges=arranges>
            <Drawn draw=Box::new(queues) />
            {move || {
                if arranges.get() {
                    view! { <SettingsPage /> }.into_any()
                } else {
                    view! { <Inbox /> }.into_any()
                }
            }}
        </div>
        <Help />
    }
}

/// List and case, with their keys.
#[component]
fn Inbox() -> impl IntoView {
    let desk = Desk::here();
    keys::listen(desk);
    view! {
        <Drawn draw=Box::new(list) />
        <main class="pane case-pane" id="case">
            {move || match desk.open.get() {
                Some(reference) => view! { <CasePage reference /> }.into_any(),
                None => view! { <NoCase /> }.into_any(),
            }}
        </main>
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
    if desk.settings.section.with(Option::is_some) {
        return format!("{} · {site}", T.settings.title.say());
    }
    let place = desk.open.get().unwrap_or_else(|| {
        desk.selection
            .with(|selection| selection.queue.title().to_owned())
    });
    let waiting = desk
        .counts
        .with(|counts| counts.map_or(0, |counts| counts.waiting));
    match waiting {
        0 => format!("{place} · {site}"),
        waiting => format!("({waiting}) {place} · {site}"),
    }
}
