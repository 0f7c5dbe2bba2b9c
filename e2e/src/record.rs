//! The record in KV, held against what the case's object says.

use answerable_shared::command::Side;
use answerable_shared::record::Record;
use answerable_shared::view::{CaseView, view};

/// The KV key of a case's record.
///
/// # Panics
/// When `reference` is none.
#[must_use]
pub fn key(reference: &str) -> String {
    Record::key(reference.parse().expect("a reference"))
}

/// Whether the text in KV is exactly the case that staff see: head, history and all.
///
/// # Panics
/// When it is not a record, or one with a hole.
#[must_use]
pub fn says_the_same(text: &str, seen_by_staff: &CaseView) -> bool {
    let record: Record =
        serde_json::from_str(text).unwrap_or_else(|error| panic!("no record ({error}): {text}"));
    assert!(
        record
            .events
            .iter()
            .map(|event| event.seq)
            .eq(1..=record.case.seq),
        "a record with a hole: {text}"
    );
    view(&record.case, &record.events, Side::Staff) == *seen_by_staff
}
