//! What was done, and what is guaranteed.

use super::field::{Field, Form, Part};
use crate::texts::T;
use answerable_shared::text::LONG;
use leptos::prelude::*;

/// The resolution's two fields.
#[component]
pub(crate) fn Resolve(form: Form) -> impl IntoView {
    let guarantee = Part::new(
        |draft| draft.guarantee.clone(),
        |draft, text| draft.guarantee = text,
    );
    view! {
        <Field
            form=form.clone()
            part=Part::text()
            path="text".to_owned()
            label=T.resolve.done.say()
            hint=T.resolve.done_hint.say()
            max=LONG
        />
        <Field
            form
            part=guarantee
            path="guarantee".to_owned()
            label=T.resolve.guarantee.say()
            hint=T.resolve.guarantee_hint.say()
            max=LONG
        />
    }
}
