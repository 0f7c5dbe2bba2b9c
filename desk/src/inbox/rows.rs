//! The rows that the desk knows: from pages and from the live feed, never older than what was shown.

use super::order::{Queue, matches, of_kind, urgency};
use answerable_shared::case::Kind;
use answerable_shared::index::IndexRow;
use std::collections::{BTreeMap, BTreeSet};

/// The rows that are known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    known: BTreeMap<String, Known>,
    /// Counts reloads. After one is complete, rows of an earlier one may have moved away unseen.
    round: u32,
}

#[derive(Clone, Debug)]
struct Known {
    row: IndexRow,
    round: u32,
}

/// What the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) queue: Queue,
    pub(crate) kind: Option<Kind>,
    pub(crate) query: String,
    /// References that the edge found for the query, beyond what the rows themselves show.
    pub(crate) found: BTreeSet<String>,
}

impl Rows {
    /// Takes a row; gives the one that is now known.
    pub(crate) fn merge(&mut self, row: IndexRow) -> &IndexRow {
        let round = self.round;
        let known = self
            .known
            .entry(row.reference.clone())
            .or_insert_with(|| Known {
                row: row.clone(),
                round,
            });
        known.round = round;
        if row.seq >= known.row.seq {
            known.row = row;
        }
        &known.row
    }

    /// From here on, rows are confirmed anew.
    pub(crate) fn begin_round(&mut self) {
        self.round = self.round.wrapping_add(1);
    }

    /// Forgets the rows that were not confirmed since the last [`begin_round`](Self::begin_round).
    pub(crate) fn end_round(&mut self) {
        let round = self.round;
        self.known.retain(|_, known| known.round == round);
    }

    pub(crate) fn get(&self, reference: &str) -> Option<&IndexRow> {
        self.known.get(reference).map(|known| &known.row)
    }

    /// The rows of `selection`, in order.
    pub(crate) fn select(&self, selection: &Selection) -> Vec<IndexRow> {
        let query = selection.query.trim();
        let mut rows: Vec<IndexRow> = self
            .known
            .values()
            .map(|known| &known.row)
            .filter(|row| selection.queue.holds(row) && of_kind(row, selection.kind))
            .filter(|row| {
                query.is_empty() || selection.found.contains(&row.reference) || matches(row, query)
            })
            .cloned()
            .collect();
        rows.sort_by(urgency);
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::super::order::tests::row;
    use super::*;

    #[test]
    fn an_older_row_never_replaces_a_newer_one() {
        let mut rows = Rows::default();
        rows.merge(row("A", 5, None));
        rows.merge(row("A", 4, Some(1)));
        assert_eq!(rows.get("A").map(|row| row.seq), Some(5));
        assert_eq!(rows.get("A").and_then(|row| row.waiting_since), None);
    }

    #[test]
    fn a_round_forgets_what_it_did_not_see_again() {
        let mut rows = Rows::default();
        rows.merge(row("A", 1, None));
        rows.merge(row("B", 7, None));
        rows.begin_round();
        rows.merge(row("B", 6, None));
        rows.merge(row("C", 1, None));
        rows.end_round();
        assert!(rows.get("A").is_none());
        // Confirmed by an older page, yet not set back to it.
        assert_eq!(rows.get("B").map(|row| row.seq), Some(7));
        assert!(rows.get("C").is_some());
    }

    #[test]
    fn the_edge_may_find_more_than_the_row_shows() {
        let mut rows = Rows::default();
        rows.merge(row("A", 1, None));
        rows.merge(row("B", 1, None));
        let mut selection = Selection {
            queue: Queue::All,
            query: "orchid".to_owned(),
            ..Selection::default()
        };
        assert!(rows.select(&selection).is_empty());
        selection.found.insert("B".to_owned());
        let shown = rows.select(&selection);
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].reference, "B");
    }

    #[test]
    fn filters_hold_together() {
        let mut rows = Rows::default();
        rows.merge(row("A", 1, Some(3)));
        rows.merge(row("B", 1, None));
        let waiting = Selection::default();
        assert_eq!(rows.select(&waiting).len(), 1);
        let suggestions = Selection {
            kind: Some(Kind::Suggestion),
            queue: Queue::All,
            ..Selection::default()
        };
        assert!(rows.select(&suggestions).is_empty());
    }
}
