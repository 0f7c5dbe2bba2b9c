//! What the portal knows, without a browser.

use answerable_shared::api::Receipt;
use answerable_shared::case::{Stage, Turn, lapsed};
use answerable_shared::command::CommandName;
use answerable_shared::promise::explain::next_word;
use answerable_shared::time::Timestamp;
use answerable_shared::view::{CaseHead, CaseView, Frame};
use serde::{Deserialize, Serialize};

/// Where the portal stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The edge's origin.
    pub(crate) base: String,
    /// The site; empty on a tracking page until its case is loaded.
    pub(crate) site: String,
    /// The case that a tracking page shows.
    pub(crate) reference: Option<String>,
    /// Whether the portal is part of the page, and not a panel over it.
    pub(crate) inline: bool,
    /// Whether the page is one of ours, with nothing but the portal.
    pub(crate) own: bool,
}

impl Place {
    /// `path` is the page's; it counts on our own pages only.
    pub(crate) fn new(base: String, site: String, [inline, own]: [bool; 2], path: &str) -> Self {
        let page = |folder: &str| {
            path.strip_prefix(folder)
                .filter(|_| own && site.is_empty())
                .map(|rest| rest.trim_end_matches('/').to_owned())
        };
        let reference = page("/c/");
        let site = page("/p/").unwrap_or(site);
        Self {
            reference,
            site,
            base,
            inline,
            own,
        }
    }
}

/// What the panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Screen {
    Start,
    Write,
    Sent,
    Case,
}

/// One of the cases opened on this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OwnCase {
    pub(crate) reference: String,
    /// Opens it; empty where it was not opened on this device, and only the host's word does.
    #[serde(default)]
    pub(crate) token: String,
    /// The first words of what was asked.
    pub(crate) text: String,
    /// Number of the last event shown.
    pub(crate) seq: u64,
    pub(crate) stage: Stage,
    pub(crate) opened: Timestamp,
    pub(crate) answer_by: Timestamp,
    #[serde(default)]
    pub(crate) answered: Option<Timestamp>,
    #[serde(default)]
    pub(crate) expected: Option<Timestamp>,
    /// Whose move it is; those remembered from before we could ask anything lack it.
    #[serde(default)]
    pub(crate) turn: Option<Turn>,
    /// When an answer or news is due, or was.
    #[serde(default)]
    pub(crate) promised: Option<Timestamp>,
    /// What was promised in its place, once that was missed.
    #[serde(default)]
    pub(crate) again: Option<Timestamp>,
    #[serde(default)]
    pub(crate) closes: Option<Timestamp>,
    /// Whether it was closed because nothing was heard.
    #[serde(default)]
    pub(crate) lapsed: bool,
    /// The round that the person did not want to rate.
    #[serde(default)]
    pub(crate) skipped: Option<u32>,
}

/// Cases as the edge lists them for whoever the host vouches for.
#[derive(Deserialize)]
pub(crate) struct OwnCases {
    pub(crate) cases: Vec<OwnCase>,
}

/// Most cases that are remembered on a device.
const MOST_OWN: usize = 50;
/// Longest excerpt of a case in a list, in characters.
const EXCERPT: usize = 120;

impl OwnCase {
    /// A case as it stands, opened by `token`.
    pub(crate) fn new(head: &CaseHead, token: &str) -> Self {
        let word = next_word(&head.promises);
        Self {
            reference: head.reference.clone(),
            token: token.to_owned(),
            text: excerpt(&head.text),
            seq: head.seq,
            stage: head.stage,
            opened: head.opened,
            answer_by: head.answer_by,
            answered: head.answered,
            expected: head.expected,
            turn: Some(head.turn),
            promised: word.and_then(|word| word.due),
            again: word.and_then(|word| word.again),
            closes: head.closes,
            lapsed: lapsed(head.stage, head.verdict),
            skipped: None,
        }
    }

    /// A case that has just been opened.
    pub(crate) fn of_receipt(receipt: &Receipt, text: &str) -> Self {
        Self {
            reference: receipt.reference.clone(),
            token: receipt.token.clone(),
            text: excerpt(text),
            seq: receipt.seq,
            stage: Stage::Received,
            opened: receipt.opened,
            answer_by: receipt.answer_by,
            answered: None,
            expected: None,
            turn: None,
            promised: None,
            again: None,
            closes: None,
            lapsed: false,
            skipped: None,
        }
    }

    /// Whose move it is.
    pub(crate) fn turn(&self) -> Turn {
        self.turn.unwrap_or(self.stage.turn())
    }

    /// Whether it is still somebody's turn.
    pub(crate) fn is_open(&self) -> bool {
        self.stage.turn() != Turn::Nobody
    }
}

/// The beginning of a text, for a list. The style sheet cuts it off at the end of a line.
pub(crate) fn excerpt(text: &str) -> String {
    text.chars().take(EXCERPT).collect()
}

/// Puts a case into the list, in place of an older state of it. Open cases come first, then the
/// newest; the list stays short.
pub(crate) fn remember(list: &mut Vec<OwnCase>, mut case: OwnCase) {
    if let Some(known) = list.iter().find(|own| own.reference == case.reference) {
        if known.seq > case.seq {
            return;
        }
        case.skipped = case.skipped.or(known.skipped);
        if case.token.is_empty() {
            case.token.clone_from(&known.token);
        }
    }
    list.retain(|own| own.reference != case.reference);
    let rank = |own: &OwnCase| (own.is_open(), own.opened);
    let place = list.iter().position(|own| rank(own) < rank(&case));
    list.insert(place.unwrap_or(list.len()), case);
    list.truncate(MOST_OWN);
}

/// Takes out what was there on the host's word alone: it may say otherwise by now.
pub(crate) fn forget_hosts(list: &mut Vec<OwnCase>) {
    list.retain(|own| !own.token.is_empty());
}

/// The key of an attempt that has had no definite answer: the same contents keep it. It is kept on
/// the device, so that a reload in between does not make two of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Attempt {
    body: String,
    key: String,
}

impl Attempt {
    /// The key under which to send `body`.
    pub(crate) fn key_for(&mut self, body: &str, fresh: impl FnOnce() -> String) -> String {
        if self.key.is_empty() || self.body != body {
            body.clone_into(&mut self.body);
            self.key = fresh();
        }
        self.key.clone()
    }

    /// A definite answer came: the same contents would mean something new.
    pub(crate) fn settled(&mut self) {
        *self = Self::default();
    }
}

/// Takes `new` in place of what is shown, unless that is newer; tells whether it did.
pub(crate) fn renew(shown: &mut Option<CaseView>, new: CaseView) -> bool {
    if shown
        .as_ref()
        .is_some_and(|old| old.case.seq > new.case.seq)
    {
        return false;
    }
    *shown = Some(new);
    true
}

/// Adds a live event to what is shown; tells whether it was new.
pub(crate) fn extend(shown: &mut Option<CaseView>, frame: Frame) -> bool {
    let Some(view) = shown else {
        return false;
    };
    if view
        .timeline
        .last()
        .is_some_and(|last| last.seq >= frame.entry.seq)
    {
        return false;
    }
    view.timeline.push(frame.entry);
    if frame.case.seq >= view.case.seq {
        view.case = frame.case;
    }
    true
}

/// What the case asks of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    /// Nothing: they may say something.
    Message,
    Choose,
    Confirm,
    Rate,
    /// Nothing more: it has ended.
    Rest,
}

/// What the case asks of the person. `skipped` is the round, counted by how often the case was taken
/// up again, that they did not want to rate.
pub(crate) fn ask(head: &CaseHead, skipped: Option<u32>) -> Ask {
    let can = |command| head.can.contains(&command);
    if can(CommandName::Choose) {
        Ask::Choose
    } else if can(CommandName::Confirm) {
        Ask::Confirm
    } else if can(CommandName::Rate) && skipped != Some(head.reopened) {
        Ask::Rate
    } else if head.turn == Turn::Nobody {
        Ask::Rest
    } else {
        Ask::Message
    }
}

/// Whether to offer a complaint about how the case is handled: once it has been handled, or should have been. Before
/// that there is nothing to complain about, and one more way to go only stands in the way.
pub(crate) fn may_appeal(head: &CaseHead, now: Timestamp) -> bool {
    let due = next_word(&head.promises).and_then(|word| word.due);
    head.can.contains(&CommandName::Appeal)
        && (head.answered.is_some() || due.unwrap_or(head.answer_by) <= now)
}

/// Whether a case can be opened again from where it stands. Whoever is asked whether it is fixed says so with the answer,
/// and who has just said that it is, is asked for the rating first; but nobody was asked whether to let it lapse.
pub(crate) fn may_reopen(head: &CaseHead, ask: Ask) -> bool {
    head.can.contains(&CommandName::Reopen)
        && (ask == Ask::Rest || ask == Ask::Rate && lapsed(head.stage, head.verdict))
}

/// How far a step of the stage bar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Done,
    Now,
    Ahead,
}

/// How far each of the five steps of the stage bar is. A choice that was never needed counts as
/// done once the case is past it.
pub(crate) fn steps(stage: Stage) -> [Step; 5] {
    let now = match stage {
        Stage::Received => 0,
        Stage::Working => 1,
        Stage::Choosing => 2,
        Stage::Resolved => 3,
        Stage::Closed => 4,
        Stage::Withdrawn => 5,
    };
    std::array::from_fn(|i| match i.cmp(&now) {
        _ if stage == Stage::Withdrawn => Step::Ahead,
        std::cmp::Ordering::Less => Step::Done,
        std::cmp::Ordering::Equal => Step::Now,
        std::cmp::Ordering::Greater => Step::Ahead,
    })
}

#[cfg(test)]
pub(crate) mod tests;
