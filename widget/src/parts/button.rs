//! Buttons.

use crate::texts::T;
use leptos::prelude::*;

/// What a click does.
pub(crate) type Click = Box<dyn FnMut()>;

/// The one next action. While busy it says so, and does nothing.
pub(crate) fn primary(label: String, is_busy: RwSignal<bool>, mut click: Click) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button primary"
            // Not `disabled`: that would take the focus away.
            aria-disabled=move || is_busy.get().then_some("true")
            on:click=move |_| {
                if !is_busy.get_untracked() {
                    click();
                }
            }
        >
            {move || if is_busy.get() { T.sending.to_owned() } else { label.clone() }}
        </button>
    }
}

/// Another action; `class` says how loud it is.
pub(crate) fn button(class: &'static str, label: &'static str, mut click: Click) -> impl IntoView {
    view! {
        <button type="button" class=class on:click=move |_| click()>
            {label}
        </button>
    }
}
