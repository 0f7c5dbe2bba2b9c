//! Lengths of time in words, as short as they can be said exactly enough.

use crate::texts::T;
use answerable_shared::time::Timestamp;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// `millis` in words: "1 min", "1 h 20 min", "5 h", "3 d". Whole units that have passed.
pub(crate) fn span(millis: i64) -> String {
    let millis = millis.max(0);
    let (hours, minutes) = (millis / HOUR, millis % HOUR / MINUTE);
    if millis < HOUR {
        T.span.minutes.fill([&minutes.max(1).to_string()])
    } else if hours < 4 && minutes > 0 {
        T.span
            .hours_minutes
            .fill([&hours.to_string(), &minutes.to_string()])
    } else if millis < 2 * DAY {
        T.span.hours.fill([&hours.to_string()])
    } else {
        T.span.days.fill([&(millis / DAY).to_string()])
    }
}

/// `millis` in words to the nearest minute, so that what is counted beside times of day adds up: "4 h 20 min" where
/// [`span`] says "4 h"; "30 d" only for whole days.
pub(crate) fn exact(millis: i64) -> String {
    let millis = millis.max(0).saturating_add(MINUTE / 2);
    let (hours, minutes) = (millis / HOUR, millis % HOUR / MINUTE);
    if hours > 0 && minutes > 0 {
        T.span
            .hours_minutes
            .fill([&hours.to_string(), &minutes.to_string()])
    } else if millis < 3 * DAY || millis % DAY >= MINUTE {
        match hours {
            0 => T.span.minutes.fill([&minutes.max(1).to_string()]),
            _ => T.span.hours.fill([&hours.to_string()]),
        }
    } else {
        let days = (millis / DAY).to_string();
        T.span.days_hours.fill([&days, &hours.to_string()])
    }
}

/// How long ago `then` was: "just now" under a minute.
pub(crate) fn ago(then: Timestamp, now: Timestamp) -> String {
    let passed = now.0.saturating_sub(then.0);
    if passed < MINUTE {
        T.span.just_now.owned()
    } else {
        T.span.ago.fill([&span(passed)])
    }
}

/// How long it has been since `then`, without "ago": for narrow columns.
pub(crate) fn since(then: Timestamp, now: Timestamp) -> String {
    let passed = now.0.saturating_sub(then.0);
    if passed < MINUTE {
        T.span.now.owned()
    } else {
        span(passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_said_in_the_unit_that_matters() {
        for (millis, words) in [
            (-5, "1 min"),
            (0, "1 min"),
            (MINUTE * 59 + 59_999, "59 min"),
            (HOUR, "1 h"),
            (HOUR + 20 * MINUTE, "1 h 20 min"),
            (4 * HOUR + 20 * MINUTE, "4 h"),
            (47 * HOUR, "47 h"),
            (2 * DAY, "2 d"),
            (9 * DAY + HOUR, "9 d"),
        ] {
            assert_eq!(span(millis), words);
        }
    }

    #[test]
    fn what_counts_is_said_to_the_minute() {
        for (millis, words) in [
            (10_000, "1 min"),
            (15 * MINUTE, "15 min"),
            (HOUR - 5_000, "1 h"),
            (9 * HOUR + 9 * MINUTE + 29_999, "9 h 9 min"),
            (9 * HOUR + 9 * MINUTE + 30_000, "9 h 10 min"),
            (2 * HOUR - 10_000, "2 h"),
            (HOUR, "1 h"),
            (26 * HOUR + 20 * MINUTE, "26 h 20 min"),
            (48 * HOUR, "48 h"),
            (30 * DAY, "30 d (720 h)"),
            (30 * DAY + HOUR, "721 h"),
        ] {
            assert_eq!(exact(millis), words);
        }
    }

    #[test]
    fn what_has_just_happened_has_no_number() {
        let now = Timestamp(10 * DAY);
        assert_eq!(ago(now, now), "just now");
        assert_eq!(since(now, now), "now");
        // A clock that runs behind the edge's does not make the past negative.
        assert_eq!(ago(Timestamp(now.0 + HOUR), now), "just now");
        assert_eq!(ago(Timestamp(now.0 - 5 * MINUTE), now), "5 min ago");
        assert_eq!(since(Timestamp(now.0 - 3 * HOUR), now), "3 h");
    }
}
