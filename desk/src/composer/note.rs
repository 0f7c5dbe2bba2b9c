//! A note that only staff see.

use super::field::{Field, Form, Part};
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
            label="Internal note"
            hint="Write something for your team"
            bare=true
            max=LONG
        />
    }
}
