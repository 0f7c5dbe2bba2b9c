//! Open time, minute by minute, by what the hours on the wall say: nothing here knows how the domain reckons.

use super::office;
use serde_json::{Value, json};

const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;
/// 2028-03-06, a Monday: clocks change in New York six days later, and in Berlin twenty.
pub(super) const FIRST: i64 = 1_835_913_600_000;
const DAYS: i64 = 240;

/// Which minutes a calendar is open.
pub(super) struct Minutes {
    /// How many open minutes lie before each minute.
    before: Vec<i64>,
    /// When each open minute begins.
    open: Vec<i64>,
}

/// The calendars that histories count by: their settings, and their minutes.
pub(super) fn calendars() -> [(&'static str, Value, Minutes); 3] {
    let (all, late) = (
        json!(["00:00-24:00"]),
        json!(["00:00-02:00", "22:00-24:00"]),
    );
    let always = json!({"name": "24/7", "zone": "UTC", "week": {
        "mon": all, "tue": all, "wed": all, "thu": all, "fri": all, "sat": all, "sun": all,
    }});
    let night = json!({"name": "Night", "zone": "America/New_York", "week": {
        "mon": late, "tue": late, "wed": late, "thu": late, "fri": late, "sat": ["00:00-02:00"],
    }});
    [
        ("office", office(), Minutes::walk(&office_opens)),
        ("always", always, Minutes::walk(&|_| true)),
        ("night", night, Minutes::walk(&night_opens)),
    ]
}

fn office_opens(at: i64) -> bool {
    // Summer time begins on 26 March at 01:00 UTC.
    let summer = at >= FIRST + 20 * DAY + 60 * MINUTE;
    let (date, weekday, hour) = wall(at + if summer { 120 } else { 60 } * MINUTE);
    let labour_day = date == 56;
    weekday < 5 && !labour_day && ((9..12).contains(&hour) || (13..17).contains(&hour))
}

fn night_opens(at: i64) -> bool {
    // Summer time begins on 12 March at 07:00 UTC.
    let summer = at >= FIRST + 6 * DAY + 420 * MINUTE;
    let (_, weekday, hour) = wall(at - if summer { 240 } else { 300 } * MINUTE);
    (hour < 2 && weekday < 6) || (hour >= 22 && weekday < 5)
}

/// Days since the first date, the day of the week from Monday on, and the hour.
const fn wall(local: i64) -> (i64, i64, i64) {
    let days = (local - FIRST).div_euclid(DAY);
    (
        days,
        days.rem_euclid(7),
        (local - FIRST).rem_euclid(DAY) / (60 * MINUTE),
    )
}

impl Minutes {
    fn walk(opens: &dyn Fn(i64) -> bool) -> Self {
        let (mut before, mut open) = (Vec::new(), Vec::new());
        for minute in 0..DAYS * 1_440 {
            before.push(open.len() as i64);
            let at = FIRST + minute * MINUTE;
            if opens(at) {
                open.push(at);
            }
        }
        Self { before, open }
    }

    /// Open milliseconds until `at`.
    fn until(&self, at: i64) -> i64 {
        let minute = usize::try_from((at - FIRST) / MINUTE).expect("after the first");
        let before = self.before[minute];
        let is_open = self.open.get(usize::try_from(before).expect("small"))
            == Some(&(FIRST + minute as i64 * MINUTE));
        before * MINUTE + if is_open { (at - FIRST) % MINUTE } else { 0 }
    }

    /// Open milliseconds from `from` up to `to`.
    pub(super) fn between(&self, from: i64, to: i64) -> i64 {
        (self.until(to) - self.until(from)).max(0)
    }

    /// When `left` open milliseconds have passed since `from`.
    pub(super) fn after(&self, from: i64, left: i64) -> i64 {
        if left <= 0 {
            return from;
        }
        let last = self.until(from) + left - 1;
        let minute = usize::try_from(last / MINUTE).expect("small");
        self.open[minute] + last % MINUTE + 1
    }
}
