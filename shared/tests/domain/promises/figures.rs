//! What single cases add to figures, by hand and over random histories.

use super::random::{history, sites, steps};
use super::{Desk, at, message, not_fixed, progress, targets, triage};
use crate::fixtures::{arranged, command};
use answerable_shared::actor::Actor;
use answerable_shared::calendar::Date;
use answerable_shared::case::{Kind, Priority, Stage};
use answerable_shared::command::{Command, CommandName};
use answerable_shared::event::{Event, What};
use answerable_shared::evolve::replay;
use answerable_shared::figures::cell::{Cell, Time, slot};
use answerable_shared::figures::counted;
use answerable_shared::figures::counted::cell;
use answerable_shared::figures::facts::{Decided, Facts};
use answerable_shared::promise::PromiseName;
use answerable_shared::promise::track::is_answer;
use answerable_shared::settings::Arrangements;
use proptest::prelude::*;
use serde_json::json;

const MINUTE: i64 = 60_000;

fn usual() -> Arrangements {
    targets(&json!({"first_response": 90, "next_update": 120, "resolution": 600}))
}

fn facts(desk: &Desk) -> Facts {
    Facts::of(&desk.case, &desk.events)
}

fn resolve() -> Command {
    command(CommandName::Resolve)
}

#[test]
fn a_night_is_no_open_time() {
    let mut desk = Desk::enquiry(usual(), "05-02 16:30");
    desk.staff("05-03 09:30", &command(CommandName::Message));
    desk.staff("05-03 11:20", &resolve());
    let facts = facts(&desk);
    assert_eq!(facts.day, Date::parse("2028-05-02").unwrap());
    // Seventeen hours for whoever waits; half an hour on either side of the night for whoever answers.
    assert_eq!(facts.first_response, Some(17 * 60 * MINUTE));
    assert_eq!(facts.first_response_open, Some(60 * MINUTE));
    assert_eq!(facts.handling, Some(170 * MINUTE));
    // First answer, news by its being done, and that it is done.
    assert_eq!((facts.kept, facts.broken), ([1, 1, 0, 1], [0; 4]));
    assert!(facts.resolved && facts.done_once && facts.promised && !facts.withdrawn);
}

#[test]
fn a_day_is_that_of_the_calendars_zone_and_else_utc() {
    let opened = at("05-02 00:30");
    let office = Desk::open(usual(), Kind::Enquiry, opened);
    let usual = Desk::open(arranged(), Kind::Enquiry, opened);
    let days = [office, usual].map(|desk| facts(&desk).day.to_string());
    assert_eq!(days, ["2028-05-02", "2028-05-01"]);
}

#[test]
fn the_requesters_turn_is_not_handling_time() {
    let mut desk = Desk::enquiry(usual(), "05-02 09:00");
    desk.staff("05-02 10:00", &command(CommandName::Ask));
    desk.asker("05-03 10:00", &message());
    desk.staff("05-03 11:00", &resolve());
    assert_eq!(facts(&desk).handling, Some(120 * MINUTE));
    // What the requester takes to say whether it is fixed is not, either.
    desk.asker("05-04 11:00", &not_fixed());
    desk.staff("05-04 12:00", &resolve());
    let facts = facts(&desk);
    assert_eq!(
        facts.handling,
        Some(120 * MINUTE),
        "until it was first done"
    );
    assert_eq!((facts.reopened, facts.resolved), (1, true));
}

#[test]
fn a_case_that_is_taken_up_again_is_not_done_until_it_is() {
    let mut desk = Desk::enquiry(usual(), "05-02 09:00");
    desk.staff("05-02 10:00", &resolve());
    assert_eq!(facts(&desk).kept, [1, 0, 0, 1]);
    desk.asker("05-02 11:00", &not_fixed());
    let again = facts(&desk);
    assert_eq!(
        (again.resolved, again.done_once, again.reopened),
        (false, true, 1)
    );
    // What was promised is still to be done, so it is not kept yet.
    assert_eq!(again.kept, [1, 0, 0, 0]);
    let sums = cell(&again);
    let counts = [
        slot::RESOLVED,
        slot::UNRESOLVED,
        slot::REOPENED,
        slot::STAYED,
    ]
    .map(|of| sums.get(of));
    assert_eq!(counts, [0, 1, 1, 0]);
}

#[test]
fn a_withdrawn_case_counts_as_such_and_what_was_broken_stays_so() {
    let mut desk = Desk::enquiry(usual(), "05-02 09:00");
    desk.asker("05-02 10:31", &command(CommandName::Withdraw));
    let facts = facts(&desk);
    assert_eq!(
        (facts.withdrawn, facts.first_response, facts.handling),
        (true, None, None)
    );
    assert_eq!((facts.kept, facts.broken), ([0; 4], [1, 0, 0, 0]));
    let sums = cell(&facts);
    let counts = [
        slot::RECEIVED,
        slot::WITHDRAWN,
        slot::RESOLVED,
        slot::UNRESOLVED,
        slot::BREACHED,
    ];
    assert_eq!(counts.map(|of| sums.get(of)), [1, 1, 0, 0, 1]);
}

#[test]
fn late_news_counts_when_it_is_late_and_once() {
    let mut desk = Desk::enquiry(usual(), "05-02 09:00");
    desk.staff("05-02 09:30", &progress(None));
    desk.look(at("05-02 11:29"));
    assert_eq!(facts(&desk).broken, [0; 4]);
    desk.look(at("05-02 11:30"));
    assert_eq!(facts(&desk).broken, [0, 1, 0, 0]);
    desk.staff("05-02 13:30", &progress(None));
    desk.staff("05-02 14:00", &progress(None));
    assert_eq!(
        (facts(&desk).kept, facts(&desk).broken),
        ([1, 1, 0, 0], [0, 1, 0, 0])
    );
}

#[test]
fn a_suggestion_is_judged_once_staff_have_triaged_or_answered() {
    let mut desk = Desk::enquiry(usual(), "05-02 09:00");
    assert_eq!(facts(&desk).triage, Some(Decided::NotYet));
    let agreed = |desk: &Desk| match facts(desk).triage {
        Some(Decided::So(agreed)) => (agreed.kind, agreed.priority),
        other => panic!("{other:?}"),
    };
    let mut answered = Desk::enquiry(usual(), "05-02 09:00");
    answered.staff("05-02 09:10", &command(CommandName::Message));
    assert_eq!(agreed(&answered), (true, true));
    desk.staff("05-02 09:10", &triage(Priority::Urgent));
    assert_eq!(agreed(&desk), (true, false));
    assert_eq!(
        counted(&desk.case, &desk.events).of,
        ["", "enquiry", "urgent"]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn facts_are_what_the_history_says(site in sites(), steps in steps()) {
        let desk = history(&site, &steps, false);
        let facts = facts(&desk);
        let count = |is: &dyn Fn(&Event) -> bool| u32::try_from(desk.events.iter().filter(|e| is(e)).count()).unwrap();
        let is_broken = |promise| count(&|event| {
            matches!(event.what, What::Breached { promise: of, .. } if of == promise)
        });
        prop_assert_eq!(facts.broken, PromiseName::ALL.map(is_broken));
        let first = desk.events.iter().find(|event| is_answer(event));
        prop_assert_eq!(facts.first_response, first.map(|event| event.at.0 - desk.case.opened.0));
        prop_assert!(facts.first_response_open <= facts.first_response);
        let again = count(&|event| match &event.what {
            What::Reopened { .. } => true,
            What::Confirmed { verdict, .. } => *verdict != answerable_shared::command::Verdict::Fixed,
            _ => false,
        });
        prop_assert_eq!(facts.reopened, again);
        // A first answer is kept or broken, or its case ended before it came; never both.
        prop_assert!(facts.kept[0] + facts.broken[0] <= 1);
        prop_assert_eq!(facts.kept[0], u32::from(first.is_some() && facts.broken[0] == 0));
        let resolved = desk.events.iter().position(|event| matches!(event.what, What::Resolved { .. }));
        prop_assert_eq!(facts.handling.is_some(), resolved.is_some());
        if let Some(resolved) = resolved {
            // The clock of the promise, where there is one from the beginning, has counted the same.
            let then = replay(&desk.events[..=resolved]).unwrap();
            let clock = then.clocks.iter().find(|clock| clock.promise == PromiseName::Resolution);
            if let Some(clock) = clock.filter(|clock| clock.segments[0].from == then.opened) {
                let counted: i64 = clock.segments.iter().map(|part| part.counted).sum();
                prop_assert_eq!(facts.handling, Some(counted));
            }
        }
        prop_assert_eq!(facts.withdrawn, desk.case.stage == Stage::Withdrawn);
        let said = desk.events.iter().any(|e| matches!(e.by, Actor::Agent(_)) && is_answer(e));
        let triaged = count(&|event| matches!(event.what, What::Triaged { .. })) > 0;
        prop_assert_eq!(facts.triage != Some(Decided::NotYet), said || triaged);
    }

    #[test]
    fn what_is_added_can_be_taken_off_in_any_order(site in sites(), all in prop::collection::vec(steps(), 1..5)) {
        let texts: Vec<String> = all.iter().map(|steps| {
            let desk = history(&site, steps, false);
            counted(&desk.case, &desk.events).sums
        }).collect();
        let mut sum = Cell::default();
        sum.add(&texts.join(","), 1);
        let mut one_by_one = Cell::default();
        texts.iter().rev().for_each(|text| one_by_one.add(text, 1));
        prop_assert_eq!(&one_by_one, &sum);
        for (at, text) in texts.iter().enumerate() {
            sum.add(text, -1);
            let mut rest = Cell::default();
            texts[at + 1..].iter().for_each(|text| rest.add(text, 1));
            prop_assert_eq!(&sum, &rest);
        }
        prop_assert_eq!(sum, Cell::default());
    }

    #[test]
    fn a_median_is_less_than_a_tenth_off(mut seconds in prop::collection::vec(0_i64..7_000_000, 1..60), percent in 1_i64..=100) {
        let mut cell = Cell::default();
        seconds.iter().for_each(|seconds| cell.count_time(Time::Handling, seconds * 1_000 + 999));
        seconds.sort_unstable();
        let place = (seconds.len() * usize::try_from(percent).unwrap()).div_ceil(100);
        let exact = seconds[place - 1];
        let told = cell.quantile(Time::Handling, percent).unwrap();
        prop_assert!((told - exact).abs() * 10 <= exact.max(300), "{} for {}", told, exact);
        prop_assert_eq!(cell.time(Time::Handling), (seconds.iter().sum(), i64::try_from(seconds.len()).unwrap()));
    }
}
