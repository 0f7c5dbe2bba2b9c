//! What the list shows: a queue, filters, a search. A saved view is one with a name.

use super::order::{Queue, Viewer, matches};
use crate::words;
use answerable_client::http::InboxQuery;
use answerable_shared::case::{Kind, Priority};
use answerable_shared::index::IndexRow;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) queue: Queue,
    pub(crate) filter: Filter,
    pub(crate) query: String,
    /// References that the edge found for the query, beyond what the rows themselves show.
    pub(crate) found: BTreeSet<String>,
}

/// What narrows a queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    pub(crate) kind: Option<Kind>,
    pub(crate) priority: Option<Priority>,
    /// Identifier of the team.
    pub(crate) team: Option<String>,
    /// Identifier of the member of staff.
    pub(crate) handler: Option<String>,
}

/// A selection with a name, as the device keeps it. What it means is said as on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct View {
    pub(crate) name: String,
    queue: String,
    kind: Option<String>,
    priority: Option<String>,
    team: Option<String>,
    handler: Option<String>,
    query: String,
}

impl Selection {
    /// Whether `row` is shown to `viewer`.
    pub(crate) fn holds(&self, row: &IndexRow, viewer: &Viewer) -> bool {
        let query = self.query.trim();
        self.queue.holds(row, viewer)
            && self.filter.passes(row)
            && (query.is_empty() || self.found.contains(&row.reference) || matches(row, query))
    }

    /// Whether less than the whole queue is shown.
    pub(crate) fn is_narrow(&self) -> bool {
        !self.query.trim().is_empty() || self.filter != Filter::default()
    }

    /// The question to the edge for what `queue` has of it.
    pub(crate) fn asked(&self, queue: Queue, cursor: Option<String>) -> InboxQuery {
        let view = self.named(String::new());
        InboxQuery {
            queue: Some(queue.wire().to_owned()),
            kind: view.kind,
            priority: view.priority,
            team: view.team,
            handler: view.handler,
            sort: queue.by_due().then(|| "due".to_owned()),
            search: (!view.query.is_empty()).then_some(view.query),
            cursor,
        }
    }

    /// The same, to be kept under a name.
    pub(crate) fn named(&self, name: String) -> View {
        let filter = self.filter.clone();
        View {
            name,
            queue: self.queue.wire().to_owned(),
            kind: filter.kind.map(|kind| words::kind_on_wire(kind).to_owned()),
            priority: filter
                .priority
                .map(|priority| words::priority_on_wire(priority).to_owned()),
            team: filter.team,
            handler: filter.handler,
            query: self.query.trim().to_owned(),
        }
    }
}

impl Filter {
    fn passes(&self, row: &IndexRow) -> bool {
        self.kind.is_none_or(|kind| row.kind == kind)
            && self.priority.is_none_or(|one| row.priority == one)
            && (self.team.is_none() || self.team == row.team)
            && (self.handler.is_none() || self.handler == row.handler_id)
    }
}

impl View {
    /// What it shows; what it says in words of another version narrows nothing.
    pub(crate) fn selection(&self) -> Selection {
        let kind = self.kind.as_deref();
        let priority = self.priority.as_deref();
        Selection {
            queue: Queue::all()
                .find(|queue| queue.wire() == self.queue)
                .unwrap_or_default(),
            filter: Filter {
                kind: words::KINDS
                    .into_iter()
                    .find(|one| Some(words::kind_on_wire(*one)) == kind),
                priority: words::PRIORITIES
                    .into_iter()
                    .find(|one| Some(words::priority_on_wire(*one)) == priority),
                team: self.team.clone(),
                handler: self.handler.clone(),
            },
            query: self.query.clone(),
            found: BTreeSet::new(),
        }
    }

    /// Whether `selection` shows the same.
    pub(crate) fn is(&self, selection: &Selection) -> bool {
        *self == selection.named(self.name.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::super::order::tests::row;
    use super::*;

    fn narrow() -> Selection {
        Selection {
            queue: Queue::Due,
            filter: Filter {
                kind: Some(Kind::Complaint),
                priority: Some(Priority::Urgent),
                team: Some("support".to_owned()),
                handler: Some("jo".to_owned()),
            },
            query: " orchid ".to_owned(),
            found: BTreeSet::from(["A".to_owned()]),
        }
    }

    #[test]
    fn filters_hold_together() {
        let selection = Selection {
            queue: Queue::All,
            ..narrow()
        };
        let mut case = row("A", 1, None);
        let mut holds = |change: &dyn Fn(&mut IndexRow)| {
            change(&mut case);
            selection.holds(&case, &Viewer::default())
        };
        assert!(!holds(&|_| ()));
        assert!(!holds(&|row| row.priority = Priority::Urgent));
        assert!(!holds(&|row| row.team = Some("support".to_owned())));
        assert!(holds(&|row| row.handler_id = Some("jo".to_owned())));
        assert!(!holds(&|row| row.kind = Kind::Enquiry));
    }

    #[test]
    fn the_edge_may_find_more_than_the_row_shows() {
        let mut selection = Selection {
            queue: Queue::All,
            query: "orchid".to_owned(),
            ..Selection::default()
        };
        let case = row("B", 1, None);
        assert!(!selection.holds(&case, &Viewer::default()));
        selection.found.insert("B".to_owned());
        assert!(selection.holds(&case, &Viewer::default()));
    }

    #[test]
    fn a_view_brings_back_what_was_saved() {
        let view = narrow().named("Mornings".to_owned());
        let shown = view.selection();
        assert!(view.is(&shown) && view.is(&narrow()));
        assert_eq!((shown.queue, shown.filter), (Queue::Due, narrow().filter));
        assert_eq!(shown.query, "orchid");
        assert!(!view.is(&Selection::default()));
    }

    #[test]
    fn every_queue_can_be_kept() {
        for queue in Queue::all() {
            let selection = Selection {
                queue,
                ..Selection::default()
            };
            let view = selection.named("It".to_owned());
            assert_eq!(view.selection(), selection);
            assert!(!selection.is_narrow());
        }
    }

    #[test]
    fn the_edge_is_asked_in_its_own_words() {
        let asked = narrow().asked(Queue::Late, Some("c".to_owned()));
        assert_eq!(asked.queue.as_deref(), Some("late"));
        assert_eq!(asked.sort.as_deref(), Some("due"));
        assert_eq!(asked.priority.as_deref(), Some("urgent"));
        assert_eq!(asked.search.as_deref(), Some("orchid"));
        let plain = Selection::default().asked(Queue::Waiting, None);
        assert_eq!((plain.sort, plain.search), (None, None));
    }
}
