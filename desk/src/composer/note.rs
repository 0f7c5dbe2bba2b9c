//! A note that only staff see.

use super::field::{Field, Form, Part};
use crate::texts::T;
use answerable_shared::text::LONG;
use leptos::prelude::*;

/// The note's one field.
#[component]
pub(crate) fn Note(form: Form) -> impl IntoView {
    view! {
        <Field
            form
            part=Part::text()
            path="text".to_owned()
            label=T.note.label.say()
            hint=T.note.hint.say()
            bare=true
            max=LONG
        />
    }
}
