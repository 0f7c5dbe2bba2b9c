//! The rows that the desk knows: from pages and from the live feed, never older than what was shown.

use super::order::Viewer;
use super::selection::Selection;
use answerable_shared::index::IndexRow;
use std::collections::BTreeMap;

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

    /// The rows of `selection`, in order, as `viewer` sees them.
    pub(crate) fn select(&self, selection: &Selection, viewer: &Viewer) -> Vec<&IndexRow> {
        let rows = self.known.values().map(|known| &known.row);
        let mut rows: Vec<&IndexRow> = rows.filter(|row| selection.holds(row, viewer)).collect();
        rows.sort_by(|a, b| selection.queue.order(a, b));
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
}
