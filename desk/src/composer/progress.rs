//! What has been done, and by when to expect the next step.

use super::field::{Field, Form, Part, Shape};
use crate::parts::{clock, page};
use answerable_shared::text::LONG;
use answerable_shared::time::Timestamp;
use leptos::prelude::*;

/// A time that is often meant, and how to get there from now.
type Shortcut = (&'static str, fn(Timestamp) -> Timestamp);

const SHORTCUTS: [Shortcut; 4] = [
    ("In 2 hours", |now| now.plus_minutes(120)),
    ("Tomorrow noon", |now| clock::noon_after(now, 1)),
    ("In 3 days", |now| clock::noon_after(now, 3)),
    ("In a week", |now| clock::noon_after(now, 7)),
];

/// The text, and the expected date and time.
#[component]
pub(crate) fn Progress(form: Form) -> impl IntoView {
    let expected = Part::new(
        |draft| draft.expected.clone(),
        |draft, value| draft.expected = value,
    );
    let (set, clear) = (
        (form.clone(), expected.clone()),
        (form.clone(), expected.clone()),
    );
    let is_set = {
        let (form, expected) = set.clone();
        move || !form.read(&expected).is_empty()
    };
    view! {
        <Field
            form=form.clone()
            part=Part::text()
            path="text".to_owned()
            label="What has been done"
            hint="The new plant is potted and rests until tomorrow"
            max=LONG
        />
        <div class="expected">
            <Field
                form
                part=expected
                path="expected".to_owned()
                label="Next step expected by (optional)"
                shape=Shape::Moment
                max=usize::MAX / 10
            />
            <div class="shortcuts" role="group" aria-label="Often meant">
                {SHORTCUTS
                    .map(|(words, at)| {
                        let (form, expected) = set.clone();
                        let choose = move |_| {
                            form.write(&expected, clock::to_field(at(page::now())));
                        };
                        view! {
                            <button type="button" class="button small" on:click=choose>
                                {words}
                            </button>
                        }
                    })
                    .collect_view()}
                {move || {
                    let (form, expected) = clear.clone();
                    is_set()
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button small plain"
                                    on:click=move |_| form.write(&expected, String::new())
                                >
                                    "No date"
                                </button>
                            }
                        })
                }}
            </div>
        </div>
    }
}
