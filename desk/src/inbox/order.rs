//! Queues, and the order of the rows in them.

use crate::texts::{T, Text};
use answerable_shared::api::InboxCounts;
use answerable_shared::case::{Priority, Turn};
use answerable_shared::index::IndexRow;
use answerable_shared::promise::Tier;
use std::cmp::Ordering;

/// A part of the inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Queue {
    /// Open, and whoever looks handles them.
    Mine,
    /// Open, and of their teams.
    Team,
    /// Open, and nobody handles them.
    Unassigned,
    /// Open, and gone up to the leads or beyond them.
    Leads,
    /// An answer waits for a second look.
    Review,
    /// A task waits for one of their teams.
    Tasks,
    /// Somebody has called them since they last did something in it.
    Mentioned,
    /// Open and due, or late: by how soon.
    Board,
    /// Open, and something is promised.
    Due,
    /// Open, and a promise is broken.
    Late,
    /// The requester waits for us.
    #[default]
    Waiting,
    /// The requester's turn, and nobody waits for us.
    Customer,
    /// Open, and nobody waits for us.
    Answered,
    /// Ended.
    Ended,
    All,
}

/// Whose inbox it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Viewer {
    pub(crate) me: String,
    /// Identifiers of their teams.
    pub(crate) teams: Vec<String>,
}

/// The queues as they are shown: in groups, each with its title.
pub(crate) const GROUPS: [(Text, &[Queue]); 4] = [
    (
        T.queue.to_do,
        &[Queue::Mine, Queue::Team, Queue::Unassigned],
    ),
    (
        T.queue.together,
        &[Queue::Leads, Queue::Review, Queue::Tasks, Queue::Mentioned],
    ),
    (T.queue.time, &[Queue::Board, Queue::Due, Queue::Late]),
    (
        T.queue.stand,
        &[
            Queue::Waiting,
            Queue::Customer,
            Queue::Answered,
            Queue::Ended,
            Queue::All,
        ],
    ),
];

/// Whether the case has not ended, or its requester waits all the same.
pub(crate) fn is_open(row: &IndexRow) -> bool {
    row.waiting_since.is_some() || row.turn != Turn::Nobody
}

impl Queue {
    /// Every queue, in the order in which they are shown.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        GROUPS.into_iter().flat_map(|(_, queues)| queues).copied()
    }

    /// Whether `row` is shown here to `viewer`.
    pub(crate) fn holds(self, row: &IndexRow, viewer: &Viewer) -> bool {
        let waits = row.waiting_since.is_some();
        let is_ours = |team: &String| viewer.teams.contains(team);
        match self {
            Self::All => true,
            Self::Waiting => waits,
            Self::Customer => !waits && row.turn == Turn::Requester,
            Self::Answered => !waits && row.turn != Turn::Nobody,
            Self::Ended => !is_open(row),
            Self::Mentioned => row.mentioned.contains(&viewer.me),
            _ if !is_open(row) => false,
            Self::Mine => row.handler_id.as_ref() == Some(&viewer.me),
            Self::Team => row.team.as_ref().is_some_and(is_ours),
            Self::Unassigned => row.handler.is_none(),
            Self::Leads => row.tier > Tier::Agent,
            Self::Review => row.review,
            Self::Tasks => row.tasks.iter().any(is_ours),
            Self::Due => row.due.is_some(),
            Self::Late => row.late,
            Self::Board => row.late || row.due.is_some(),
        }
    }

    /// How many cases are in it; of the board, the edge does not say.
    pub(crate) fn count(self, counts: &InboxCounts) -> Option<u32> {
        Some(match self {
            Self::Mine => counts.mine,
            Self::Team => counts.team,
            Self::Unassigned => counts.unassigned,
            Self::Leads => counts.leads,
            Self::Review => counts.review,
            Self::Tasks => counts.tasks,
            Self::Mentioned => counts.mentioned,
            Self::Due => counts.due,
            Self::Late => counts.late,
            Self::Waiting => counts.waiting,
            Self::Customer => counts.customer,
            Self::Answered => counts.answered,
            Self::Ended => counts.ended,
            Self::All => counts
                .waiting
                .saturating_add(counts.answered)
                .saturating_add(counts.ended),
            Self::Board => return None,
        })
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Mine => T.queue.mine,
            Self::Team => T.queue.team,
            Self::Unassigned => T.queue.unassigned,
            Self::Leads => T.queue.leads,
            Self::Review => T.queue.review,
            Self::Tasks => T.queue.tasks,
            Self::Mentioned => T.queue.mentioned,
            Self::Board => T.queue.board,
            Self::Due => T.queue.due,
            Self::Late => T.queue.late,
            Self::Waiting => T.queue.waiting,
            Self::Customer => T.queue.customer,
            Self::Answered => T.queue.answered,
            Self::Ended => T.queue.ended,
            Self::All => T.queue.all,
        }
        .say()
    }

    /// What to say when nothing is in it.
    pub(crate) fn empty(self) -> (Text, Text) {
        match self {
            Self::Mine => (T.queue.mine_none, T.queue.mine_text),
            Self::Team => (T.queue.team_none, T.queue.team_text),
            Self::Unassigned => (T.queue.unassigned_none, T.queue.unassigned_text),
            Self::Leads => (T.queue.leads_none, T.queue.leads_text),
            Self::Review => (T.queue.review_none, T.queue.review_text),
            Self::Tasks => (T.queue.tasks_none, T.queue.tasks_text),
            Self::Mentioned => (T.queue.mentioned_none, T.queue.mentioned_text),
            Self::Board | Self::Due => (T.queue.due_none, T.queue.due_text),
            Self::Late => (T.queue.late_none, T.queue.late_text),
            Self::Waiting => (T.queue.waiting_none, T.queue.waiting_text),
            Self::Customer | Self::Answered => (T.queue.answered_none, T.queue.answered_text),
            Self::Ended => (T.queue.ended_none, T.queue.ended_text),
            Self::All => (T.queue.all_none, T.queue.all_text),
        }
    }

    /// The name on the wire; also what a saved view keeps. The board is none there: it is made of two.
    pub(crate) const fn wire(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Team => "team",
            Self::Unassigned => "unassigned",
            Self::Leads => "leads",
            Self::Review => "review",
            Self::Tasks => "tasks",
            Self::Mentioned => "mentioned",
            Self::Board => "board",
            Self::Due => "due",
            Self::Late => "late",
            Self::Waiting => "waiting",
            Self::Customer => "customer",
            Self::Answered => "answered",
            Self::Ended => "ended",
            Self::All => "all",
        }
    }

    /// Whether what is due first comes first.
    pub(crate) const fn by_due(self) -> bool {
        matches!(self, Self::Board | Self::Due | Self::Late)
    }

    /// The order of its rows.
    pub(crate) fn order(self, a: &IndexRow, b: &IndexRow) -> Ordering {
        if self.by_due() {
            // What has no time of its own comes last.
            let due = |row: &IndexRow| (row.due.is_none(), row.due);
            due(a).cmp(&due(b)).then_with(|| urgency(a, b))
        } else {
            urgency(a, b)
        }
    }
}

/// What is urgent and waits on us first, then what else does, the longest wait first; then by what happened last.
fn urgency(a: &IndexRow, b: &IndexRow) -> Ordering {
    let by_wait = match (a.waiting_since, b.waiting_since) {
        (Some(since), Some(other)) => calm(a).cmp(&calm(b)).then(since.cmp(&other)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => b.updated.cmp(&a.updated),
    };
    // The same instant still has one order, so that rows do not dance.
    by_wait.then_with(|| a.reference.cmp(&b.reference))
}

fn calm(row: &IndexRow) -> bool {
    row.priority != Priority::Urgent
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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use answerable_shared::case::{Kind, Stage};
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

    fn sorted(queue: Queue, mut rows: Vec<IndexRow>) -> Vec<String> {
        rows.sort_by(|a, b| queue.order(a, b));
        rows.into_iter().map(|row| row.reference).collect()
    }

    fn queues(row: &IndexRow) -> Vec<&'static str> {
        let viewer = Viewer {
            me: "jo".to_owned(),
            teams: vec!["support".to_owned()],
        };
        let held = Queue::all().filter(|queue| queue.holds(row, &viewer));
        held.map(Queue::wire).collect()
    }

    #[test]
    fn the_longest_wait_comes_first_then_the_latest_change() {
        let mut answered_late = row("D", 1, None);
        answered_late.updated = Timestamp(900);
        let rows = vec![
            row("C", 1, None),
            answered_late,
            row("B", 1, Some(50)),
            row("A", 1, Some(20)),
        ];
        assert_eq!(sorted(Queue::All, rows), ["A", "B", "D", "C"]);
    }

    #[test]
    fn what_is_urgent_comes_first_as_long_as_it_waits_on_us() {
        let urgent = |reference: &str, since| {
            let mut row = row(reference, 1, since);
            row.priority = Priority::Urgent;
            row
        };
        let rows = vec![
            row("C", 1, Some(20)),
            urgent("B", Some(90)),
            urgent("A", Some(50)),
            urgent("D", None),
        ];
        assert_eq!(sorted(Queue::Waiting, rows), ["A", "B", "C", "D"]);
    }

    #[test]
    fn what_is_due_first_comes_first_and_what_is_not_last() {
        let due = |reference: &str, at| {
            let mut row = row(reference, 1, Some(1));
            row.due = Some(Timestamp(at));
            row
        };
        let rows = vec![row("C", 1, Some(1)), due("B", 9), due("A", 3)];
        assert_eq!(sorted(Queue::Board, rows.clone()), ["A", "B", "C"]);
        assert_eq!(sorted(Queue::Waiting, rows), ["A", "B", "C"]);
    }

    #[test]
    fn a_case_is_in_every_queue_that_it_belongs_to() {
        let mut case = row("A", 1, Some(1));
        assert_eq!(queues(&case), ["unassigned", "waiting", "all"]);
        case.handler = Some("Jo Fern".to_owned());
        case.handler_id = Some("jo".to_owned());
        case.team = Some("support".to_owned());
        case.due = Some(Timestamp(9));
        let held = ["mine", "team", "board", "due", "waiting", "all"];
        assert_eq!(queues(&case), held);
        case.handler_id = Some("sam".to_owned());
        case.team = Some("sales".to_owned());
        (case.due, case.late) = (None, true);
        assert_eq!(queues(&case), ["board", "late", "waiting", "all"]);
        case.late = false;
        for tier in [Tier::Lead, Tier::Head] {
            case.tier = tier;
            assert_eq!(queues(&case), ["leads", "waiting", "all"]);
        }
        case.tier = Tier::Agent;
        case.waiting_since = None;
        case.turn = Turn::Requester;
        assert_eq!(queues(&case), ["customer", "answered", "all"]);
    }

    #[test]
    fn a_closed_case_somebody_writes_to_waits_on_us() {
        let mut ended = row("A", 1, None);
        ended.turn = Turn::Nobody;
        ended.due = Some(Timestamp(1));
        assert_eq!(queues(&ended), ["ended", "all"]);
        ended.waiting_since = Some(Timestamp(1));
        ended.due = None;
        assert_eq!(queues(&ended), ["unassigned", "waiting", "all"]);
    }

    #[test]
    fn counts_add_up() {
        let counts = InboxCounts {
            waiting: 2,
            answered: 3,
            ended: 5,
            ..InboxCounts::default()
        };
        assert_eq!(Queue::All.count(&counts), Some(10));
        assert_eq!(Queue::Answered.count(&counts), Some(3));
        assert_eq!(Queue::Board.count(&counts), None);
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
