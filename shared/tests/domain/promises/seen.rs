//! What requesters learn of all this, and what they do not.

use super::{Desk, arranged, at, message, settings, triage, when};
use crate::fixtures::command;
use answerable_shared::case::{Case, Priority};
use answerable_shared::command::{Command, CommandName, Side};
use answerable_shared::event::Event;
use answerable_shared::evolve::{evolve, opened};
use answerable_shared::promise::PromiseName::{FirstResponse, NextUpdate, Offer};
use answerable_shared::promise::explain::PromiseState;
use answerable_shared::view::{EntryKind, frames, view};
use serde_json::json;

/// A case that has been through everything that staff do among themselves.
fn desk() -> Desk {
    let mut settings = settings(&json!([
        {"calendar": "office", "targets": {"first_response": 60, "next_update": 60, "offer": 300}},
    ]));
    settings["teams"] = json!([{"id": "secretteam", "name": "Secret team", "members": ["jo"], "kinds": ["enquiry"]}]);
    settings["silence"] = json!({"remind_after_hours": [48], "close_after_hours": 96});
    let mut desk = Desk::enquiry(arranged(&settings), "05-02 09:00");
    desk.staff("05-02 09:10", &triage(Priority::Important));
    let assign = Command::Assign {
        team: Some("secretteam".to_owned()),
        agent: Some("lea".to_owned()),
        note: Some("secretnote".to_owned()),
    };
    desk.staff("05-02 09:20", &assign);
    let escalate = Command::Escalate {
        reason: "secretreason".to_owned(),
    };
    desk.staff("05-02 09:30", &escalate);
    desk.staff("05-02 10:30", &message());
    desk.asker("05-02 11:00", &command(CommandName::Appeal));
    desk.look(at("05-02 12:00"));
    desk
}

#[test]
fn requesters_learn_of_breaches_and_of_nothing_that_staff_sort_among_themselves() {
    let desk = desk();
    let theirs = view(&desk.case, &desk.events, Side::Requester);
    let kinds: Vec<_> = theirs.timeline.iter().map(|line| line.what).collect();
    assert_eq!(
        kinds,
        [
            EntryKind::Submitted,
            EntryKind::Assigned,
            EntryKind::Breached,
            EntryKind::Message,
            EntryKind::Appealed,
            EntryKind::Breached,
        ]
    );
    let text = serde_json::to_string(&theirs).expect("serialises");
    for secret in [
        "secret",
        "important",
        "\"lead\"",
        "tier",
        "segments",
        "\"target\"",
        "\"left\"",
        "warned",
        "triage",
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    // Who has it now, and what is promised in place of what was missed, they do learn.
    let to = theirs.timeline[1].to.clone().expect("to whom");
    assert_eq!((to.name.as_deref(), to.team), (Some("Lea Holm"), None));
    let again = theirs.timeline[2].expected.map(when);
    assert_eq!(again.as_deref(), Some("05-02 11:00"));

    let ours = view(&desk.case, &desk.events, Side::Staff);
    let text = serde_json::to_string(&ours).expect("serialises");
    for word in [
        "secretteam",
        "secretnote",
        "secretreason",
        "important",
        "\"lead\"",
        "segments",
        "\"target\"",
        "warned",
    ] {
        assert!(text.contains(word), "{word} not in {text}");
    }
    assert_eq!(ours.timeline.len(), desk.events.len());
}

#[test]
fn promises_are_told_without_how_they_are_counted() {
    let desk = desk();
    let promises = view(&desk.case, &desk.events, Side::Requester)
        .case
        .promises;
    let told: Vec<_> = promises
        .iter()
        .map(|p| (p.promise, p.state, p.due.map(when), p.again.map(when)))
        .collect();
    let at = |text: &str| Some(text.to_owned());
    assert_eq!(
        told,
        [
            (FirstResponse, PromiseState::Missed, at("05-02 10:00"), None),
            (Offer, PromiseState::Running, at("05-02 15:00"), None),
            (
                NextUpdate,
                PromiseState::Late,
                at("05-02 11:30"),
                at("05-02 13:30")
            ),
        ]
    );
    for promise in promises {
        assert!(promise.target.is_none() && promise.left.is_none());
        assert!(promise.segments.is_empty() && promise.open.is_empty());
    }
}

#[test]
fn live_requesters_see_no_more_than_those_who_load_anew() {
    let desk = desk();
    let mut case: Option<Case> = None;
    let steps: Vec<(Event, Case)> = desk
        .events
        .iter()
        .map(|event| {
            let after = match case.take() {
                None => opened(event).expect("an arrival"),
                Some(case) => evolve(case, event),
            };
            case = Some(after.clone());
            (event.clone(), after)
        })
        .collect();
    let frames = frames(&steps, 0, Side::Requester);
    let text = serde_json::to_string(&frames).expect("serialises");
    for secret in ["secret", "important", "tier", "segments"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    let loaded = view(&desk.case, &desk.events, Side::Requester).timeline;
    assert_eq!(
        frames
            .into_iter()
            .map(|frame| frame.entry)
            .collect::<Vec<_>>(),
        loaded
    );
}
