//! Queues, and the order of the rows in them.

use crate::texts::T;
use answerable_shared::api::InboxCounts;
use answerable_shared::case::{Kind, Turn};
use answerable_shared::index::IndexRow;
use std::cmp::Ordering;

/// A part of the inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Queue {
    /// The requester waits for us.
    #[default]
    Waiting,
    /// Open, and nobody waits for us.
    Answered,
    /// Ended.
    Ended,
    All,
}

impl Queue {
    /// Every queue, in the order in which they are shown.
    pub(crate) const ALL: [Self; 4] = [Self::Waiting, Self::Answered, Self::Ended, Self::All];

    /// The queue that holds `row`.
    pub(crate) fn of(row: &IndexRow) -> Self {
        if row.waiting_since.is_some() {
            Self::Waiting
        } else if row.turn == Turn::Nobody {
            Self::Ended
        } else {
            Self::Answered
        }
    }

    /// Whether `row` is shown here.
    pub(crate) fn holds(self, row: &IndexRow) -> bool {
        self == Self::All || self == Self::of(row)
    }

    /// How many cases are in it.
    pub(crate) fn count(self, counts: &InboxCounts) -> u32 {
        match self {
            Self::Waiting => counts.waiting,
            Self::Answered => counts.answered,
            Self::Ended => counts.ended,
            Self::All => counts
                .waiting
                .saturating_add(counts.answered)
                .saturating_add(counts.ended),
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Waiting => T.queue.waiting.say(),
            Self::Answered => T.queue.answered.say(),
            Self::Ended => T.queue.ended.say(),
            Self::All => T.queue.all.say(),
        }
    }

    /// What to say when nothing is in it.
    pub(crate) fn empty(self) -> (&'static str, &'static str) {
        match self {
            Self::Waiting => (T.queue.waiting_none.say(), T.queue.waiting_text.say()),
            Self::Answered => (T.queue.answered_none.say(), T.queue.answered_text.say()),
            Self::Ended => (T.queue.ended_none.say(), T.queue.ended_text.say()),
            Self::All => (T.queue.all_none.say(), T.queue.all_text.say()),
        }
    }

    /// The name on the wire.
    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Answered => "answered",
            Self::Ended => "ended",
            Self::All => "all",
        }
    }
}

/// What waits longest on us first, then by what happened last.
pub(crate) fn urgency(a: &IndexRow, b: &IndexRow) -> Ordering {
    let by_wait = match (a.waiting_since, b.waiting_since) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => b.updated.cmp(&a.updated),
    };
    // The same instant still has one order, so that rows do not dance.
    by_wait.then_with(|| a.reference.cmp(&b.reference))
}

/// Whether what the row shows contains every word of `query`.
pub(crate) fn matches(row: &IndexRow, query: &str) -> bool {
    let shown = [
        row.reference.as_str(),
        row.excerpt.as_str(),
        row.who.as_deref().unwrap_or_default(),
        row.handler.as_deref().unwrap_or_default(),
    ]
    .join(" ")
    .to_lowercase();
    query
        .to_lowercase()
        .split_whitespace()
        .all(|word| shown.contains(word))
}

/// Whether `kind` passes the filter.
pub(crate) fn of_kind(row: &IndexRow, kind: Option<Kind>) -> bool {
    kind.is_none_or(|kind| row.kind == kind)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use answerable_shared::case::{Priority, Stage};
    use answerable_shared::promise::Tier;
    use answerable_shared::time::Timestamp;

    pub(crate) fn row(reference: &str, seq: u64, waiting_since: Option<i64>) -> IndexRow {
        IndexRow {
            reference: reference.to_owned(),
            seq,
            kind: Kind::Complaint,
            stage: Stage::Working,
            turn: Turn::Ours,
            excerpt: "The monstera arrived with a broken stem".to_owned(),
            who: Some("Ada Lovelace".to_owned()),
            handler: None,
            opened: Timestamp(0),
            updated: Timestamp(100),
            waiting_since: waiting_since.map(Timestamp),
            due: None,
            late: false,
            priority: Priority::General,
            team: None,
            handler_id: None,
            tier: Tier::Agent,
            asked: None,
            reopened: 0,
            stars: None,
            review: false,
            tasks: Vec::new(),
            mentioned: Vec::new(),
        }
    }

    #[test]
    fn the_longest_wait_comes_first_then_the_latest_change() {
        let mut answered_late = row("D", 1, None);
        answered_late.updated = Timestamp(900);
        let mut rows = [
            row("C", 1, None),
            answered_late,
            row("B", 1, Some(50)),
            row("A", 1, Some(20)),
        ];
        rows.sort_by(urgency);
        let order: Vec<_> = rows.iter().map(|row| row.reference.as_str()).collect();
        assert_eq!(order, ["A", "B", "D", "C"]);
    }

    #[test]
    fn a_closed_case_somebody_writes_to_waits_on_us() {
        let mut ended = row("A", 1, None);
        ended.turn = Turn::Nobody;
        assert_eq!(Queue::of(&ended), Queue::Ended);
        ended.waiting_since = Some(Timestamp(1));
        assert_eq!(Queue::of(&ended), Queue::Waiting);
        assert_eq!(Queue::of(&row("B", 1, None)), Queue::Answered);
        assert!(Queue::All.holds(&ended));
    }

    #[test]
    fn counts_add_up() {
        let counts = InboxCounts {
            waiting: 2,
            answered: 3,
            ended: 5,
            ..InboxCounts::default()
        };
        let shown = Queue::ALL.map(|queue| queue.count(&counts));
        assert_eq!(shown, [2, 3, 5, 10]);
    }

    #[test]
    fn search_takes_words_in_any_order_and_case() {
        let row = row("AN-7K3M-92QX", 1, None);
        assert!(matches(&row, "broken MONSTERA"));
        assert!(matches(&row, "7k3m ada"));
        assert!(matches(&row, "  "));
        assert!(!matches(&row, "monstera orchid"));
    }
}
