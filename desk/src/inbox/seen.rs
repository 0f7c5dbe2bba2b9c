//! What this person has read, on this device.

use answerable_shared::index::IndexRow;
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

/// More cases than anybody follows at once; the rest counts as read.
const MOST: usize = 1_000;

/// The last event of each case that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Seen {
    /// When this device was first used: what was over before it counts as read.
    since: Timestamp,
    /// The latest read last.
    read: Vec<Read>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Read {
    reference: String,
    seq: u64,
}

impl Seen {
    pub(crate) const fn new(since: Timestamp) -> Self {
        Self {
            since,
            read: Vec::new(),
        }
    }

    /// Whether something in `row` has not been read.
    pub(crate) fn is_unread(&self, row: &IndexRow) -> bool {
        match self.last(&row.reference) {
            Some(seq) => row.seq > seq,
            None => row.waiting_since.is_some() || row.updated >= self.since,
        }
    }

    /// The last event of `reference` that was read; none while it was never opened here.
    pub(crate) fn last(&self, reference: &str) -> Option<u64> {
        self.read
            .iter()
            .find(|read| read.reference == reference)
            .map(|read| read.seq)
    }

    /// Notes that `reference` was read up to `seq`; says whether that is news.
    pub(crate) fn read(&mut self, reference: &str, seq: u64) -> bool {
        if seq <= self.last(reference).unwrap_or_default() {
            return false;
        }
        self.read.retain(|read| read.reference != reference);
        self.read.push(Read {
            reference: reference.to_owned(),
            seq,
        });
        let oldest = self.read.len().saturating_sub(MOST);
        self.read.drain(..oldest);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::order::tests::row;
    use super::*;

    #[test]
    fn a_row_is_unread_until_its_last_event_was_seen() {
        let mut seen = Seen::new(Timestamp(500));
        let waiting = row("A", 3, Some(1));
        assert!(seen.is_unread(&waiting));
        assert!(seen.read("A", 2));
        assert!(seen.is_unread(&waiting));
        assert!(seen.read("A", 3));
        assert!(!seen.is_unread(&waiting));
        assert!(!seen.read("A", 1), "reading never goes back");
        assert_eq!(seen.last("A"), Some(3));
    }

    #[test]
    fn what_was_over_before_the_first_visit_counts_as_read() {
        let seen = Seen::new(Timestamp(500));
        assert!(!seen.is_unread(&row("A", 9, None)));
        let mut later = row("B", 9, None);
        later.updated = Timestamp(501);
        assert!(seen.is_unread(&later));
    }
}
