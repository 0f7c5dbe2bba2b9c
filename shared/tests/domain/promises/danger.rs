//! Danger to people: who is called, and what its requester is told.

use super::{Desk, at, targets, triage};
use crate::fixtures::command;
use answerable_shared::actor::Actor;
use answerable_shared::case::Priority;
use answerable_shared::command::{CommandName, Side};
use answerable_shared::decide::endangered;
use answerable_shared::evolve::evolve;
use answerable_shared::figures::facts::{Decided, Facts};
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

#[test]
fn what_is_said_later_counts_as_what_was_said_at_first() {
    let site = targets(&json!({"first_response": 240}));
    let mut desk = Desk::enquiry(site.clone(), "05-02 09:00");
    let now = at("05-02 10:00");
    let event = endangered(&desk.case, &site, now).expect("it was not known");
    assert_eq!((&event.by, event.at), (&Actor::System {}, now));
    desk.case = evolve(desk.case.clone(), &event);
    assert_eq!(desk.case.priority, Priority::Urgent);
    assert!(head(&desk.case, Side::Requester).danger);
    assert_eq!(endangered(&desk.case, &site, now), None);
    desk.look(now);
    assert_eq!(desk.happened(), ["05-02 10:00 up to Lead: Safety"]);
    // Nobody of the staff has judged the suggestion by that.
    let (mut events, found) = (desk.events.clone(), desk.case.clone());
    events.insert(1, event);
    assert_eq!(Facts::of(&found, &events).triage, Some(Decided::NotYet));
    // Somebody knew better; it can turn dangerous again.
    desk.staff("05-02 10:10", &triage(Priority::General));
    assert!(!head(&desk.case, Side::Requester).danger);
    assert!(endangered(&desk.case, &site, at("05-02 10:20")).is_some());
}
