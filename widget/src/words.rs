//! Sentences made of what happened. Times come in as words, so that everything here runs anywhere.

mod names;

pub(crate) use names::{STAGES, STARS, kind, link};

use crate::numbers;
use crate::state::OwnCase;
use crate::texts::{T, Text};
use answerable_client::Failure;
use answerable_shared::case::Stage;
use answerable_shared::problem::ProblemType;
use answerable_shared::text;
use answerable_shared::time::Timestamp;
use answerable_shared::view::{By, CaseHead, Entry, EntryKind};

/// Says when something is, as "14:30 today".
pub(crate) type Moment<'a> = &'a dyn Fn(Timestamp) -> String;

/// How a matter stands: whose turn it is, and what happens next by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) tone: Tone,
    pub(crate) title: Text,
    pub(crate) text: String,
}

/// What colour and icon say, beside the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Ours,
    Yours,
    Late,
    Ended,
}

/// What is known of a case, in a list or in full.
pub(crate) struct Known<'a> {
    pub(crate) stage: Stage,
    pub(crate) team: &'a str,
    pub(crate) handler: Option<&'a str>,
    pub(crate) answer_by: Timestamp,
    pub(crate) answered: bool,
    pub(crate) expected: Option<Timestamp>,
}

impl<'a> Known<'a> {
    pub(crate) fn of_case(head: &'a CaseHead, team: &'a str) -> Self {
        Self {
            stage: head.stage,
            team,
            handler: head.handler.as_deref(),
            answer_by: head.answer_by,
            answered: head.answered.is_some(),
            expected: head.expected,
        }
    }

    pub(crate) fn of_own(own: &OwnCase, team: &'a str) -> Self {
        Self {
            stage: own.stage,
            team,
            handler: None,
            answer_by: own.answer_by,
            answered: own.answered.is_some(),
            expected: own.expected,
        }
    }

    /// How it stands at `now`.
    pub(crate) fn standing(&self, now: Timestamp, moment: Moment<'_>) -> Standing {
        let is = |tone, title, text| Standing { tone, title, text };
        match self.stage {
            Stage::Received | Stage::Working => self.our_turn(now, moment),
            Stage::Choosing => is(Tone::Yours, T.turn.yours, T.turn.please_choose.owned()),
            Stage::Resolved => is(Tone::Yours, T.turn.yours, T.turn.please_confirm.owned()),
            Stage::Closed => is(Tone::Ended, T.turn.closed, T.turn.fixed.owned()),
            Stage::Withdrawn => is(Tone::Ended, T.turn.withdrawn, T.turn.took_back.owned()),
        }
    }

    fn our_turn(&self, now: Timestamp, moment: Moment<'_>) -> Standing {
        let due = if self.answered {
            self.expected
        } else {
            Some(self.answer_by)
        };
        if let Some(due) = due.filter(|due| *due < now) {
            let template = if self.answered {
                T.turn.next_late
            } else {
                T.turn.answer_late
            };
            return Standing {
                tone: Tone::Late,
                title: T.turn.ours,
                text: template.fill([&moment(due)]),
            };
        }
        let text = match (due.filter(|_| self.answered), self.handler) {
            _ if !self.answered => self.will_answer(self.answer_by, moment),
            (None, Some(name)) => T.turn.works.fill([name]),
            (None, None) => T.turn.we_work.owned(),
            (Some(due), Some(name)) => T.turn.works_next.fill([name, &moment(due)]),
            (Some(due), None) => T.turn.we_work_next.fill([&moment(due)]),
        };
        Standing {
            tone: Tone::Ours,
            title: T.turn.ours,
            text,
        }
    }

    fn will_answer(&self, by: Timestamp, moment: Moment<'_>) -> String {
        will_answer(self.handler.unwrap_or(self.team), &moment(by))
    }
}

/// The promise of a first answer.
pub(crate) fn will_answer(who: &str, by: &str) -> String {
    if who.is_empty() {
        T.turn.we_will_answer.fill([by])
    } else {
        T.turn.will_answer.fill([who, by])
    }
}

/// A line of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Whether somebody says something; otherwise it is a note on what happened.
    pub(crate) is_said: bool,
    pub(crate) is_yours: bool,
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
            | EntryKind::Appealed
            | EntryKind::Progress
            | EntryKind::Offered
            | EntryKind::Resolved
    );
    let mut more = Vec::new();
    let what = match entry.what {
        EntryKind::Submitted
        | EntryKind::Message
        | EntryKind::Note
        | EntryKind::Asked
        | EntryKind::Appealed => None,
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
        EntryKind::Triaged
        | EntryKind::Assigned
        | EntryKind::Warned
        | EntryKind::Breached
        | EntryKind::Escalated
        | EntryKind::Reminded
        | EntryKind::Lapsed
        | EntryKind::Other => Some(T.timeline.unknown.owned()),
    };
    Line {
        is_said: said,
        is_yours,
        who,
        what,
        text: entry.text.clone(),
        more,
    }
}

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
