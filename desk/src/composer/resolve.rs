//! What was done, and what is guaranteed.

use super::field::{Field, Form, Part};
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
            label="What was done"
            hint="We have sent a new plant; it arrives on Friday"
            max=LONG
        />
        <Field
            form
            part=guarantee
            path="guarantee".to_owned()
            label="What is guaranteed (optional)"
            hint="If it does not thrive within 30 days, we replace it again"
            max=LONG
        />
    }
}
