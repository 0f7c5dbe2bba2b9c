//! A reply to the customer.

use super::field::{Field, Form, Shape};
use crate::parts::el::El;
use crate::texts::T;

/// The reply's one field.
pub(crate) fn reply(form: &Form) -> Vec<El> {
    let reply = Field {
        shape: Shape::Alone,
        ..Field::text(T.reply.label.say(), T.reply.hint.say())
    };
    vec![reply.draw(form)]
}
