//! Danger to people: who is called, and what its requester is told.

use super::{Desk, at, targets, triage};
use crate::fixtures::command;
use answerable_shared::case::Priority;
use answerable_shared::command::{CommandName, Side};
use answerable_shared::promise::Tier;
use answerable_shared::view::head;
use serde_json::json;

/// A case whose words tell of danger.
fn case() -> Desk {
    let mut desk = Desk::enquiry(targets(&json!({"first_response": 240})), "05-02 09:00");
    let suggestion = desk.case.suggestion.as_mut().expect("words suggest");
    suggestion.safety = true;
    suggestion.priority = Priority::Urgent;
    desk.case.priority = Priority::Urgent;
    desk
}

#[test]
fn the_leads_are_called_at_once_and_once() {
    let mut desk = case();
    desk.look(at("05-02 09:00"));
    assert_eq!(desk.case.tier, Tier::Lead);
    let called = ["05-02 09:00 up to Lead: Safety"];
    assert_eq!(desk.happened(), called);
    desk.look(at("05-02 09:30"));
    assert_eq!(desk.happened(), called);
}

#[test]
fn its_requester_is_told_until_somebody_knows_better_or_it_ends() {
    let told = |desk: &Desk| head(&desk.case, Side::Requester).danger;
    let mut desk = case();
    assert!(told(&desk));
    desk.staff("05-02 09:10", &triage(Priority::Important));
    assert!(!told(&desk));
    desk.staff("05-02 09:20", &triage(Priority::Urgent));
    assert!(told(&desk));
    assert!(head(&desk.case, Side::Staff).danger);
    desk.asker("05-02 09:30", &command(CommandName::Withdraw));
    assert!(!told(&desk));
    // What is urgent without danger is nothing of the sort.
    let mut calm = case();
    calm.case.suggestion.as_mut().expect("words suggest").safety = false;
    assert!(!told(&calm));
    calm.look(at("05-02 09:30"));
    assert_eq!(calm.case.tier, Tier::Agent);
}
