//! Fields.

use super::icon::{ALERT, icon};
use super::typed::Typed;
use crate::texts::T;
use crate::words;
use leptos::prelude::*;

/// What a field is called and how it behaves.
pub(crate) struct Field {
    /// Unique within the shadow root.
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    pub(crate) hint: &'static str,
    pub(crate) is_optional: bool,
    /// The HTML type and autocomplete word of a line.
    pub(crate) kind: (&'static str, &'static str),
    /// What is wrong with it.
    pub(crate) fault: Signal<String>,
}

/// A field that grows with its text.
pub(crate) fn area(field: Field, typed: Typed) -> impl IntoView {
    let Field { id, label, is_optional, fault, .. } = field;
    view! {
        <div class="field">
            {caption(id, label, is_optional)}
            // The wrapper's hidden copy of the text gives the height.
            <div class="grow" data-text=move || typed.with(str::to_owned)>
                <textarea
                    id=id
                    rows="1"
                    dir="auto"
                    aria-describedby=described(id)
                    aria-invalid=invalid(fault)
                    data-focus
                    prop:value=move || typed.with(str::to_owned)
                    on:input=move |event| typed.set(&event_target_value(&event))
                ></textarea>
            </div>
            {below(id, fault, "", Some(typed))}
        </div>
    }
}

/// A field of one line.
pub(crate) fn line(field: Field, typed: Typed) -> impl IntoView {
    let Field { id, label, hint, is_optional, kind, fault } = field;
    view! {
        <div class="field">
            {caption(id, label, is_optional)}
            <input
                id=id
                type=kind.0
                autocomplete=kind.1
                dir="auto"
                aria-describedby=described(id)
                aria-invalid=invalid(fault)
                prop:value=move || typed.with(str::to_owned)
                on:input=move |event| typed.set(&event_target_value(&event))
            /> {below(id, fault, hint, None)}
        </div>
    }
}

fn described(id: &str) -> String {
    format!("{id}-below")
}

fn invalid(fault: Signal<String>) -> impl Fn() -> Option<&'static str> + Send + Clone {
    move || fault.with(|fault| (!fault.is_empty()).then_some("true"))
}

fn caption(id: &'static str, label: &'static str, is_optional: bool) -> impl IntoView {
    view! {
        <label for=id>{label} {is_optional.then(|| view! { <span class="soft">{T.optional}</span> })}</label>
    }
}

/// What is wrong, how much room is left, or a hint: the first that there is.
fn below(id: &str, fault: Signal<String>, hint: &'static str, counted: Option<Typed>) -> impl IntoView {
    view! {
        <p id=described(id) class="below" aria-live="polite">
            {move || {
                let fault = fault.get();
                if fault.is_empty() {
                    let room = counted.and_then(|typed| typed.with(words::room));
                    view! { <span class="soft">{room.unwrap_or_else(|| hint.to_owned())}</span> }.into_any()
                } else {
                    view! { <span class="fault">{icon(ALERT)} {fault}</span> }.into_any()
                }
            }}
        </p>
    }
}
