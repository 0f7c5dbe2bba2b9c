//! The choices of kind and priority, and the keys that walk them.

use answerable_shared::case::{Kind, Priority};
use answerable_shared::command::Command;

/// What a case is found to be; a case from before there were priorities has none.
pub(crate) type Found = (Kind, Option<Priority>);

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Priority(Priority),
    Kind(Kind),
}

impl Choice {
    /// What a case is found to be with this choice.
    pub(super) const fn applied_to(self, (kind, priority): Found) -> Found {
        match self {
            Self::Kind(chosen) => (chosen, priority),
            Self::Priority(chosen) => (kind, Some(chosen)),
        }
    }
}

/// What is to be asked for to get from `found` to `wish`; none where it stands so already.
pub(super) fn missing(found: Found, wish: Found) -> Option<Command> {
    let kind = Some(wish.0).filter(|kind| *kind != found.0);
    let priority = wish.1.filter(|_| wish.1 != found.1);
    (kind.is_some() || priority.is_some()).then_some(Command::Triage { kind, priority })
}

/// The choices, in the order in which the arrow keys walk.
pub(super) const CHOICES: [Choice; 9] = [
    Choice::Priority(Priority::Urgent),
    Choice::Priority(Priority::Important),
    Choice::Priority(Priority::General),
    Choice::Priority(Priority::Potential),
    Choice::Kind(Kind::Enquiry),
    Choice::Kind(Kind::Suggestion),
    Choice::Kind(Kind::Complaint),
    Choice::Kind(Kind::Purchase),
    Choice::Kind(Kind::CustomWork),
];

/// The first of the kinds.
pub(super) const KINDS_FROM: usize = Priority::ALL.len();

/// Where a key goes from the choice at `at`.
pub(super) fn step(key: &str, at: usize) -> Option<usize> {
    let last = CHOICES.len() - 1;
    match key {
        "ArrowDown" => Some(if at == last { 0 } else { at + 1 }),
        "ArrowUp" => Some(if at == 0 { last } else { at - 1 }),
        "ArrowLeft" | "ArrowRight" if at >= KINDS_FROM => {
            Some((at - KINDS_FROM).min(KINDS_FROM - 1))
        }
        "ArrowLeft" | "ArrowRight" => Some(at + KINDS_FROM),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// The priority that a number stands for.
pub(super) fn numbered(key: &str) -> Option<Choice> {
    let number: usize = key.parse().ok()?;
    let priority = Priority::ALL.get(number.checked_sub(1)?)?;
    Some(Choice::Priority(*priority))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_for_priorities_only() {
        assert_eq!(numbered("1"), Some(Choice::Priority(Priority::Urgent)));
        assert_eq!(numbered("4"), Some(Choice::Priority(Priority::Potential)));
        for key in ["0", "5", "x", "Enter"] {
            assert_eq!(numbered(key), None, "{key}");
        }
    }

    #[test]
    fn only_what_differs_is_asked_for() {
        let found = (Kind::Enquiry, Some(Priority::General));
        let urgent = Choice::Priority(Priority::Urgent).applied_to(found);
        let both = Choice::Kind(Kind::Complaint).applied_to(urgent);
        let asked = |wish| missing(found, wish);
        assert_eq!(asked(found), None);
        assert_eq!(
            asked(urgent),
            Some(Command::Triage {
                kind: None,
                priority: Some(Priority::Urgent)
            })
        );
        assert_eq!(
            asked(both),
            Some(Command::Triage {
                kind: Some(Kind::Complaint),
                priority: Some(Priority::Urgent)
            })
        );
    }

    #[test]
    fn arrows_reach_every_choice_and_stay_inside() {
        for at in 0..CHOICES.len() {
            for key in [
                "ArrowDown",
                "ArrowUp",
                "ArrowLeft",
                "ArrowRight",
                "Home",
                "End",
            ] {
                assert!(step(key, at).is_some_and(|to| to < CHOICES.len()));
            }
        }
        assert_eq!(step("ArrowDown", 8), Some(0));
        assert_eq!(step("ArrowRight", 0), Some(4));
        assert_eq!(step("ArrowLeft", 8), Some(3));
        assert_eq!(step("a", 0), None);
    }
}
