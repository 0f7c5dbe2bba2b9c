//! What has happened, a line each.

use super::{Moment, STARS, names};
use crate::numbers;
use crate::texts::{T, Text};
use answerable_shared::promise::PromiseName;
use answerable_shared::view::{By, Entry, EntryKind};

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Whether somebody says something; otherwise it is a note on what happened.
    pub(crate) is_said: bool,
    pub(crate) is_yours: bool,
    /// Whether it is a promise that we broke.
    pub(crate) is_late: bool,
    /// Who says it.
    pub(crate) who: String,
    /// What sort of thing is said, or what happened.
    pub(crate) what: Option<String>,
    /// The words of a person.
    pub(crate) text: Option<String>,
    /// More of them, each with what it is.
    pub(crate) more: Vec<(Text, String)>,
}

/// A line of the timeline in words.
pub(crate) fn line(entry: &Entry, moment: Moment<'_>) -> Line {
    let is_yours = entry.by == By::Requester;
    let who = match (&entry.name, entry.by) {
        (Some(name), _) => name.clone(),
        (None, By::Requester) => T.timeline.you.owned(),
        (None, _) => T.timeline.we.owned(),
    };
    let said = matches!(
        entry.what,
        EntryKind::Submitted
            | EntryKind::Message
            | EntryKind::Note
            | EntryKind::Asked
            | EntryKind::Progress
            | EntryKind::Offered
            | EntryKind::Resolved
    );
    let mut more = Vec::new();
    let what = match entry.what {
        EntryKind::Submitted | EntryKind::Message | EntryKind::Note => None,
        EntryKind::Asked => Some(T.timeline.question.owned()),
        EntryKind::Appealed => Some(T.timeline.appealed.owned()),
        EntryKind::Accepted => Some(match &entry.name {
            Some(name) => T.timeline.accepted.fill([name]),
            None => T.timeline.we_accepted.owned(),
        }),
        EntryKind::Progress => {
            if let Some(expected) = entry.expected {
                more.push((Text::NONE, T.timeline.next_step.fill([&moment(expected)])));
            }
            Some(T.timeline.progress.owned())
        }
        EntryKind::Offered => {
            let options = entry.offer.as_ref().map_or(&[][..], |offer| &offer.options);
            more.extend(
                options
                    .iter()
                    .map(|option| (Text::NONE, option.title.clone())),
            );
            Some(T.timeline.offered.count(options.len()))
        }
        EntryKind::Chosen => {
            let option = entry.offer.as_ref().zip(entry.option);
            let option = option.and_then(|(offer, number)| offer.option(number));
            more.extend(option.map(|option| (Text::NONE, option.title.clone())));
            Some(T.timeline.chosen.owned())
        }
        EntryKind::Declined => Some(T.timeline.declined.owned()),
        EntryKind::Resolved => {
            more.extend(
                entry
                    .guarantee
                    .clone()
                    .map(|text| (T.timeline.guaranteed, text)),
            );
            Some(T.timeline.done.owned())
        }
        EntryKind::Confirmed => Some(names::verdict(entry.verdict).owned()),
        EntryKind::Reopened if is_yours => Some(T.timeline.you_reopened.owned()),
        EntryKind::Reopened => Some(match &entry.name {
            Some(name) => T.timeline.reopened.fill([name]),
            None => T.timeline.we_reopened.owned(),
        }),
        EntryKind::Rated => {
            let stars = entry.stars.unwrap_or_default() as usize;
            let [stars, most] = [stars, STARS.len()].map(numbers::say);
            Some(T.timeline.rated.fill([&stars, &most]))
        }
        EntryKind::Withdrawn => Some(T.timeline.withdrew.owned()),
        EntryKind::Assigned => {
            let name = entry.to.as_ref().and_then(|to| to.name.as_ref());
            Some(match name {
                Some(name) => T.timeline.looks_after.fill([name]),
                None => T.timeline.handed_over.owned(),
            })
        }
        EntryKind::Breached => {
            if let Some(again) = entry.expected {
                more.push((Text::NONE, T.timeline.promised_anew.fill([&moment(again)])));
            }
            Some(broken(entry.promise).owned())
        }
        EntryKind::Reminded => Some(match entry.expected {
            Some(closes) => T.timeline.reminded.fill([&moment(closes)]),
            None => T.timeline.unknown.owned(),
        }),
        EntryKind::Lapsed => Some(T.timeline.lapsed.owned()),
        // All but the last are for staff alone.
        EntryKind::Triaged
        | EntryKind::Warned
        | EntryKind::Escalated
        | EntryKind::Proposed
        | EntryKind::Approved
        | EntryKind::Returned
        | EntryKind::Delegated
        | EntryKind::Reported
        | EntryKind::Overdue
        | EntryKind::Other => Some(T.timeline.unknown.owned()),
    };
    Line {
        is_said: said,
        is_yours,
        is_late: entry.what == EntryKind::Breached,
        who,
        what,
        text: entry.text.clone(),
        more,
    }
}

/// What we have not done by when we promised it.
const fn broken(promise: Option<PromiseName>) -> Text {
    match promise {
        Some(PromiseName::FirstResponse) => T.timeline.no_answer,
        Some(PromiseName::NextUpdate) => T.timeline.no_news,
        Some(PromiseName::Offer) => T.timeline.no_solution,
        Some(PromiseName::Resolution) => T.timeline.not_done,
        None => T.timeline.unknown,
    }
}

#[cfg(test)]
pub(crate) mod tests;
