//! Taking a case up again.

use super::field::{Field, Form, Part};
use crate::texts::T;
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
            label=T.reopen.why.say()
            hint=T.reopen.hint.say()
            max=LONG
        />
    }
}
