//! One promise in a line.

use super::Shared;
use super::explained::explained;
use super::story::{late_by, took};
use crate::desk::Desk;
use crate::parts::bar::{bar, due_words};
use crate::parts::clock;
use crate::parts::el::{El, el, group, icon};
use crate::parts::icon::Sign;
use crate::parts::span::span;
use crate::reactive::*;
use crate::texts::T;
use crate::words;
use answerable_shared::promise::PromiseName;
use answerable_shared::promise::explain::{PromiseState, PromiseView};
use answerable_shared::time::Timestamp;

/// A promise that is still to be kept; the first one is what matters most now.
pub(super) fn line(name: PromiseName, shared: &Shared) -> El {
    let promise = shared.promise(name);
    let standing = shared.standing;
    let class = move || {
        let is_first = standing.with(|standing| {
            let first = standing.pending.first();
            first.is_some_and(|first| first.promise == name)
        });
        let state = promise.with(|promise| promise.as_ref().map(|promise| promise.state));
        match (state, is_first) {
            (Some(PromiseState::Late), true) => "aside-root promise-item first late",
            (Some(PromiseState::Late), false) => "aside-root promise-item late",
            (Some(PromiseState::Paused), _) => "aside-root promise-item quiet",
            (_, true) => "aside-root promise-item first",
            (_, false) => "aside-root promise-item",
        }
    };
    let who = shared.who.clone();
    let face = group().with(move || promise.get().map(|promise| pending(&promise, &who)));
    explained(name, shared, face).attr_with("class", move || Some(class().to_owned()))
}

fn pending(promise: &PromiseView, who: &str) -> El {
    let sign = match promise.state {
        PromiseState::Late => Sign::Warning,
        PromiseState::Paused => Sign::Pause,
        _ => Sign::Clock,
    };
    let named = named(sign, promise.promise);
    let waits = || el("span", "promise-when").text(&T.promise.waits.fill([who]));
    let (words, until) = match (promise.state, promise.due) {
        (PromiseState::Running, Some(until)) => {
            let by = move |by: &str| T.promise.by.fill([by]);
            (by_words(el("b", "promise-when"), until, by), until)
        }
        (PromiseState::Late, Some(until)) => {
            let again = |again| {
                let now = Desk::here().now;
                el("span", "promise-when").text_with(move || {
                    let by = clock::moment_by(again, now.get());
                    if again <= now.get() {
                        T.promise.again_late.fill([&by])
                    } else {
                        T.promise.again.fill([&by])
                    }
                })
            };
            (promise.again.map_or_else(waits, again), until)
        }
        _ => return named.add(waits()),
    };
    let from = promise.segments.last().map_or(until, |last| last.from);
    named
        .add(words)
        .add(bar(from, until))
        .add(due_words(from, until))
}

/// Keeps what is said of a moment up to date as time goes by.
pub(super) fn by_words(into: El, at: Timestamp, say: fn(&str) -> String) -> El {
    let now = Desk::here().now;
    into.text_with(move || say(&clock::moment_by(at, now.get())))
}

fn named(sign: Sign, name: PromiseName) -> El {
    group()
        .add(icon(sign))
        .add(el("span", "promise-name").text(words::promise(name)))
}

/// A promise that was kept late.
pub(super) fn missed(name: PromiseName, shared: &Shared) -> El {
    let promise = shared.promise(name);
    let words = move || {
        let late = promise.with(|promise| promise.as_ref().and_then(late_by));
        late.map_or_else(
            || T.promise.missed_plain.owned(),
            |late| T.promise.missed.fill([&span(late)]),
        )
    };
    let words = el("span", "promise-when").text_with(words);
    let face = named(Sign::Warning, name).add(words);
    explained(name, shared, face).attr("class", "aside-root promise-item missed")
}

/// The promises that were kept, in one line, and the open time that each took.
pub(super) fn kept(shared: &Shared) -> El {
    let line = el("div", "promise-kept")
        .add(icon(Sign::Check))
        .add(el("span", "promise-kept-title").text(T.promise.kept_all.say()));
    shared.rows(line, |standing| &standing.kept, chip)
}

fn chip(name: PromiseName, shared: &Shared) -> El {
    let promise = shared.promise(name);
    let took = move || {
        let took = promise.with(|promise| promise.as_ref().map(took))?;
        Some(el("span", "promise-took").text(&span(took)))
    };
    let face = group()
        .add(el("span", "promise-name").text(words::promise(name)))
        .with(took);
    explained(name, shared, face).attr("class", "aside-root promise-chip")
}
