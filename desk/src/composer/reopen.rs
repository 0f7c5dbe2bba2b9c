//! Taking a case up again.

use super::field::{Field, Form, Part};
use answerable_shared::text::LONG;
use leptos::prelude::*;

/// The reason.
#[component]
pub(crate) fn Reopen(form: Form) -> impl IntoView {
    view! {
        <Field
            form
            part=Part::text()
            path="reason".to_owned()
            label="Why this case is taken up again"
            hint="We have found more to do"
            max=LONG
        />
    }
}
