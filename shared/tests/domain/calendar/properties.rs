//! What holds for every calendar.

use super::{DAY, MINUTE};
use answerable_shared::calendar::{
    Block, Calendar, CalendarSettings, Date, Exception, Holiday, Offset, Week,
};
use answerable_shared::time::Timestamp;
use chrono::{DateTime, Datelike as _};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use serde_json::json;
use std::hint::black_box;

/// 2028-01-01, a Saturday.
const START: i64 = 1_830_297_600_000;
/// Minutes at which a block may begin or end: few, so that blocks touch.
const STEP: u16 = 45;

/// A day's hours: every second of the times between two is open.
fn hours() -> impl Strategy<Value = Vec<Block>> {
    btree_set(0..=1_440 / STEP, 0..8).prop_map(|edges| {
        let edges: Vec<u16> = edges.into_iter().map(|edge| edge * STEP).collect();
        let (pairs, _) = edges.as_chunks::<2>();
        pairs.iter().map(|&[from, to]| Block { from, to }).collect()
    })
}

/// Hours as an admin writes them.
fn texts(blocks: &[Block]) -> Vec<String> {
    let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let text = |block: &Block| format!("{}-{}", time(block.from), time(block.to));
    blocks.iter().map(text).collect()
}

/// The time of a day that these leave.
fn rest(blocks: &[Block]) -> Vec<Block> {
    let ends = [0].into_iter().chain(blocks.iter().map(|block| block.to));
    let starts = blocks.iter().map(|block| block.from).chain([1_440]);
    let between = ends.zip(starts).map(|(from, to)| Block { from, to });
    between.filter(|block| block.from < block.to).collect()
}

/// So many days after 2028-01-01.
fn date(day: u32) -> String {
    let at = DateTime::from_timestamp_millis(START + i64::from(day) * DAY);
    let date = at.expect("an instant").date_naive();
    format!("2028-{:02}-{:02}", date.month(), date.day())
}

/// A calendar in parts: week, dates from 2028-01-01 on (without hours: a holiday), offsets.
type Parts = (Vec<Vec<Block>>, Vec<(u32, Option<Vec<Block>>)>, Vec<Offset>);

fn parts() -> impl Strategy<Value = Parts> {
    let dates = btree_set(0_u32..110, 0..9).prop_flat_map(|days| {
        let count = days.len();
        let days: Vec<u32> = days.into_iter().collect();
        vec(proptest::option::of(hours()), count)
            .prop_map(move |hours| days.iter().copied().zip(hours).collect())
    });
    let offset = (instants(), -56_i32..57).prop_map(|(from, quarters)| Offset {
        from,
        minutes: quarters * 15,
    });
    (vec(hours(), 7), dates, vec(offset, 0..5))
}

/// The calendar of these parts, or the one that is open exactly when it is closed.
fn build((week, dates, offsets): &Parts, of: fn(&[Block]) -> Vec<Block>) -> Option<Calendar> {
    let day = |at: usize| texts(&of(&week[at]));
    let name = || "x".to_owned();
    let mut settings = CalendarSettings {
        week: Week {
            mon: day(0),
            tue: day(1),
            wed: day(2),
            thu: day(3),
            fri: day(4),
            sat: day(5),
            sun: day(6),
        },
        ..CalendarSettings::always()
    };
    for (at, hours) in dates {
        let open = of(hours.as_deref().unwrap_or_default());
        if hours.is_none() && open.is_empty() {
            settings.holidays.push(Holiday {
                date: date(*at),
                name: name(),
            });
        } else {
            settings.exceptions.push(Exception {
                date: date(*at),
                open: texts(&open),
                name: name(),
            });
        }
    }
    settings.check("x", offsets.clone()).ok()
}

fn calendars() -> impl Strategy<Value = Calendar> {
    parts().prop_filter_map("never open", |parts| build(&parts, <[Block]>::to_vec))
}

/// Instants around the dates, many of them at an edge.
fn instants() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        (-10 * DAY..130 * DAY).prop_map(|at| Timestamp(START + at)),
        (-960_i64..12_480).prop_map(|quarters| Timestamp(START + quarters * 15 * MINUTE)),
    ]
}

fn later(at: Timestamp, by: i64) -> Timestamp {
    Timestamp(at.0.saturating_add(by))
}

/// A calendar as no check lets through: what is stored could be damaged.
fn damaged() -> impl Strategy<Value = Calendar> {
    let blocks = || vec(any::<(u16, u16)>(), 0..4);
    let special = (0_u32..110, proptest::option::of(blocks()))
        .prop_map(|(day, open)| json!({"date": date(day), "name": "x", "open": open}));
    let offset = (any::<i64>(), any::<i32>())
        .prop_map(|(from, minutes)| json!({"from": from, "minutes": minutes}));
    (vec(blocks(), 7), vec(special, 0..9), vec(offset, 0..5)).prop_map(|(week, dates, offsets)| {
        let json =
            json!({"name": "x", "zone": "x", "week": week, "dates": dates, "offsets": offsets});
        serde_json::from_value(json).expect("a calendar")
    })
}

proptest! {
    #[test]
    fn parts_add_up_to_the_whole(calendar in calendars(), mut at in [instants(), instants(), instants()]) {
        at.sort();
        let [a, b, c] = at;
        prop_assert_eq!(calendar.open_between(a, c), calendar.open_between(a, b) + calendar.open_between(b, c));
        prop_assert!((0..=c.0 - a.0).contains(&calendar.open_between(a, c)));
        prop_assert_eq!(calendar.open_between(c, a), 0);
    }

    #[test]
    fn after_is_the_inverse(calendar in calendars(), from in instants(), open in 1..20 * DAY) {
        if let Some(due) = calendar.after(from, open) {
            prop_assert_eq!(calendar.open_between(from, due), open);
            prop_assert_eq!(calendar.open_between(from, later(due, -1)), open - 1);
        } else {
            // Little open time a week can make it more than eleven years.
            prop_assert!(calendar.open_between(from, later(from, 4_018 * DAY)) < open);
        }
    }

    #[test]
    fn who_starts_or_waits_longer_is_not_done_sooner(
        calendar in calendars(), from in instants(), wait in 0..DAY, open in 0..DAY, more in 0..DAY,
    ) {
        let done = |from, open| calendar.after(from, open).map_or(i64::MAX, |at| at.0);
        prop_assert!(done(from, open) <= done(from, open + more));
        prop_assert!(done(from, open) <= done(later(from, wait), open));
    }

    #[test]
    fn what_is_not_open_is_closed(parts in parts(), from in instants(), to in instants()) {
        let both = (build(&parts, <[Block]>::to_vec), build(&parts, rest));
        if let (Some(open), Some(closed)) = both {
            let sum = open.open_between(from, to) + closed.open_between(from, to);
            prop_assert_eq!(sum, (to.0 - from.0).max(0));
            prop_assert_ne!(open.is_open(from), closed.is_open(from));
        }
    }

    #[test]
    fn spans_are_the_open_time(calendar in calendars(), from in instants(), to in instants()) {
        let spans = calendar.spans(from, to);
        let sum: i64 = spans.iter().map(|span| span.to.0 - span.from.0).sum();
        prop_assert_eq!(sum, calendar.open_between(from, to));
        for span in &spans {
            prop_assert!(from <= span.from && span.from < span.to && span.to <= to);
            prop_assert!(calendar.is_open(span.from) && calendar.is_open(later(span.to, -1)));
            prop_assert!(span.from == from || !calendar.is_open(later(span.from, -1)));
            prop_assert!(span.to == to || !calendar.is_open(span.to));
        }
        prop_assert!(spans.is_sorted_by(|a, b| a.to < b.from));
    }

    #[test]
    fn every_question_has_the_same_answer(calendar in calendars(), at in instants()) {
        let open = calendar.is_open(at);
        prop_assert_eq!(calendar.open_between(at, later(at, 1)), i64::from(open));
        prop_assert_eq!(calendar.closed_because(at).is_none(), open);
        let next = calendar.next_opening(at).expect("it opens every week");
        prop_assert_eq!(next == at, open);
        prop_assert!(next >= at && calendar.is_open(next));
        prop_assert_eq!(calendar.open_between(at, next), 0);
        prop_assert_eq!(calendar.after(at, 1), Some(later(next, 1)));
    }

    #[test]
    fn what_is_stored_reads_back(calendar in calendars()) {
        let json = serde_json::to_string(&calendar).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Calendar>(&json).expect("a calendar"), calendar);
    }

    #[test]
    fn nothing_panics(
        calendar in prop_oneof![calendars(), damaged()], from: i64, to: i64, near in instants(), open: i64,
    ) {
        for from in [Timestamp(from), near, Timestamp(i64::MIN), Timestamp(i64::MAX)] {
            for to in [Timestamp(to), near, Timestamp(i64::MIN), Timestamp(i64::MAX)] {
                black_box((calendar.open_between(from, to), calendar.spans(from, to)));
            }
            black_box((calendar.after(from, open), calendar.next_opening(from)));
            black_box((calendar.closed_because(from), calendar.offset_at(from)));
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>(), date in "[0-9/:-]{8,11}", block in "[0-9:/-]{10,12}") {
        for text in [text, date, block] {
            let settings = CalendarSettings {
                name: text.clone(),
                zone: text.clone(),
                week: Week { mon: vec![text.clone()], ..CalendarSettings::always().week },
                holidays: vec![Holiday { date: text.clone(), name: text.clone() }],
                exceptions: vec![Exception { date: text.clone(), open: vec![text.clone()], name: text.clone() }],
            };
            let _ = black_box(settings.check(&text, Vec::new()));
            black_box((Date::parse(&text), Block::parse(&text)));
        }
    }
}
