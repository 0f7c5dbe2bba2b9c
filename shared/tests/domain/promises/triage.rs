//! Another kind or priority: the earlier of what was promised and of what would be promised now.

use super::{Desk, arranged, at, message, settings, targets, triage, when};
use crate::fixtures::command;
use answerable_shared::case::Priority;
use answerable_shared::command::CommandName::{Ask, Offer as MakeOffer, Resolve};
use answerable_shared::promise::PromiseName::{FirstResponse, NextUpdate, Offer, Resolution};
use answerable_shared::promise::clock::Pace;
use answerable_shared::settings::Arrangements;
use serde_json::{Value, json};

/// Policies for all and for what is urgent, each with its calendar.
fn two(all: (&str, Value), urgent: (&str, Value)) -> Arrangements {
    let policy = |(calendar, targets): (&str, Value)| {
        let mut policy = json!({"calendar": calendar});
        policy["targets"] = targets;
        policy
    };
    let mut urgent = policy(urgent);
    urgent["priority"] = json!("urgent");
    arranged(&settings(&json!([policy(all), urgent])))
}

#[test]
fn the_earlier_of_the_old_promise_and_the_new_target_holds() {
    let table = [
        // calendar, target; from then on; arrived, found urgent; due before and after.
        (
            ("office", 240),
            ("office", 60),
            ("05-02 09:00", "05-02 10:00"),
            ("05-02 14:00", "05-02 11:00"),
        ),
        (
            ("office", 60),
            ("office", 240),
            ("05-02 09:00", "05-02 09:30"),
            ("05-02 10:00", "05-02 10:00"),
        ),
        (
            ("office", 240),
            ("office", 240),
            ("05-02 09:00", "05-02 10:00"),
            ("05-02 14:00", "05-02 14:00"),
        ),
        // At night, from office hours to day and night: neither sooner than it would be promised now, nor later than
        // it was.
        (
            ("office", 120),
            ("always", 240),
            ("05-02 16:00", "05-02 17:30"),
            ("05-03 10:00", "05-02 21:30"),
        ),
        (
            ("office", 120),
            ("always", 1440),
            ("05-02 16:00", "05-02 17:30"),
            ("05-03 10:00", "05-03 10:00"),
        ),
        // From day and night to office hours: what was promised for the evening stays so.
        (
            ("always", 240),
            ("office", 240),
            ("05-02 16:00", "05-02 17:30"),
            ("05-02 20:00", "05-02 20:00"),
        ),
        (
            ("always", 1440),
            ("office", 60),
            ("05-02 16:00", "05-02 17:30"),
            ("05-03 16:00", "05-03 10:00"),
        ),
    ];
    for (all, urgent, (opened, found), (before, after)) in table {
        let target = |minutes: i32| json!({"first_response": minutes});
        let mut desk = Desk::enquiry(
            two((all.0, target(all.1)), (urgent.0, target(urgent.1))),
            opened,
        );
        assert_eq!(desk.due(FirstResponse), before, "{all:?} {opened}");
        desk.staff(found, &triage(Priority::Urgent));
        assert_eq!(desk.due(FirstResponse), after, "{all:?} {urgent:?} {found}");
    }
}

/// What a pause leaves after that is what was due by the calendar that counts now, or more.
#[test]
fn a_pause_after_that_makes_nothing_sooner() {
    let done = |minutes: i32| json!({"first_response": 60, "resolution": minutes});
    // An hour of office time was left, until the next morning: sixteen hours and a half of a day and night.
    let site = two(("office", done(120)), ("always", done(1440)));
    let mut desk = Desk::enquiry(site, "05-02 16:00");
    desk.staff("05-02 17:30", &triage(Priority::Urgent));
    assert_eq!(desk.due(Resolution), "05-03 10:00");
    desk.staff("05-02 17:40", &command(Ask));
    desk.asker("05-02 17:50", &message());
    assert_eq!(desk.due(Resolution), "05-03 10:10");
    // Two hours and a half were left until the evening, when the office is closed.
    let site = two(("always", done(240)), ("office", done(240)));
    let mut desk = Desk::enquiry(site, "05-02 16:00");
    desk.staff("05-02 17:30", &triage(Priority::Urgent));
    assert_eq!(desk.due(Resolution), "05-02 20:00");
    desk.staff("05-02 17:40", &command(Ask));
    desk.asker("05-02 17:50", &message());
    assert_eq!(desk.due(Resolution), "05-03 11:30");
}

#[test]
fn what_has_counted_stays_counted_by_the_old_calendar() {
    let done = |minutes: i32| json!({"first_response": 60, "resolution": minutes});
    let site = two(("always", done(1440)), ("office", done(1440)));
    let mut desk = Desk::enquiry(site, "05-01 22:00");
    // A holiday's night, when no office would have counted anything.
    desk.staff("05-02 10:00", &triage(Priority::Urgent));
    let clock = desk.clock(Resolution);
    assert_eq!(clock.segments[0].counted, 12 * 3_600_000);
    let calendar = &desk.case.terms.as_ref().expect("terms").calendar;
    assert_eq!(clock.counted(calendar, at("05-02 11:00")), 13 * 3_600_000);
    assert_eq!(clock.segments.len(), 2);
    // While it waits, too; the new calendar counts from when it goes on.
    let site = two(("always", done(1440)), ("office", done(600)));
    let mut desk = Desk::enquiry(site, "05-01 22:00");
    desk.staff("05-02 08:00", &command(Ask));
    desk.staff("05-02 10:00", &triage(Priority::Urgent));
    assert_eq!(desk.due(Resolution), "-");
    assert_eq!(desk.clock(Resolution).segments.len(), 2);
    desk.asker("05-02 11:00", &message());
    // Fourteen hours were left of a day; ten are promised now.
    assert_eq!(desk.due(Resolution), "05-03 15:00");
}

#[test]
fn what_the_new_terms_do_not_promise_was_promised_all_the_same() {
    let all = json!({"first_response": 60, "next_update": 240, "offer": 240, "resolution": 1440});
    let site = two(("always", all), ("office", json!({"first_response": 60})));
    let mut desk = Desk::enquiry(site, "05-01 22:00");
    desk.staff("05-01 22:10", &message());
    desk.staff("05-01 23:00", &triage(Priority::Urgent));
    assert_eq!(desk.due(Resolution), "05-02 22:00");
    assert_eq!(desk.due(NextUpdate), "05-02 02:10");
    // An hour counted at night, by the calendar of then; twenty-three are left, in office hours.
    desk.staff("05-02 01:00", &command(Ask));
    assert_eq!(desk.clock(Resolution).segments[0].counted, 3_600_000);
    assert_eq!(desk.clock(Resolution).segments[1].counted, 0);
    desk.asker("05-02 08:00", &message());
    assert_eq!(desk.due(Resolution), "05-05 11:00");
    // Nothing says how soon there is to be news now.
    assert!(!desk.clock(NextUpdate).lives());
}

#[test]
fn what_the_new_terms_promise_first_begins_then() {
    let more = json!({"first_response": 60, "next_update": 60, "offer": 120, "resolution": 240});
    let site = || {
        two(
            ("office", json!({"first_response": 240})),
            ("office", more.clone()),
        )
    };
    let mut desk = Desk::enquiry(site(), "05-02 09:00");
    desk.staff("05-02 10:00", &triage(Priority::Urgent));
    assert_eq!(desk.due(Offer), "05-02 12:00");
    assert_eq!(desk.due(Resolution), "05-02 15:00");
    // The first answer comes before the news.
    assert!(desk.try_clock(NextUpdate).is_none());

    let mut desk = Desk::enquiry(site(), "05-02 09:00");
    desk.staff("05-02 09:10", &message());
    desk.staff("05-02 10:00", &triage(Priority::Urgent));
    assert_eq!(desk.due(NextUpdate), "05-02 11:00");

    // It waits where it is the requester's turn, and what was done is not promised.
    let mut desk = Desk::enquiry(site(), "05-02 09:00");
    desk.staff("05-02 09:10", &command(MakeOffer));
    desk.staff("05-02 10:00", &triage(Priority::Urgent));
    assert!(desk.try_clock(Offer).is_none());
    assert_eq!(desk.clock(Resolution).segments[0].pace, Pace::Paused);
    assert_eq!(desk.clock(Resolution).segments.len(), 1);
    let mut desk = Desk::enquiry(site(), "05-02 09:00");
    desk.staff("05-02 09:10", &command(Resolve));
    desk.staff("05-02 10:00", &triage(Priority::Urgent));
    assert_eq!(desk.case.clocks.len(), 1);
}

#[test]
fn a_moment_that_staff_named_stays() {
    let all = |news: i32| json!({"first_response": 60, "next_update": news});
    let site = two(("office", all(240)), ("office", all(30)));
    let mut desk = Desk::enquiry(site, "05-02 09:00");
    desk.staff("05-02 09:10", &super::progress(Some("05-02 16:00")));
    desk.staff("05-02 10:00", &triage(Priority::Urgent));
    assert_eq!(desk.due(NextUpdate), "05-02 16:00");
    desk.staff("05-02 16:30", &message());
    assert_eq!(desk.due(NextUpdate), "05-02 17:00");
}

#[test]
fn what_took_the_place_of_a_missed_promise_is_not_put_off_either() {
    let done = |minutes: i32| json!({"first_response": 60, "resolution": minutes});
    for (target, again) in [(60, "05-04 11:00"), (4200, "05-05 17:00")] {
        for waits in [false, true] {
            let site = two(("office", done(840)), ("office", done(target)));
            let mut desk = Desk::enquiry(site, "05-02 09:00");
            desk.staff("05-02 09:10", &message());
            if waits {
                desk.staff("05-04 10:00", &command(Ask));
            }
            desk.staff("05-04 10:00", &triage(Priority::Urgent));
            if waits {
                desk.asker("05-04 10:00", &message());
            }
            let promised = desk.clock(Resolution).promised();
            assert_eq!(
                promised.map(when).as_deref(),
                Some(again),
                "{target} {waits}"
            );
            assert_eq!(desk.clock(Resolution).due, None, "it is late already");
        }
    }
}

#[test]
fn settings_that_change_later_change_no_case() {
    let mut desk = Desk::enquiry(
        targets(&json!({"first_response": 240, "resolution": 840})),
        "05-02 09:00",
    );
    let before = desk.case.clone();
    desk.site = targets(&json!({"first_response": 10, "resolution": 20}));
    desk.staff("05-02 10:00", &command(Ask));
    desk.asker("05-02 11:00", &message());
    assert_eq!(desk.due(Resolution), "05-04 10:00");
    assert_eq!(desk.case.terms, before.terms);
    // Only who triages it goes by them.
    desk.staff("05-02 11:00", &triage(Priority::Urgent));
    assert_eq!(desk.due(Resolution), "05-02 11:20");
}
