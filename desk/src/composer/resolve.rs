//! What was done, and what is guaranteed.

use super::field::{Field, Form};
use super::part::Part;
use crate::parts::el::El;
use crate::texts::T;

/// The resolution's two fields.
pub(crate) fn resolve(form: &Form) -> Vec<El> {
    let done = Field::text(T.resolve.done.say(), T.resolve.done_hint.say());
    let guarantee = Field {
        part: Part::Guarantee,
        ..Field::text(T.resolve.guarantee.say(), T.resolve.guarantee_hint.say())
    };
    [done, guarantee].map(|field| field.draw(form)).into()
}
