//! Which promises are shown, and in which order.

use answerable_shared::case::Turn;
use answerable_shared::promise::explain::{PromiseState, PromiseView};
use answerable_shared::view::CaseHead;

/// The promises of a case, sorted by what there is to say of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// Still to be kept: what is late first, then what is due next, then what waits.
    pub(crate) pending: Vec<PromiseView>,
    /// Kept late.
    pub(crate) missed: Vec<PromiseView>,
    /// Kept in time.
    pub(crate) kept: Vec<PromiseView>,
}

/// Sorts the promises of a case. What ended before it was done says nothing any more.
pub(crate) fn standing(head: &CaseHead) -> Standing {
    let mut standing = Standing::default();
    let ended = head.turn == Turn::Nobody;
    for promise in &head.promises {
        let list = match promise.state {
            PromiseState::Late if ended => &mut standing.missed,
            PromiseState::Running | PromiseState::Paused if ended => continue,
            PromiseState::Late | PromiseState::Running | PromiseState::Paused => {
                &mut standing.pending
            }
            PromiseState::Missed => &mut standing.missed,
            PromiseState::Kept => &mut standing.kept,
            PromiseState::Dropped | PromiseState::Other => continue,
        };
        list.push(promise.clone());
    }
    standing
        .pending
        .sort_by_key(|promise| (rank(promise.state), promise.due));
    standing
}

/// What was promised and is late: somebody has to say so.
pub(crate) fn late(head: &CaseHead) -> Option<&PromiseView> {
    let late = head
        .promises
        .iter()
        .filter(|promise| promise.state == PromiseState::Late);
    late.min_by_key(|promise| promise.due)
}

const fn rank(state: PromiseState) -> u8 {
    match state {
        PromiseState::Late => 0,
        PromiseState::Running => 1,
        _ => 2,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::super::merge::tests::head;
    use super::*;
    use answerable_shared::promise::PromiseName;
    use answerable_shared::time::Timestamp;

    pub(crate) fn promise(
        promise: PromiseName,
        state: PromiseState,
        due: Option<i64>,
    ) -> PromiseView {
        PromiseView {
            promise,
            state,
            due: due.map(Timestamp),
            again: None,
            target: None,
            left: None,
            segments: Vec::new(),
            open: Vec::new(),
        }
    }

    fn names(promises: &[PromiseView]) -> Vec<PromiseName> {
        promises.iter().map(|promise| promise.promise).collect()
    }

    #[test]
    fn what_is_late_comes_first_then_what_is_due_next_then_what_waits() {
        let mut head = head(3);
        head.promises = vec![
            promise(PromiseName::FirstResponse, PromiseState::Kept, None),
            promise(PromiseName::Resolution, PromiseState::Paused, None),
            promise(PromiseName::Offer, PromiseState::Running, Some(900)),
            promise(PromiseName::NextUpdate, PromiseState::Running, Some(500)),
        ];
        let sorted = standing(&head);
        assert_eq!(
            names(&sorted.pending),
            [
                PromiseName::NextUpdate,
                PromiseName::Offer,
                PromiseName::Resolution
            ]
        );
        assert_eq!(names(&sorted.kept), [PromiseName::FirstResponse]);
        assert_eq!(late(&head), None);
        // Due later than the others, but broken.
        head.promises[2].state = PromiseState::Late;
        assert_eq!(names(&standing(&head).pending)[0], PromiseName::Offer);
        assert_eq!(
            late(&head).map(|late| late.promise),
            Some(PromiseName::Offer)
        );
    }

    #[test]
    fn what_was_dropped_is_not_shown_and_an_ended_case_owes_nothing() {
        let mut head = head(3);
        head.promises = vec![
            promise(PromiseName::NextUpdate, PromiseState::Dropped, None),
            promise(PromiseName::Offer, PromiseState::Other, None),
        ];
        assert_eq!(standing(&head), Standing::default());
        head.turn = Turn::Nobody;
        head.promises = vec![
            promise(PromiseName::Offer, PromiseState::Paused, None),
            promise(PromiseName::Resolution, PromiseState::Late, Some(5)),
        ];
        let sorted = standing(&head);
        assert!(sorted.pending.is_empty());
        assert_eq!(names(&sorted.missed), [PromiseName::Resolution]);
    }
}
