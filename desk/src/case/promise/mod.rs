//! What was promised, and how it stands.
//!
//! - `order`: which promises are shown, and in which order.
//! - `line`: one promise; `explained`: what opens why it stands so.
//! - `story`: why, in sentences; `card`: where they stand.
//! - `earlier`: cases from before promises were kept with clocks.

mod card;
mod earlier;
mod explained;
mod line;
pub(crate) mod order;
mod story;

use super::aside;
use super::cell::CaseCell;
use crate::desk::Desk;
use crate::texts::T;
use crate::words;
use answerable_shared::promise::PromiseName;
use answerable_shared::promise::explain::PromiseView;
use answerable_shared::time::Timestamp;
use answerable_shared::view::CaseHead;
use earlier::{Earlier, Step};
use leptos::prelude::*;
use line::{Kept, Line, Missed};
use order::{Standing, standing};

/// What was promised, and how it stands.
#[component]
pub(crate) fn Promise(cell: CaseCell) -> impl IntoView {
    let state = {
        let cell = cell.clone();
        Memo::new(move |_| cell.head(|head| (!head.promises.is_empty()).then(|| standing(head))))
    };
    move || {
        state.get().map(|state| match state {
            None => view! { <Earlier cell=cell.clone() /> }.into_any(),
            Some(standing) => view! { <Panel standing cell=cell.clone() /> }.into_any(),
        })
    }
}

/// What the lines of one case have in common.
#[derive(Clone)]
struct Shared {
    cell: CaseCell,
    who: String,
    /// Whether the card that is shown stays when the pointer or the focus leaves.
    pinned: RwSignal<bool>,
}

#[component]
fn Panel(standing: Standing, cell: CaseCell) -> impl IntoView {
    aside::mind_presses(Desk::here());
    let who = untrack(|| cell.head(|head| words::who(head.contact.as_ref()))).unwrap_or_default();
    let step = {
        let cell = cell.clone();
        Memo::new(move |_| cell.head(announced_alone).flatten())
    };
    let shared = Shared {
        cell,
        who,
        pinned: RwSignal::new(false),
    };
    let Standing {
        pending,
        missed,
        kept,
    } = standing;
    let lines = pending.into_iter().enumerate().map({
        let shared = shared.clone();
        move |(number, promise)| view! { <Line promise first=number == 0 shared=shared.clone() /> }
    });
    let late = missed.into_iter().map({
        let shared = shared.clone();
        move |promise| view! { <Missed promise shared=shared.clone() /> }
    });
    view! {
        <section class="promise" aria-label=T.promise.label.say()>
            {lines.collect_view()}
            {move || step.get().map(|(from, until)| view! { <Step from until /> })}
            {late.collect_view()}
            {(!kept.is_empty()).then(|| view! { <Kept kept shared /> })}
        </section>
    }
}

/// The step that staff announced, where no promise speaks of it.
fn announced_alone(head: &CaseHead) -> Option<(Timestamp, Timestamp)> {
    let told = |promise: &PromiseView| {
        promise.promise == PromiseName::NextUpdate && promise.due == head.expected
    };
    let told = head.promises.iter().any(told);
    earlier::announced(head).filter(|_| !told)
}
