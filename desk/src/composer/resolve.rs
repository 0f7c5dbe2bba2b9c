//! What was done, and what is guaranteed.

use super::field::{Field, Form};
use super::part::Part;
use super::tab::Tab;
use crate::case::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::el::El;
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::case::Kind;
use answerable_shared::review;

/// The resolution's two fields.
pub(crate) fn resolve(form: &Form) -> Vec<El> {
    let done = Field::text(T.resolve.done.say(), T.resolve.done_hint.say());
    let guarantee = Field {
        part: Part::Guarantee,
        ..Field::text(T.resolve.guarantee.say(), T.resolve.guarantee_hint.say())
    };
    vec![done.draw(form), guarantee.draw(form)]
}

/// Whether what is written in `tab` is only proposed: somebody else looks at it before the customer does.
pub(crate) fn is_proposed(desk: Desk, case: &CaseCell, tab: Tab) -> bool {
    if tab != Tab::Resolve {
        return false;
    }
    let is_wanted = |reviewed: &[Kind]| {
        case.head(|head| {
            let waits = head.proposal.as_deref();
            review::is_wanted(reviewed, head.kind, &head.kinds_before, waits)
        })
    };
    let wanted = desk
        .arranged
        .with(|settings| is_wanted(settings.as_ref().map_or(&[], |it| &it.settings.reviewed)));
    wanted.unwrap_or_default()
}
