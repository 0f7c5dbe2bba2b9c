//! A reply to the customer.

use super::field::{Field, Form, Part};
use crate::texts::T;
use answerable_shared::text::LONG;
use leptos::prelude::*;

/// The reply's one field.
#[component]
pub(crate) fn Reply(form: Form) -> impl IntoView {
    view! {
        <Field
            form
            part=Part::text()
            path="text".to_owned()
            label=T.reply.label.say()
            hint=T.reply.hint.say()
            bare=true
            max=LONG
        />
    }
}
