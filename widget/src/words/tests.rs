use super::*;
use answerable_shared::offer::{Offer, OfferOption};

fn moment(at: Timestamp) -> String {
    format!("T{}", at.0)
}

fn known(stage: Stage) -> Known<'static> {
    Known {
        stage,
        team: "Jo's team",
        handler: None,
        answer_by: Timestamp(100),
        answered: false,
        expected: None,
    }
}

fn standing(known: &Known<'_>, now: i64) -> (Tone, String) {
    let standing = known.standing(Timestamp(now), &moment);
    (standing.tone, standing.text)
}

fn entry(what: EntryKind, by: By) -> Entry {
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
    }
}

fn failure(sort: ProblemType) -> Failure {
    Failure::Problem(Box::new(sort.because("The detail.")))
}

#[test]
fn a_new_case_tells_who_answers_by_when() {
    let (tone, text) = standing(&known(Stage::Received), 50);
    assert_eq!(
        (tone, text.as_str()),
        (Tone::Ours, "Jo's team will answer by T100.")
    );
}

#[test]
fn a_broken_promise_is_said() {
    let (tone, text) = standing(&known(Stage::Received), 101);
    assert_eq!(tone, Tone::Late);
    assert!(text.contains("T100") && text.contains("sorry"), "{text}");
}

#[test]
fn once_answered_the_next_step_counts() {
    let mut known = Known {
        answered: true,
        handler: Some("Jo Fern"),
        ..known(Stage::Working)
    };
    assert_eq!(standing(&known, 500).1, "Jo Fern is working on it.");
    known.expected = Some(Timestamp(600));
    let (tone, text) = standing(&known, 500);
    assert_eq!(
        (tone, text.as_str()),
        (Tone::Ours, "Jo Fern is working on it. Next step by T600.")
    );
    assert_eq!(standing(&known, 601).0, Tone::Late);
}

#[test]
fn a_promise_of_ours_is_not_late_while_it_is_the_other_sides_turn() {
    assert_eq!(standing(&known(Stage::Choosing), 1_000).0, Tone::Yours);
    assert_eq!(standing(&known(Stage::Resolved), 1_000).0, Tone::Yours);
    assert_eq!(standing(&known(Stage::Closed), 1_000).0, Tone::Ended);
    assert_eq!(standing(&known(Stage::Withdrawn), 1_000).0, Tone::Ended);
}

#[test]
fn a_team_that_is_not_known_yet_is_we() {
    assert_eq!(
        will_answer("", "14:30 today"),
        "We will answer by 14:30 today."
    );
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

#[test]
fn what_is_not_the_senders_fault_says_that_the_text_is_kept() {
    for fault in [
        not_sent(&Failure::Network, false),
        not_sent(&Failure::Network, true),
        not_sent(&failure(ProblemType::Internal), false),
        not_sent(&failure(ProblemType::Unavailable), false),
    ] {
        assert!(
            fault
                .text
                .ends_with(" Your text is kept here. Please try again."),
            "{}",
            fault.text
        );
    }
}

#[test]
fn a_bad_field_is_named_with_its_fault() {
    let mut problem = ProblemType::BadField.because("Please write something here.");
    problem.field = Some("text".to_owned());
    let fault = not_sent(&Failure::Problem(Box::new(problem.clone())), false);
    assert_eq!(fault.field.as_deref(), Some("text"));
    assert_eq!(fault.text, T.fault.bad_field.say());
    problem.field = Some("contact.email".to_owned());
    let fault = not_sent(&Failure::Problem(Box::new(problem)), false);
    assert_eq!(fault.text, T.fault.bad_email.say());
}

#[test]
fn too_many_says_how_long_to_wait() {
    let mut problem = ProblemType::TooMany.because("");
    problem.retry_after = Some(40);
    let text = not_sent(&Failure::Problem(Box::new(problem.clone())), false).text;
    assert!(text.contains("40 seconds"), "{text}");
    problem.retry_after = Some(150);
    let text = not_sent(&Failure::Problem(Box::new(problem)), false).text;
    assert!(text.contains("3 minutes"), "{text}");
}

#[test]
fn every_problem_gets_a_sentence() {
    for sort in ProblemType::ALL {
        let fault = not_sent(&failure(sort), false);
        assert!(fault.text.ends_with('.'), "{sort:?}: {}", fault.text);
        assert!(!not_loaded(&failure(sort), false).say().is_empty());
    }
}

#[test]
fn only_an_absent_case_is_gone() {
    assert!(is_gone(&failure(ProblemType::NotFound)));
    assert!(!is_gone(&failure(ProblemType::Unavailable)));
    assert!(!is_gone(&Failure::Network));
    assert!(has_moved_on(&failure(ProblemType::OfferReplaced)));
    assert!(!has_moved_on(&failure(ProblemType::BadField)));
}

#[test]
fn a_text_must_say_something_unless_it_is_optional() {
    assert_eq!(check(" \n ", false).as_deref(), Some(T.fault.empty.say()));
    assert_eq!(check("", true), None);
    assert_eq!(check("Hello", false), None);
    assert!(check(&"🌿".repeat(text::LONG), false).is_none());
    assert!(check(&"x".repeat(text::LONG + 1), true).is_some());
}

#[test]
fn the_counter_shows_only_near_the_limit() {
    assert_eq!(room("Hello"), None);
    assert_eq!(room(&"x".repeat(text::LONG - 501)), None);
    assert_eq!(
        room(&"x".repeat(text::LONG - 3)).as_deref(),
        Some("3 characters left")
    );
    assert_eq!(
        room(&"x".repeat(text::LONG + 2)).as_deref(),
        Some("2 characters too many")
    );
    // Characters count, not bytes.
    assert_eq!(room(&"🌿".repeat(text::LONG / 2)), None);
}

#[test]
fn only_plain_slips_in_an_address_are_caught_early() {
    assert_eq!(check_email(""), None);
    assert_eq!(check_email("ada@example.com"), None);
    assert!(check_email("ada").is_some());
    assert!(check_email("ada@example").is_some());
}
