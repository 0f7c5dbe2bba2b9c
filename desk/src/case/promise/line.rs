//! One promise in a line.

use super::Shared;
use super::explained::Explained;
use super::story::{done, late_by};
use crate::desk::Desk;
use crate::parts::bar::{Bar, DueWords};
use crate::parts::clock;
use crate::parts::icon::{Icon, Sign};
use crate::parts::span::span;
use crate::texts::T;
use crate::words;
use answerable_shared::promise::explain::{PromiseState, PromiseView};
use answerable_shared::time::Timestamp;
use leptos::prelude::*;

/// A promise that is still to be kept; the `first` is the one that matters most now.
#[component]
pub(crate) fn Line(promise: PromiseView, first: bool, shared: Shared) -> impl IntoView {
    let class = match (promise.state, first) {
        (PromiseState::Late, true) => "promise-item first late",
        (PromiseState::Late, false) => "promise-item late",
        (PromiseState::Paused, _) => "promise-item quiet",
        (_, true) => "promise-item first",
        (_, false) => "promise-item",
    };
    let sign = match promise.state {
        PromiseState::Late => Sign::Warning,
        PromiseState::Paused => Sign::Pause,
        _ => Sign::Clock,
    };
    let name = words::promise(promise.promise);
    let state = view! { <State promise=promise.clone() who=shared.who.clone() /> };
    view! {
        <Explained promise shared class>
            <Icon sign />
            <span class="promise-name">{name}</span>
            {state}
        </Explained>
    }
}

/// Until when, in words and as a bar.
#[component]
fn State(promise: PromiseView, who: String) -> impl IntoView {
    let now = Desk::here().now;
    let from = promise.segments.last().map(|last| last.from);
    let by = move |at: Timestamp| clock::moment_by(at, now.get());
    match (promise.state, promise.due) {
        (PromiseState::Running, Some(until)) => view! {
            <b class="promise-when">{move || T.promise.by.fill([&by(until)])}</b>
            <Bar from=from.unwrap_or(until) until />
            <DueWords from=from.unwrap_or(until) until />
        }
        .into_any(),
        (PromiseState::Late, Some(until)) => view! {
            <span class="promise-when">
                {match promise.again {
                    Some(again) => {
                        (move || T.promise.again.fill([&by(again)])).into_any()
                    }
                    None => T.promise.waits.fill([&who]).into_any(),
                }}
            </span>
            <Bar from=from.unwrap_or(until) until />
            <DueWords from=from.unwrap_or(until) until />
        }
        .into_any(),
        _ => view! { <span class="promise-when">{T.promise.waits.fill([&who])}</span> }.into_any(),
    }
}

/// A promise that was kept late.
#[component]
pub(crate) fn Missed(promise: PromiseView, shared: Shared) -> impl IntoView {
    let words = late_by(&promise).map_or_else(
        || T.promise.missed_plain.owned(),
        |late| T.promise.missed.fill([&span(late)]),
    );
    let name = words::promise(promise.promise);
    view! {
        <Explained promise shared class="promise-item missed">
            <Icon sign=Sign::Warning />
            <span class="promise-name">{name}</span>
            <span class="promise-when">{words}</span>
        </Explained>
    }
}

/// The promises that were kept, in one line.
#[component]
pub(crate) fn Kept(kept: Vec<PromiseView>, shared: Shared) -> impl IntoView {
    view! {
        <div class="promise-kept">
            <Icon sign=Sign::Check />
            <span class="promise-kept-title">{T.promise.kept_all.say()}</span>
            {kept
                .into_iter()
                .zip(std::iter::repeat(shared))
                .map(|(promise, shared)| {
                    let name = words::promise(promise.promise);
                    // How long it took, where that can be told.
                    let took = done(&promise)
                        .zip(promise.segments.first())
                        .map(|(done, first)| span(done.0.saturating_sub(first.from.0)));
                    view! {
                        <Explained promise shared class="promise-chip">
                            <span class="promise-name">{name}</span>
                            {took.map(|took| view! { <span class="promise-took">{took}</span> })}
                        </Explained>
                    }
                })
                .collect_view()}
        </div>
    }
}
