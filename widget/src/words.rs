//! Sentences made of what happened. Times come in as words, so that everything here runs anywhere.

mod names;
mod notes;
mod standing;
mod timeline;

pub(crate) use names::{STAGES, STARS, kind, link};
pub(crate) use notes::{Note, Weight};
pub(crate) use standing::{Known, Standing, Tone, will_answer};
pub(crate) use timeline::{Line, line};

use crate::texts::{T, Text};
use answerable_client::Failure;
use answerable_shared::problem::ProblemType;
use answerable_shared::text;
use answerable_shared::time::Timestamp;

/// Says when something is, as "14:30 today".
pub(crate) type Moment<'a> = &'a dyn Fn(Timestamp) -> String;

/// A fault, said to the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The field at fault, as the edge names it.
    pub(crate) field: Option<String>,
    pub(crate) text: String,
}

/// What went wrong with something that the person sent. What they typed is kept in every case.
pub(crate) fn not_sent(failure: &Failure, is_offline: bool) -> Fault {
    let keep = |text: Text| T.fault.kept.fill([text.say()]);
    let problem = failure.problem();
    let text = match failure.slug() {
        "" if is_offline => keep(T.fault.offline),
        "" => keep(T.fault.network),
        // The edge's own words are English.
        BAD_FIELD if is_email(failure) => T.fault.bad_email.owned(),
        BAD_FIELD => T.fault.bad_field.owned(),
        ORIGIN_NOT_LISTED => T.fault.not_here.owned(),
        NOT_FOUND | NOT_SIGNED_IN | NOT_YOURS => T.fault.no_case.owned(),
        NOT_NOW | ALREADY_DONE | STALE => T.fault.moved_on.owned(),
        OFFER_REPLACED => T.fault.newer_offer.owned(),
        TOO_LARGE => T.fault.too_large.owned(),
        TOO_MANY => {
            let seconds = problem.and_then(|problem| problem.retry_after);
            wait(seconds.unwrap_or(60))
        }
        _ => keep(T.fault.ours),
    };
    Fault {
        field: problem.and_then(|problem| problem.field.clone()),
        text,
    }
}

/// What went wrong with something that was to be shown.
pub(crate) fn not_loaded(failure: &Failure, is_offline: bool) -> Text {
    match failure.slug() {
        "" if is_offline => T.fault.offline,
        NOT_FOUND | NOT_SIGNED_IN => T.fault.no_case,
        ORIGIN_NOT_LISTED => T.fault.not_here,
        _ => T.fault.load,
    }
}

/// Whether the case is no more, or was never there.
pub(crate) fn is_gone(failure: &Failure) -> bool {
    failure.slug() == NOT_FOUND
}

/// Whether the case is not as the person saw it.
pub(crate) fn has_moved_on(failure: &Failure) -> bool {
    matches!(
        failure.slug(),
        NOT_NOW | ALREADY_DONE | STALE | OFFER_REPLACED
    )
}

// Compared by their slugs, so that only these are in the wasm, and not every problem's title.
const BAD_FIELD: &str = ProblemType::BadField.describe().0;
const ORIGIN_NOT_LISTED: &str = ProblemType::OriginNotListed.describe().0;
const NOT_FOUND: &str = ProblemType::NotFound.describe().0;
const NOT_SIGNED_IN: &str = ProblemType::NotSignedIn.describe().0;
const NOT_YOURS: &str = ProblemType::NotYours.describe().0;
const NOT_NOW: &str = ProblemType::NotNow.describe().0;
const ALREADY_DONE: &str = ProblemType::AlreadyDone.describe().0;
const STALE: &str = ProblemType::Stale.describe().0;
const OFFER_REPLACED: &str = ProblemType::OfferReplaced.describe().0;
const TOO_LARGE: &str = ProblemType::TooLarge.describe().0;
const TOO_MANY: &str = ProblemType::TooMany.describe().0;

/// What is wrong with a text before it is sent.
pub(crate) fn check(typed: &str, is_optional: bool) -> Option<String> {
    let length = typed.chars().count();
    if length > text::LONG {
        Some(T.fault.too_long.count(text::LONG))
    } else if typed.trim().is_empty() && !is_optional {
        Some(T.fault.empty.owned())
    } else {
        None
    }
}

/// What is wrong with an address before it is sent: only what can be nothing but a slip. The edge
/// looks closer.
pub(crate) fn check_email(typed: &str) -> Option<String> {
    let is_fine = typed.is_empty() || typed.contains('@') && typed.contains('.');
    (!is_fine).then(|| T.fault.bad_email.owned())
}

/// How much room is left, once that is worth a word.
pub(crate) fn room(typed: &str) -> Option<String> {
    const NEAR: usize = 500;
    // Counting bytes first is enough for nearly every text.
    if typed.len() + NEAR < text::LONG {
        return None;
    }
    let length = typed.chars().count();
    match text::LONG.checked_sub(length) {
        Some(left) if left > NEAR => None,
        Some(left) => Some(T.write.left.count(left)),
        None => Some(T.write.over.count(length - text::LONG)),
    }
}

fn is_email(failure: &Failure) -> bool {
    let field = failure
        .problem()
        .and_then(|problem| problem.field.as_deref());
    field == Some("contact.email")
}

fn wait(seconds: u32) -> String {
    if seconds < 90 {
        T.fault.wait_seconds.count(seconds as usize)
    } else {
        T.fault.wait_minutes.count(seconds.div_ceil(60) as usize)
    }
}

#[cfg(test)]
mod tests;
