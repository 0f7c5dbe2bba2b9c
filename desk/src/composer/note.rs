//! A note that only staff see.

use super::field::{Field, Form, Shape};
use super::mention::calling;
use crate::parts::el::El;
use crate::texts::T;

/// The note's one field.
pub(crate) fn note(form: &Form) -> Vec<El> {
    let note = Field {
        shape: Shape::Alone,
        ..Field::text(T.note.label.say(), T.note.hint.say())
    };
    vec![calling(form, note.draw(form))]
}
