//! Offsets of real zones, out of `chrono-tz`.

use answerable_shared::calendar::Offset;
use answerable_shared::time::Timestamp;
use chrono::{DateTime, Offset as _, TimeZone as _};
use chrono_tz::Tz;

/// Twenty whose rules have been the same for years, so that two databases of different age agree on them; the tests of
/// the running edge read the same list.
pub(super) fn twenty() -> Vec<&'static str> {
    let zones: Vec<_> = include_str!("zones.txt").lines().collect();
    assert_eq!(zones.len(), 20);
    zones
}

/// A zone's offsets from 2027 to the end of 2029.
pub(crate) fn offsets(zone: &str) -> Vec<Offset> {
    let zone: Tz = zone.parse().expect("a zone");
    let (first, last, step) = (1_798_761_600, 1_893_456_000, 21_600);
    let mut offsets = vec![Offset {
        from: Timestamp(first * 1_000),
        minutes: minutes(zone, first),
    }];
    for later in (first + step..last).step_by(step as usize) {
        let after = minutes(zone, later);
        if minutes(zone, later - step) == after {
            continue;
        }
        // Between the two it changed, once: halve until it is found.
        let (mut before, mut since) = (later - step, later);
        while since - before > 1 {
            let middle = before + (since - before) / 2;
            if minutes(zone, middle) == after {
                since = middle;
            } else {
                before = middle;
            }
        }
        offsets.push(Offset {
            from: Timestamp(since * 1_000),
            minutes: after,
        });
    }
    offsets
}

fn minutes(zone: Tz, seconds: i64) -> i32 {
    let at = DateTime::from_timestamp(seconds, 0).expect("an instant");
    let offset = zone.offset_from_utc_datetime(&at.naive_utc()).fix();
    offset.local_minus_utc() / 60
}
