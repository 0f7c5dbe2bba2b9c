//! A question to the customer: their turn until they answer.

use super::field::{Field, Form, Shape};
use crate::parts::el::{El, el};
use crate::texts::T;

/// The question, and what follows from asking.
pub(crate) fn ask(form: &Form) -> Vec<El> {
    let question = Field {
        shape: Shape::Alone,
        ..Field::text(T.ask.label.say(), T.ask.hint.say())
    };
    let turn = el("p", "panel-word").text(T.ask.turn.say());
    vec![question.draw(form), turn]
}
