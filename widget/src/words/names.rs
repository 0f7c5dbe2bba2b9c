//! What things are called.

use crate::texts::{T, Text};
use answerable_client::live::Link;
use answerable_shared::case::Kind;
use answerable_shared::command::Verdict;

/// Title, a line, and the question, of a kind of case.
pub(crate) const fn kind(kind: Kind) -> [Text; 3] {
    match kind {
        Kind::Enquiry => [
            T.kinds.enquiry.title,
            T.kinds.enquiry.line,
            T.kinds.enquiry.question,
        ],
        Kind::Suggestion => [
            T.kinds.suggestion.title,
            T.kinds.suggestion.line,
            T.kinds.suggestion.question,
        ],
        Kind::Complaint => [
            T.kinds.complaint.title,
            T.kinds.complaint.line,
            T.kinds.complaint.question,
        ],
        Kind::Purchase => [
            T.kinds.purchase.title,
            T.kinds.purchase.line,
            T.kinds.purchase.question,
        ],
        Kind::CustomWork => [
            T.kinds.custom_work.title,
            T.kinds.custom_work.line,
            T.kinds.custom_work.question,
        ],
    }
}

/// The stages of the stage bar.
pub(crate) const STAGES: [Text; 5] = [
    T.stages.received,
    T.stages.working,
    T.stages.choosing,
    T.stages.resolved,
    T.stages.closed,
];

/// What stars mean, from one to five.
pub(crate) const STARS: [Text; 5] = [
    T.stars.bad,
    T.stars.poor,
    T.stars.fair,
    T.stars.good,
    T.stars.great,
];

/// How the connection is said to be; nothing while it is fine.
pub(crate) const fn link(link: Link) -> Text {
    match link {
        Link::Connecting | Link::Live => Text::NONE,
        Link::Reconnecting => T.link.lost,
        Link::Polling => T.link.slow,
        Link::Offline => T.link.offline,
    }
}

/// What the person said of how it turned out.
pub(super) const fn verdict(verdict: Option<Verdict>) -> Text {
    match verdict {
        Some(Verdict::Fixed) | None => T.timeline.said_fixed,
        Some(Verdict::Partly) => T.timeline.said_partly,
        Some(Verdict::NotFixed) => T.timeline.said_not_fixed,
    }
}
