//! Taking a case up again.

use super::field::{Field, Form};
use crate::parts::el::El;
use crate::texts::T;

/// The reason.
pub(crate) fn reopen(form: &Form) -> Vec<El> {
    vec![Field::text(T.reopen.why.say(), T.reopen.hint.say()).draw(form)]
}
