//! What opens the story of a promise: by pointer, by focus, by pressing it.

use super::Shared;
use super::card::card;
use crate::case::aside::Aside;
use crate::desk::Desk;
use crate::parts::el::{El, el};
use crate::parts::page;
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::promise::PromiseName;

/// A button with `face` that shows why the promise stands as it does: while the pointer or the focus is on it, and until
/// it is put away once it was pressed.
pub(super) fn explained(name: PromiseName, shared: &Shared, face: El) -> El {
    let desk = Desk::here();
    let why = Aside::Why(name);
    let id = card_id(name);
    let pinned = shared.pinned;
    let is_shown = Memo::new(move |_| desk.aside.get() == Some(why));
    let is_shown_now = move || desk.aside.get_untracked() == Some(why);
    let focused = StoredValue::new(false);
    let show = move || {
        if !is_shown_now() {
            pinned.set(false);
            desk.aside.set(Some(why));
        }
    };
    let leave = move || {
        // Browsers may say that the focus has left when the line is gone already.
        let (pinned, focused) = (pinned.try_get_untracked(), focused.try_get_value());
        if is_shown_now() && pinned == Some(false) && focused == Some(false) {
            desk.aside.set(None);
        }
    };
    let press = move |_| {
        let puts_away = is_shown_now() && pinned.get_untracked();
        pinned.set(!puts_away);
        desk.aside.set((!puts_away).then_some(why));
        if !puts_away {
            page::reveal_soon(id.to_owned());
        }
    };
    let button = el("button", "promise-line")
        .attr("type", "button")
        .attr_with("aria-expanded", move || Some(is_shown.get().to_string()))
        .attr_with("aria-describedby", move || {
            is_shown.get().then(|| id.to_owned())
        })
        .on("focus", move |_| {
            focused.set_value(true);
            show();
        })
        .on("blur", move |_| {
            let _gone = focused.try_set_value(false);
            leave();
        })
        .on("click", press)
        .add(face)
        .add(el("span", "sr").text(" ").text(T.promise.why.say()));
    let enter = move |_| {
        let free = match desk.aside.get_untracked() {
            None => true,
            Some(Aside::Why(_)) => !pinned.get_untracked(),
            Some(Aside::Triage | Aside::Hand | Aside::Task | Aside::Canned) => false,
        };
        if free {
            show();
        }
    };
    let shared = shared.clone();
    el("div", "")
        .on("mouseenter", enter)
        .on("mouseleave", move |_| leave())
        .add(button)
        .with(move || is_shown.get().then(|| card(id, name, &shared)))
}

/// The identifier of a promise's card.
pub(super) const fn card_id(promise: PromiseName) -> &'static str {
    match promise {
        PromiseName::FirstResponse => "why-first-response",
        PromiseName::NextUpdate => "why-next-update",
        PromiseName::Offer => "why-offer",
        PromiseName::Resolution => "why-resolution",
    }
}
