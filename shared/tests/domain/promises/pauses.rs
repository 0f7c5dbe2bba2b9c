//! Promises wait while it is the requester's turn, and lose nothing by it.

use super::{Desk, at, decline, message, not_fixed, targets, when};
use crate::fixtures::command;
use answerable_shared::actor::Actor;
use answerable_shared::command::Command;
use answerable_shared::command::CommandName::{Ask, Choose, Message, Reopen, Resolve, Withdraw};
use answerable_shared::command::{CommandName, Side};
use answerable_shared::promise::PromiseName::{Offer, Resolution};
use answerable_shared::promise::clock::Pace;
use answerable_shared::promise::explain::{PromiseState, promises, state};
use serde_json::json;

/// A solution within a day, and done within two, on a Tuesday morning.
fn desk() -> Desk {
    let site = targets(&json!({"first_response": 240, "offer": 420, "resolution": 840}));
    Desk::enquiry(site, "05-02 09:00")
}

/// What stops a promise at a time, what lets it go on, and when it is due then.
type Row<'a> = ((&'a str, Command), (&'a str, Command), &'a str);

#[test]
fn what_was_left_is_left_after_any_pause() {
    let ask = || command(Ask);
    let table: [Row<'_>; 9] = [
        // An hour has counted: thirteen are left, whenever it goes on.
        (
            ("05-02 10:00", ask()),
            ("05-02 10:00", message()),
            "05-03 17:00",
        ),
        (
            ("05-02 10:00", ask()),
            ("05-02 11:00", message()),
            "05-04 10:00",
        ),
        (
            ("05-02 10:00", ask()),
            ("05-02 12:30", message()),
            "05-04 11:00",
        ),
        (
            ("05-02 10:00", ask()),
            ("05-06 03:00", message()),
            "05-09 16:00",
        ),
        // Over the break, a night, a weekend: no open time, nothing moves.
        (
            ("05-02 12:15", ask()),
            ("05-02 12:45", message()),
            "05-03 17:00",
        ),
        (
            ("05-02 18:00", ask()),
            ("05-03 08:00", message()),
            "05-03 17:00",
        ),
        // The other ways to get the word, and to give it back.
        (
            ("05-02 10:00", command(CommandName::Offer)),
            ("05-02 11:00", command(Choose)),
            "05-04 10:00",
        ),
        (
            ("05-02 10:00", command(CommandName::Offer)),
            ("05-02 11:00", decline(1)),
            "05-04 10:00",
        ),
        (
            ("05-02 10:00", command(Resolve)),
            ("05-02 11:00", not_fixed()),
            "05-04 10:00",
        ),
    ];
    for ((from, stop), (to, go), due) in table {
        let mut desk = desk();
        assert_eq!(desk.due(Resolution), "05-03 17:00");
        desk.staff(from, &stop);
        let clock = desk.clock(Resolution);
        assert_eq!((clock.runs(), clock.due), (false, None), "{from}: {stop:?}");
        let calendar = desk.case.terms.clone().expect("terms").calendar.clone();
        let before = desk.clock(Resolution).counted(&calendar, at(from));
        desk.asker(to, &go);
        assert_eq!(desk.due(Resolution), due, "{stop:?} from {from} to {to}");
        let after = desk.clock(Resolution).counted(&calendar, at(to));
        assert_eq!(before, after);
    }
}

#[test]
fn a_first_solution_is_an_offer_or_that_it_is_done() {
    for name in [CommandName::Offer, Resolve] {
        let mut desk = desk();
        desk.staff("05-02 12:00", &command(name));
        let clock = desk.clock(Offer);
        assert_eq!(clock.done.map(when).as_deref(), Some("05-02 12:00"));
        assert_eq!(state(clock), PromiseState::Kept);
        // Once is enough.
        let after = desk.clock(Offer).clone();
        match name {
            Resolve => desk.asker("05-02 13:00", &not_fixed()),
            _ => desk.asker("05-02 13:00", &decline(1)),
        }
        assert_eq!(desk.clock(Offer), &after);
    }
    let mut desk = desk();
    desk.staff("05-02 10:00", &command(Message));
    desk.staff("05-02 11:00", &command(Ask));
    assert_eq!(state(desk.clock(Offer)), PromiseState::Paused);
    desk.asker("05-02 13:00", &message());
    assert_eq!(desk.due(Offer), "05-03 10:00");
}

#[test]
fn done_is_done_until_it_is_sent_back() {
    let mut desk = desk();
    desk.staff("05-02 11:00", &command(Resolve));
    assert_eq!(desk.clock(Resolution).done, Some(at("05-02 11:00")));
    desk.asker("05-02 12:00", &command(CommandName::Confirm));
    assert_eq!(state(desk.clock(Resolution)), PromiseState::Kept);
    // A month later it breaks again: twelve hours were left.
    desk.asker("06-06 09:00", &command(Reopen));
    assert_eq!(desk.clock(Resolution).done, None);
    assert_eq!(desk.due(Resolution), "06-07 15:00");
    assert_eq!(state(desk.clock(Resolution)), PromiseState::Running);
}

#[test]
fn what_took_the_place_of_a_missed_promise_waits_too() {
    let site = targets(&json!({"first_response": 240, "resolution": 840}));
    let mut desk = Desk::enquiry(site, "05-02 09:00");
    desk.staff("05-02 10:00", &message());
    desk.look(at("05-03 18:00"));
    assert_eq!(
        desk.happened(),
        [
            "05-03 13:30 warned Resolution",
            "05-03 17:00 breached Resolution, now 05-05 17:00",
            "05-03 17:00 up to Lead: Late",
        ]
    );
    // Twelve hours of open time are left until then; the question takes them through the weekend.
    desk.staff("05-04 11:00", &command(Ask));
    assert_eq!(desk.clock(Resolution).promised(), None);
    desk.asker("05-08 09:00", &message());
    let clock = desk.clock(Resolution);
    assert_eq!(clock.promised().map(when).as_deref(), Some("05-09 15:00"));
    assert_eq!(state(clock), PromiseState::Late);
    // Done late, and sent back: it is late still, and no second breach is recorded.
    desk.staff("05-09 14:00", &command(Resolve));
    assert_eq!(state(desk.clock(Resolution)), PromiseState::Missed);
    desk.asker("05-10 09:00", &not_fixed());
    assert_eq!(state(desk.clock(Resolution)), PromiseState::Late);
    desk.look(at("05-30 09:00"));
    assert_eq!(desk.happened()[3..], ["05-10 10:00 up to Head: Late"]);
    // That has passed too. Nothing is promised in its place.
    desk.staff("05-30 10:00", &command(Ask));
    desk.asker("05-30 11:00", &message());
    assert_eq!(desk.clock(Resolution).promised(), None);
}

#[test]
fn segments_say_since_when_and_why() {
    let mut desk = desk();
    desk.staff("05-02 10:00", &command(Ask));
    desk.asker("05-02 11:00", &message());
    let shown = promises(&desk.case, Side::Staff);
    let resolution = shown.last().expect("it is promised");
    assert_eq!(resolution.left, Some(13 * 3_600_000));
    assert_eq!(resolution.target, Some(840));
    // When the calendar is open until it is due.
    let open = resolution.open.iter();
    let open: Vec<_> = open.map(|s| (when(s.from), when(s.to))).collect();
    let span = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    assert_eq!(
        open,
        [
            span("05-02 11:00", "05-02 12:00"),
            span("05-02 13:00", "05-02 17:00"),
            span("05-03 09:00", "05-03 12:00"),
            span("05-03 13:00", "05-03 17:00"),
            span("05-04 09:00", "05-04 10:00"),
        ]
    );
    desk.staff("05-02 13:30", &command(CommandName::Offer));
    desk.by(at("05-02 14:00"), &Actor::Requester, &command(Withdraw));
    let parts = desk.clock(Resolution).segments.iter().map(|part| {
        let to = part.to.map(when).unwrap_or_default();
        let counted = part.counted / 60_000;
        (when(part.from), to, part.pace, counted)
    });
    let part =
        |from: &str, to: &str, pace, counted| (from.to_owned(), to.to_owned(), pace, counted);
    assert_eq!(
        parts.collect::<Vec<_>>(),
        [
            part("05-02 09:00", "05-02 10:00", Pace::Running, 60),
            part("05-02 10:00", "05-02 11:00", Pace::Paused, 0),
            part("05-02 11:00", "05-02 13:30", Pace::Running, 90),
            part("05-02 13:30", "05-02 14:00", Pace::Paused, 0),
        ]
    );
    assert_eq!(state(desk.clock(Resolution)), PromiseState::Dropped);
}

#[test]
fn what_was_left_in_the_end_is_told_of_what_is_over() {
    let mut desk = desk();
    desk.staff("05-02 10:00", &command(Ask));
    desk.asker("05-02 11:00", &message());
    desk.staff("05-02 12:00", &command(CommandName::Offer));
    let shown = promises(&desk.case, Side::Staff);
    let offer = shown.iter().find(|shown| shown.promise == Offer);
    assert_eq!(offer.expect("it is promised").left, Some(5 * 3_600_000));
}
