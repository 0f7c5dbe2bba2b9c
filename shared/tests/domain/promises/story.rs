//! An urgent complaint from a Friday night to its end, with everything that its promises live through.

use super::{Desk, arranged, at, message, not_fixed, progress, settings, triage};
use crate::fixtures::command;
use answerable_shared::case::{Kind, Priority, Stage};
use answerable_shared::command::{CommandName, Side};
use answerable_shared::promise::PromiseName::{FirstResponse, NextUpdate, Offer, Resolution};
use answerable_shared::promise::explain::{PromiseState, promises};
use answerable_shared::promise::watch::next;
use serde_json::json;

#[test]
fn a_complaint_on_friday_night() {
    let site = arranged(&settings(&json!([
        {"calendar": "office", "targets": {"first_response": 240}},
        {"kind": "complaint", "priority": "urgent", "calendar": "office",
         "targets": {"first_response": 60, "next_update": 120, "offer": 240, "resolution": 480}},
    ])));
    let mut desk = Desk::open(site, Kind::Complaint, at("04-28 23:50"));
    // Four hours of a Tuesday with its break: the weekend and Labour Day count nothing.
    assert_eq!(desk.due(FirstResponse), "05-02 14:00");

    // Somebody on duty sees what it is. More is promised from then on.
    desk.staff("04-28 23:55", &triage(Priority::Urgent));
    assert_eq!(desk.due(FirstResponse), "05-02 10:00");
    assert_eq!(desk.due(Offer), "05-02 14:00");
    assert_eq!(desk.due(Resolution), "05-03 10:00");

    desk.staff("05-02 09:50", &progress(None));
    assert_eq!(desk.due(NextUpdate), "05-02 11:50");
    // The offer pauses it with five hours and a half left, through the rest of the day and a night.
    desk.staff("05-02 11:30", &command(CommandName::Offer));
    assert_eq!(desk.due(Resolution), "-");
    desk.asker("05-03 16:00", &command(CommandName::Choose));
    assert_eq!(desk.due(Resolution), "05-04 14:30");
    assert_eq!(desk.due(NextUpdate), "05-04 10:00");
    // A question, with four hours left.
    desk.staff("05-04 09:30", &command(CommandName::Ask));
    desk.asker("05-05 11:00", &message());
    assert_eq!(desk.due(Resolution), "05-05 16:00");
    // Done, with three hours left, over a weekend; and not done.
    desk.staff("05-05 13:00", &command(CommandName::Resolve));
    desk.asker("05-08 10:00", &not_fixed());
    assert_eq!(desk.due(Resolution), "05-08 14:00");

    // Nobody does anything until the next day.
    desk.staff("05-09 09:00", &command(CommandName::Resolve));
    desk.asker("05-09 10:00", &command(CommandName::Confirm));
    assert_eq!(
        desk.happened(),
        [
            "05-02 09:45 warned FirstResponse",
            "05-02 11:20 warned NextUpdate",
            "05-04 09:30 warned NextUpdate",
            "05-08 11:00 warned Resolution",
            "05-08 11:30 warned NextUpdate",
            "05-08 12:00 breached NextUpdate, now 05-08 15:00",
            "05-08 12:00 up to Lead: Late",
            "05-08 14:00 breached Resolution, now 05-09 15:00",
            "05-08 15:00 up to Head: Late",
        ]
    );
    assert_eq!(desk.case.stage, Stage::Closed);
    assert_eq!((desk.case.updates.kept, desk.case.updates.late), (3, 1));
    let shown: Vec<_> = promises(&desk.case, Side::Requester)
        .into_iter()
        .map(|promise| (promise.promise, promise.state))
        .collect();
    assert_eq!(
        shown,
        [
            (FirstResponse, PromiseState::Kept),
            (Offer, PromiseState::Kept),
            (Resolution, PromiseState::Missed),
            (NextUpdate, PromiseState::Missed),
        ]
    );
    assert_eq!(next(&desk.case), None);

    // Every stretch of the longest promise, with why it began.
    let segments: Vec<_> = desk.clock(Resolution).segments.iter().collect();
    let counted: Vec<_> = segments.iter().map(|part| part.counted / 60_000).collect();
    assert_eq!(counted, [150, 0, 90, 0, 60, 0, 360, 0]);
    let why: Vec<_> = segments.iter().map(|part| part.why).collect();
    assert_eq!(
        serde_json::to_value(why).expect("names"),
        json!([
            "triaged",
            "offered",
            "chosen",
            "asked",
            "message",
            "resolved",
            "confirmed",
            "resolved"
        ])
    );
}
