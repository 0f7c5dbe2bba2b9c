//! Sentences made of what happened. Times come in as words, so that everything here runs anywhere.

use crate::state::OwnCase;
use crate::texts::{T, fill};
use answerable_client::Failure;
use answerable_client::live::Link;
use answerable_shared::case::{Kind, Stage};
use answerable_shared::command::Verdict;
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
    pub(crate) title: &'static str,
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
            Stage::Choosing => is(Tone::Yours, T.your_turn, T.please_choose.to_owned()),
            Stage::Resolved => is(Tone::Yours, T.your_turn, T.please_confirm.to_owned()),
            Stage::Closed => is(Tone::Ended, T.ended, T.is_fixed.to_owned()),
            Stage::Withdrawn => is(Tone::Ended, T.withdrawn, T.took_back.to_owned()),
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
                T.next_step_late
            } else {
                T.answer_late
            };
            return Standing {
                tone: Tone::Late,
                title: T.our_turn,
                text: fill(template, &[&moment(due)]),
            };
        }
        let works = match self.handler {
            Some(name) => fill(T.works_on_it, &[name]),
            None => T.we_work_on_it.to_owned(),
        };
        let text = match (self.answered, due) {
            (false, _) => self.will_answer(self.answer_by, moment),
            (true, Some(due)) => [&works, " ", &fill(T.next_step, &[&moment(due)])].concat(),
            (true, None) => works,
        };
        Standing {
            tone: Tone::Ours,
            title: T.our_turn,
            text,
        }
    }

    fn will_answer(&self, by: Timestamp, moment: Moment<'_>) -> String {
        will_answer(self.handler.unwrap_or(self.team), &moment(by))
    }
}

/// The promise of a first answer.
pub(crate) fn will_answer(who: &str, by: &str) -> String {
    let who = if who.is_empty() { T.we } else { who };
    fill(T.will_answer, &[who, by])
}

/// Title, a line, and the question, of a kind of case.
pub(crate) const fn kind(kind: Kind) -> &'static (&'static str, &'static str, &'static str) {
    &T.kinds[match kind {
        Kind::Enquiry => 0,
        Kind::Suggestion => 1,
        Kind::Complaint => 2,
        Kind::Purchase => 3,
        Kind::CustomWork => 4,
    }]
}

/// How the connection is said to be; nothing while it is fine.
pub(crate) const fn link(link: Link) -> &'static str {
    match link {
        Link::Connecting | Link::Live => "",
        Link::Reconnecting => T.links[0],
        Link::Polling => T.links[1],
        Link::Offline => T.links[2],
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
    pub(crate) more: Vec<(&'static str, String)>,
}

/// A line of the timeline in words.
pub(crate) fn line(entry: &Entry, moment: Moment<'_>) -> Line {
    let is_yours = entry.by == By::Requester;
    let who = match (&entry.name, entry.by) {
        (Some(name), _) => name.clone(),
        (None, By::Requester) => T.you.to_owned(),
        (None, _) => T.we.to_owned(),
    };
    let said = matches!(
        entry.what,
        EntryKind::Submitted
            | EntryKind::Message
            | EntryKind::Note
            | EntryKind::Progress
            | EntryKind::Offered
            | EntryKind::Resolved
    );
    let mut more = Vec::new();
    let what = match entry.what {
        EntryKind::Submitted | EntryKind::Message | EntryKind::Note => None,
        EntryKind::Accepted => Some(fill(T.accepted, &[&who])),
        EntryKind::Progress => {
            if let Some(expected) = entry.expected {
                more.push(("", fill(T.next_step, &[&moment(expected)])));
            }
            Some(T.update.to_owned())
        }
        EntryKind::Offered => {
            let options = entry.offer.as_ref().map_or(&[][..], |offer| &offer.options);
            more.extend(options.iter().map(|option| ("", option.title.clone())));
            Some(fill(T.offered, &[&options.len().to_string()]))
        }
        EntryKind::Chosen => {
            let option = entry.offer.as_ref().zip(entry.option);
            let option = option.and_then(|(offer, number)| offer.option(number));
            more.extend(option.map(|option| ("", option.title.clone())));
            Some(T.chosen.to_owned())
        }
        EntryKind::Declined => Some(T.declined.to_owned()),
        EntryKind::Resolved => {
            more.extend(entry.guarantee.clone().map(|text| (T.guaranteed, text)));
            Some(T.done.to_owned())
        }
        EntryKind::Confirmed => Some(verdict(entry.verdict).to_owned()),
        EntryKind::Reopened if is_yours => Some(T.reopened_by_you.to_owned()),
        EntryKind::Reopened => Some(fill(T.reopened_by, &[&who])),
        EntryKind::Rated => Some(fill(
            T.rated,
            &[&entry.stars.unwrap_or_default().to_string()],
        )),
        EntryKind::Withdrawn => Some(T.withdrew.to_owned()),
        EntryKind::Other => Some(T.unknown_entry.to_owned()),
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

fn verdict(verdict: Option<Verdict>) -> &'static str {
    T.verdicts[match verdict {
        Some(Verdict::Fixed) | None => 0,
        Some(Verdict::Partly) => 1,
        Some(Verdict::NotFixed) => 2,
    }]
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
    let keep = |text: &str| [text, " ", T.fault.kept].concat();
    let problem = failure.problem();
    let text = match failure.slug() {
        "" if is_offline => keep(T.fault.offline),
        "" => keep(T.fault.network),
        BAD_FIELD => bad_field(failure),
        ORIGIN_NOT_LISTED => T.fault.not_here.to_owned(),
        NOT_FOUND | NOT_SIGNED_IN | NOT_YOURS => T.fault.no_case.to_owned(),
        NOT_NOW | ALREADY_DONE | STALE => T.fault.moved_on.to_owned(),
        OFFER_REPLACED => T.fault.newer_offer.to_owned(),
        TOO_LARGE => T.fault.too_large.to_owned(),
        TOO_MANY => {
            let seconds = problem.and_then(|problem| problem.retry_after);
            fill(T.fault.too_many, &[&wait(seconds.unwrap_or(60))])
        }
        _ => keep(T.fault.ours),
    };
    Fault {
        field: problem.and_then(|problem| problem.field.clone()),
        text,
    }
}

/// What went wrong with something that was to be shown.
pub(crate) fn not_loaded(failure: &Failure, is_offline: bool) -> &'static str {
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
        Some(too_long(text::LONG))
    } else if typed.trim().is_empty() && !is_optional {
        Some(T.fault.empty.to_owned())
    } else {
        None
    }
}

/// What is wrong with an address before it is sent: only what can be nothing but a slip. The edge
/// looks closer.
pub(crate) fn check_email(typed: &str) -> Option<String> {
    let is_fine = typed.is_empty() || typed.contains('@') && typed.contains('.');
    (!is_fine).then(|| T.fault.bad_email.to_owned())
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
        Some(left) => Some(fill(T.left, &[&left.to_string()])),
        None => Some(fill(T.too_many, &[&(length - text::LONG).to_string()])),
    }
}

fn bad_field(failure: &Failure) -> String {
    let problem = failure.problem();
    match problem.and_then(|problem| problem.field.as_deref()) {
        Some("contact.email") => T.fault.bad_email.to_owned(),
        _ => problem.map_or_else(String::new, |problem| problem.detail.clone()),
    }
}

fn too_long(max: usize) -> String {
    fill(T.fault.too_long, &[&max.to_string()])
}

fn wait(seconds: u32) -> String {
    if seconds < 90 {
        [&seconds.to_string(), " seconds"].concat()
    } else {
        [&seconds.div_ceil(60).to_string(), " minutes"].concat()
    }
}

#[cfg(test)]
mod tests;
