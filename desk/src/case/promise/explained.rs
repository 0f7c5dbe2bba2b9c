//! What opens the story of a promise: by pointer, by focus, by pressing it.

use super::Shared;
use super::card::Card;
use crate::case::aside::Aside;
use crate::desk::Desk;
use crate::parts::page;
use crate::texts::T;
use answerable_shared::promise::PromiseName;
use answerable_shared::promise::explain::PromiseView;
use leptos::prelude::*;

/// A button around `children` that shows why the promise stands as it does: while the pointer or the focus is on it, and
/// until it is put away once it was pressed.
#[component]
pub(crate) fn Explained(
    promise: PromiseView,
    shared: Shared,
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let desk = Desk::here();
    let why = Aside::Why(promise.promise);
    let id = card_id(promise.promise);
    let pinned = shared.pinned;
    let is_shown = move || desk.aside.get() == Some(why);
    let is_shown_now = move || desk.aside.get_untracked() == Some(why);
    let focused = RwSignal::new(false);
    let enter = move |_| {
        let free = match desk.aside.get_untracked() {
            None => true,
            Some(Aside::Why(_)) => !pinned.get_untracked(),
            Some(Aside::Triage | Aside::Hand) => false,
        };
        if free && !is_shown_now() {
            pinned.set(false);
            desk.aside.set(Some(why));
        }
    };
    let leave = move |_| {
        if is_shown_now() && !pinned.get_untracked() && !focused.get_untracked() {
            desk.aside.set(None);
        }
    };
    let focus = move |_| {
        focused.set(true);
        if !is_shown_now() {
            pinned.set(false);
            desk.aside.set(Some(why));
        }
    };
    let blur = move |_| {
        focused.set(false);
        if is_shown_now() && !pinned.get_untracked() {
            desk.aside.set(None);
        }
    };
    let press = move |_| {
        let puts_away = is_shown_now() && pinned.get_untracked();
        pinned.set(!puts_away);
        desk.aside.set((!puts_away).then_some(why));
        if !puts_away {
            page::reveal_soon(id);
        }
    };
    view! {
        <div class=format!("aside-root {class}") on:mouseenter=enter on:mouseleave=leave>
            <button
                type="button"
                class="promise-line"
                aria-expanded=move || is_shown().to_string()
                aria-describedby=move || is_shown().then_some(id)
                on:focus=focus
                on:blur=blur
                on:click=press
            >
                {children()}
                <span class="sr">" " {T.promise.why.say()}</span>
            </button>
            {move || {
                is_shown()
                    .then(|| view! { <Card id promise=promise.clone() shared=shared.clone() /> })
            }}
        </div>
    }
}

const fn card_id(promise: PromiseName) -> &'static str {
    match promise {
        PromiseName::FirstResponse => "why-first-response",
        PromiseName::NextUpdate => "why-next-update",
        PromiseName::Offer => "why-offer",
        PromiseName::Resolution => "why-resolution",
    }
}
