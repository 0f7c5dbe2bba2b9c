//! First answers, and news after them.

use super::{Desk, at, message, not_fixed, progress, targets, triage, when};
use crate::fixtures::command;
use answerable_shared::case::Priority;
use answerable_shared::command::CommandName::{
    Accept, Appeal, Ask, Assign, Choose, Confirm, Escalate, Message, Note, Offer, Progress, Reopen,
    Resolve, Withdraw,
};
use answerable_shared::promise::PromiseName::{FirstResponse, NextUpdate};
use answerable_shared::promise::explain::{PromiseState, state};
use answerable_shared::promise::watch::next;
use serde_json::json;

/// A first answer within four hours, news within two, in office hours, on a Tuesday morning.
fn desk() -> Desk {
    let site = targets(&json!({"first_response": 240, "next_update": 120}));
    Desk::enquiry(site, "05-02 09:00")
}

#[test]
fn the_first_public_word_of_staff_is_the_first_answer() {
    for (name, answers) in [
        (Message, true),
        (Ask, true),
        (Progress, true),
        (Offer, true),
        (Resolve, true),
        (Accept, false),
        (Note, false),
        (Assign, false),
        (Escalate, false),
    ] {
        let mut desk = desk();
        desk.staff("05-02 10:00", &command(name));
        let clock = desk.clock(FirstResponse);
        assert_eq!(clock.done.is_some(), answers, "{name}");
        assert_eq!(clock.lives(), !answers, "{name}");
        let due = if answers { "-" } else { "05-02 14:00" };
        assert_eq!(desk.due(FirstResponse), due, "{name}");
    }
    let mut desk = desk();
    desk.asker("05-02 10:00", &message());
    desk.staff("05-02 10:30", &triage(Priority::Urgent));
    assert_eq!(desk.clock(FirstResponse).done, None);
    assert!(desk.try_clock(NextUpdate).is_none());
    desk.staff("05-02 13:30", &message());
    assert_eq!(desk.clock(FirstResponse).done, Some(at("05-02 13:30")));
    assert_eq!(state(desk.clock(FirstResponse)), PromiseState::Kept);
}

#[test]
fn an_answer_at_the_very_moment_is_late_and_one_before_it_is_not() {
    let mut desk = desk();
    desk.staff("05-02 14:00", &message());
    assert_eq!(state(desk.clock(FirstResponse)), PromiseState::Missed);
    let mut desk = self::desk();
    desk.staff("05-02 13:59", &message());
    assert_eq!(state(desk.clock(FirstResponse)), PromiseState::Kept);
}

#[test]
fn each_answer_begins_a_round_of_news() {
    let mut desk = desk();
    desk.staff("05-02 10:00", &progress(None));
    assert_eq!(desk.due(NextUpdate), "05-02 12:00");
    desk.staff("05-02 11:00", &message());
    assert_eq!(desk.due(NextUpdate), "05-02 14:00");
    // What the requester says, and what staff do among themselves, leaves it as it is.
    desk.asker("05-02 11:30", &message());
    desk.staff("05-02 11:31", &command(Note));
    desk.staff("05-02 11:32", &command(Assign));
    assert_eq!(desk.due(NextUpdate), "05-02 14:00");
    assert_eq!((desk.case.updates.kept, desk.case.updates.late), (1, 0));
    // A question is news; then it is their turn.
    desk.staff("05-02 14:00", &command(Ask));
    assert_eq!((desk.case.updates.kept, desk.case.updates.late), (1, 1));
    assert!(!desk.clock(NextUpdate).lives());
    desk.staff("05-03 16:00", &command(Note));
    assert!(!desk.clock(NextUpdate).lives());
    // They answer in the evening.
    desk.asker("05-03 18:30", &message());
    assert_eq!(desk.due(NextUpdate), "05-04 11:00");
    assert_eq!(desk.clock(NextUpdate).segments.len(), 1);
}

#[test]
fn a_moment_that_staff_name_takes_the_place_of_the_target() {
    let mut desk = desk();
    desk.staff("05-02 10:00", &progress(Some("05-04 20:00")));
    // It is theirs to name a time when nobody is there.
    assert_eq!(desk.due(NextUpdate), "05-04 20:00");
    desk.asker("05-03 10:00", &message());
    desk.look(at("05-07 12:00"));
    assert_eq!(
        desk.happened(),
        [
            // Three quarters of the way there.
            "05-04 05:30 warned NextUpdate",
            "05-04 20:00 breached NextUpdate, now 05-05 11:00",
            "05-04 20:00 up to Lead: Late",
            "05-05 11:00 up to Head: Late",
        ]
    );
    // What was named has passed: the next round goes by the target.
    desk.staff("05-08 09:00", &message());
    assert_eq!(desk.due(NextUpdate), "05-08 11:00");
}

#[test]
fn a_moment_counts_only_while_it_lies_ahead() {
    let mut desk = desk();
    desk.staff("05-02 10:00", &progress(None));
    // The clock is an hour behind: what it calls the future has passed in the history.
    desk.staff("05-02 09:10", &progress(Some("05-02 09:50")));
    assert_eq!(when(desk.case.updated), "05-02 10:00");
    assert_eq!(desk.due(NextUpdate), "05-02 12:00");
}

#[test]
fn whoever_waits_on_a_resolved_case_gets_news() {
    let mut desk = desk();
    desk.staff("05-02 10:00", &command(Resolve));
    assert!(desk.try_clock(NextUpdate).is_none());
    desk.asker("05-02 11:00", &message());
    assert_eq!(desk.due(NextUpdate), "05-02 14:00");
    desk.asker("05-02 11:30", &command(Confirm));
    // They need no answer any more.
    assert_eq!(state(desk.clock(NextUpdate)), PromiseState::Dropped);
    assert_eq!(next(&desk.case), None);
    assert_eq!((desk.case.updates.kept, desk.case.updates.late), (0, 0));
}

#[test]
fn whoever_complains_while_they_choose_gets_news() {
    let mut desk = desk();
    desk.staff("05-02 10:00", &command(Offer));
    desk.asker("05-02 11:00", &command(Appeal));
    assert_eq!(desk.due(NextUpdate), "05-02 14:00");
    desk.asker("05-02 11:30", &command(Choose));
    assert_eq!(desk.due(NextUpdate), "05-02 14:00");
}

#[test]
fn nothing_is_promised_on_a_case_that_has_ended() {
    for name in [Message, Appeal] {
        let mut desk = desk();
        desk.staff("05-02 10:00", &command(Resolve));
        desk.asker("05-02 11:00", &command(Confirm));
        desk.asker("05-02 11:30", &command(name));
        assert_eq!(next(&desk.case), None, "{name}");
        desk.asker("05-03 10:00", &command(Reopen));
        assert_eq!(desk.due(NextUpdate), "05-03 12:00", "{name}");
    }
    let mut desk = desk();
    desk.staff("05-02 10:00", &message());
    desk.asker("05-02 11:00", &command(Withdraw));
    assert_eq!(next(&desk.case), None);
    assert!(desk.case.clocks.iter().all(|clock| !clock.lives()));
}

#[test]
fn taking_a_case_up_again_owes_news_whoever_does_it() {
    for theirs in [true, false] {
        let mut desk = desk();
        desk.staff("05-02 10:00", &command(Resolve));
        match theirs {
            true => desk.asker("05-02 11:00", &not_fixed()),
            false => desk.staff("05-02 11:00", &command(Reopen)),
        }
        assert_eq!(desk.due(NextUpdate), "05-02 14:00");
    }
}
