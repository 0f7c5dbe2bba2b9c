//! What was done, and what is guaranteed.

use super::field::{Field, Form};
use super::part::Part;
use crate::desk::Desk;
use crate::parts::el::{El, el, group};
use crate::reactive::*;
use crate::texts::T;

/// The resolution's two fields.
pub(crate) fn resolve(form: &Form) -> Vec<El> {
    let done = Field::text(T.resolve.done.say(), T.resolve.done_hint.say());
    let guarantee = Field {
        part: Part::Guarantee,
        ..Field::text(T.resolve.guarantee.say(), T.resolve.guarantee_hint.say())
    };
    vec![reviewed(form), done.draw(form), guarantee.draw(form)]
}

/// Says that somebody else looks at it first, where the site has that for cases of this kind.
fn reviewed(form: &Form) -> El {
    let case = form.case.clone();
    let desk = Desk::here();
    let is_reviewed = move || {
        let kind = case.head(|head| head.kind);
        desk.arranged.with(|settings| {
            let reviewed = settings.iter().flat_map(|it| &it.settings.reviewed);
            reviewed.into_iter().any(|reviewed| Some(*reviewed) == kind)
        })
    };
    group().when(is_reviewed, || {
        Some(el("p", "panel-word").text(T.resolve.review.say()))
    })
}
