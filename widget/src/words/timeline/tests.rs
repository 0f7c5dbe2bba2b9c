use super::*;
use answerable_shared::offer::{Offer, OfferOption};
use answerable_shared::time::Timestamp;
use answerable_shared::view::To;

fn moment(at: Timestamp) -> String {
    format!("T{}", at.0)
}

pub(crate) fn entry(what: EntryKind, by: By) -> Entry {
    Entry {
        seq: 1,
        at: Timestamp(1),
        by,
        name: (by == By::Agent).then(|| "Jo Fern".to_owned()),
        what,
        text: None,
        expected: None,
        offer: None,
        option: None,
        guarantee: None,
        verdict: None,
        stars: None,
        promise: None,
        triage: None,
        to: None,
        task: None,
    }
}

#[test]
fn a_chosen_option_is_named() {
    let option = |title: &str| OfferOption {
        title: title.to_owned(),
        ..OfferOption::default()
    };
    let offer = Offer {
        number: 1,
        text: None,
        options: vec![option("Repair"), option("Refund")],
    };
    let chosen = Entry {
        offer: Some(offer),
        option: Some(2),
        ..entry(EntryKind::Chosen, By::Requester)
    };
    let line = line(&chosen, &moment);
    assert_eq!(line.more, [(Text::NONE, "Refund".to_owned())]);
    assert!(line.is_yours && !line.is_said);
}

#[test]
fn words_are_said_by_whoever_wrote_them() {
    let line = line(&entry(EntryKind::Message, By::Agent), &moment);
    assert_eq!(
        (line.who.as_str(), line.is_said, line.what),
        ("Jo Fern", true, None)
    );
}

#[test]
fn taking_up_again_names_who_did() {
    let by = |by| {
        line(&entry(EntryKind::Reopened, by), &moment)
            .what
            .unwrap_or_default()
    };
    assert_eq!(by(By::Requester), T.timeline.you_reopened.say());
    assert_eq!(by(By::Agent), "Jo Fern took this up again");
}

fn what(entry: &Entry) -> String {
    line(entry, &moment).what.unwrap_or_default()
}

#[test]
fn a_question_is_said_by_whoever_asks_it() {
    let asked = Entry {
        text: Some("Which pot is it?".to_owned()),
        ..entry(EntryKind::Asked, By::Agent)
    };
    let line = line(&asked, &moment);
    assert_eq!((line.who.as_str(), line.is_said), ("Jo Fern", true));
    assert_eq!(line.what.as_deref(), Some("Question"));
    assert_eq!(line.text.as_deref(), Some("Which pot is it?"));
}

#[test]
fn a_complaint_about_the_handling_is_called_that() {
    let appealed = entry(EntryKind::Appealed, By::Requester);
    assert_eq!(what(&appealed), "You complained about how this was handled");
}

#[test]
fn a_case_goes_to_somebody_or_to_colleagues() {
    let to = |name: Option<&str>| Entry {
        to: Some(To {
            name: name.map(str::to_owned),
            ..To::default()
        }),
        ..entry(EntryKind::Assigned, By::Agent)
    };
    assert_eq!(what(&to(Some("Sam Reed"))), "Sam Reed looks after this now");
    assert_eq!(what(&to(None)), "Handed over to colleagues");
}

#[test]
fn a_broken_promise_is_named_with_the_new_one() {
    let broken = |promise| Entry {
        promise: Some(promise),
        expected: Some(Timestamp(7)),
        ..entry(EntryKind::Breached, By::System)
    };
    for (promise, text) in [
        (PromiseName::FirstResponse, "an answer"),
        (PromiseName::NextUpdate, "news"),
        (PromiseName::Offer, "a first solution"),
        (PromiseName::Resolution, "to be done"),
    ] {
        let line = line(&broken(promise), &moment);
        assert!(line.is_late && !line.is_said);
        let what = format!("We missed what we promised: {text}");
        assert_eq!(line.what, Some(what));
        // It stays true when that has passed.
        let again = "We then promised it by T7.".to_owned();
        assert_eq!(line.more, [(Text::NONE, again)]);
    }
    let without = Entry {
        expected: None,
        ..broken(PromiseName::Offer)
    };
    assert!(line(&without, &moment).more.is_empty());
}

#[test]
fn silence_is_asked_about_and_then_ends_it() {
    let reminded = Entry {
        expected: Some(Timestamp(9)),
        ..entry(EntryKind::Reminded, By::System)
    };
    assert_eq!(
        what(&reminded),
        "We asked whether you are still there, and said that we would close this at T9 without an answer."
    );
    let lapsed = entry(EntryKind::Lapsed, By::System);
    assert_eq!(what(&lapsed), "Closed, since we heard nothing");
    assert!(!line(&lapsed, &moment).is_late);
}

#[test]
fn what_is_for_staff_alone_would_not_be_told() {
    for kind in [
        EntryKind::Triaged,
        EntryKind::Warned,
        EntryKind::Escalated,
        EntryKind::Other,
    ] {
        assert_eq!(what(&entry(kind, By::System)), T.timeline.unknown.say());
    }
}
