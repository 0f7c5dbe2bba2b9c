//! What has been done, and by when to expect the next step.

use super::field::{Field, Form, Shape};
use super::part::Part;
use crate::parts::el::{El, button, el};
use crate::parts::{clock, page};
use crate::reactive::*;
use crate::texts::{T, Text};
use answerable_shared::time::Timestamp;

/// A time that is often meant, and how to get there from now.
type Shortcut = (Text, fn(Timestamp) -> Timestamp);

const SHORTCUTS: [Shortcut; 4] = [
    (T.progress.two_hours, |now| now.plus_minutes(120)),
    (T.progress.tomorrow, |now| clock::noon_after(now, 1)),
    (T.progress.three_days, |now| clock::noon_after(now, 3)),
    (T.progress.week, |now| clock::noon_after(now, 7)),
];

/// The text, and the expected date and time.
pub(crate) fn progress(form: &Form) -> Vec<El> {
    let done = Field::text(T.progress.done.say(), T.progress.done_hint.say());
    let expected = Field {
        part: Part::Expected,
        label: T.progress.expected.say(),
        hint: "",
        shape: Shape::Moment,
        max: usize::MAX / 10,
    };
    let shortcuts = SHORTCUTS.map(|(words, at)| {
        let form = form.clone();
        button("button small", None, words.say(), move || {
            form.write(Part::Expected, clock::to_field(at(page::now())));
        })
    });
    let (read, clear) = (form.cell.draft.clone(), form.clone());
    let clear = move || {
        let form = clear.clone();
        let press = move || form.write(Part::Expected, String::new());
        [button(
            "button small plain",
            None,
            T.progress.no_date.say(),
            press,
        )]
    };
    let shortcuts = el("div", "shortcuts")
        .attr("role", "group")
        .attr("aria-label", T.progress.often.say())
        .all(shortcuts)
        .when(move || read.with(|draft| !draft.expected.is_empty()), clear);
    let expected = el("div", "expected")
        .add(expected.draw(form))
        .add(shortcuts);
    vec![done.draw(form), expected]
}
