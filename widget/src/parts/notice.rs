//! What did not work.

use super::button::{Click, button};
use super::icon::{ALERT, icon};
use crate::texts::T;
use leptos::prelude::*;

/// What happened; nothing while nothing has.
pub(crate) fn fault(text: Signal<String>) -> impl IntoView {
    view! {
        <div role="alert">
            {move || {
                let text = text.get();
                (!text.is_empty()).then(|| view! { <p class="fault">{icon(ALERT)} {text}</p> })
            }}
        </div>
    }
}

/// Something could not be shown: what happened, and a way to try again.
pub(crate) fn failed(text: String, again: Click) -> impl IntoView {
    view! {
        <div class="failed" role="alert">
            {icon(ALERT)} <p>{text}</p> {button("button", T.again, again)}
        </div>
    }
}

/// What will be here, while it loads.
pub(crate) fn skeleton() -> impl IntoView {
    view! {
        <div class="skeleton" aria-hidden="true">
            <i></i>
            <i></i>
            <i></i>
        </div>
    }
}
