//! What has been done, and by when to expect the next step.

use super::field::{Field, Form, Part, Shape};
use crate::parts::{clock, page};
use crate::texts::{T, Text};
use answerable_shared::text::LONG;
use answerable_shared::time::Timestamp;
use leptos::prelude::*;

/// A time that is often meant, and how to get there from now.
type Shortcut = (Text, fn(Timestamp) -> Timestamp);

const SHORTCUTS: [Shortcut; 4] = [
    (T.progress.two_hours, |now| now.plus_minutes(120)),
    (T.progress.tomorrow, |now| clock::noon_after(now, 1)),
    (T.progress.three_days, |now| clock::noon_after(now, 3)),
    (T.progress.week, |now| clock::noon_after(now, 7)),
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
            label=T.progress.done.say()
            hint=T.progress.done_hint.say()
            max=LONG
        />
        <div class="expected">
            <Field
                form
                part=expected
                path="expected".to_owned()
                label=T.progress.expected.say()
                shape=Shape::Moment
                max=usize::MAX / 10
            />
            <div class="shortcuts" role="group" aria-label=T.progress.often.say()>
                {SHORTCUTS
                    .map(|(words, at)| {
                        let (form, expected) = set.clone();
                        let choose = move |_| {
                            form.write(&expected, clock::to_field(at(page::now())));
                        };
                        view! {
                            <button type="button" class="button small" on:click=choose>
                                {words.say()}
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
                                    {T.progress.no_date.say()}
                                </button>
                            }
                        })
                }}
            </div>
        </div>
    }
}
