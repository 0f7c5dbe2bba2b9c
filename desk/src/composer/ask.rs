//! A question to the customer: their turn until they answer.

use super::field::{Field, Form, Part};
use crate::texts::T;
use answerable_shared::text::LONG;
use leptos::prelude::*;

/// The question, and what follows from asking.
#[component]
pub(crate) fn Ask(form: Form) -> impl IntoView {
    view! {
        <Field
            form
            part=Part::text()
            path="text".to_owned()
            label=T.ask.label.say()
            hint=T.ask.hint.say()
            bare=true
            max=LONG
        />
        <p class="panel-word">{T.ask.turn.say()}</p>
    }
}
