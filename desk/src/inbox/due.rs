//! The bar that shrinks towards what is due.

use crate::parts::span::span;
use crate::texts::T;
use answerable_shared::time::Timestamp;

/// All of the time there is, for shares of it.
const WHOLE: i64 = 1_000;
/// Under this share of the time left, or under [`HURRY`], it is soon.
const SOON: i64 = WHOLE / 4;
/// Ten minutes, in milliseconds.
const HURRY: i64 = 10 * 60_000;

/// How urgent something is; always shown with words too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Calm,
    Soon,
    Late,
}

/// How something that is due stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Due {
    /// The share of the time that is left, from 0 to 1000.
    pub(crate) left: i64,
    pub(crate) tone: Tone,
    /// "due in 2 h", "late by 5 min".
    pub(crate) words: String,
}

/// How it stands at `now` with what was promised at `from` for `until`.
pub(crate) fn due(from: Timestamp, until: Timestamp, now: Timestamp) -> Due {
    let remaining = until.0.saturating_sub(now.0);
    if remaining < 0 {
        return Due {
            left: 0,
            tone: Tone::Late,
            words: T.due.late.fill([&span(-remaining)]),
        };
    }
    // A promise that was made after its own end has no length: then there is nothing left of it.
    let whole = until.0.saturating_sub(from.0).max(1);
    let left = (remaining.saturating_mul(WHOLE) / whole).clamp(0, WHOLE);
    let tone = if left <= SOON || remaining <= HURRY {
        Tone::Soon
    } else {
        Tone::Calm
    };
    Due {
        left,
        tone,
        words: T.due.soon.fill([&span(remaining)]),
    }
}

impl Tone {
    /// The class that draws it.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Soon => "soon",
            Self::Late => "late",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn at(minutes: i64) -> Timestamp {
        Timestamp(minutes * MINUTE)
    }

    #[test]
    fn the_bar_shrinks_and_turns() {
        let whole = (at(0), at(240));
        let fresh = due(whole.0, whole.1, at(0));
        assert_eq!((fresh.left, fresh.tone), (1_000, Tone::Calm));
        assert_eq!(fresh.words, "due in 4 h");
        let half = due(whole.0, whole.1, at(120));
        assert_eq!((half.left, half.tone), (500, Tone::Calm));
        let last = due(whole.0, whole.1, at(200));
        assert_eq!(last.tone, Tone::Soon);
        assert_eq!(last.words, "due in 40 min");
    }

    #[test]
    fn what_is_past_is_late_by_as_much() {
        let late = due(at(0), at(240), at(245));
        assert_eq!((late.left, late.tone), (0, Tone::Late));
        assert_eq!(late.words, "late by 5 min");
        assert_eq!(due(at(0), at(240), at(240)).tone, Tone::Soon);
    }

    #[test]
    fn the_last_minutes_of_a_short_promise_are_soon() {
        assert_eq!(due(at(0), at(15), at(6)).tone, Tone::Soon);
        assert_eq!(due(at(0), at(15), at(4)).tone, Tone::Calm);
    }

    #[test]
    fn impossible_times_stay_drawable() {
        let odd = due(at(300), at(240), at(10));
        assert!((0..=WHOLE).contains(&odd.left));
        let far = due(Timestamp(i64::MIN), Timestamp(i64::MAX), at(0));
        assert!((0..=WHOLE).contains(&far.left));
    }
}
