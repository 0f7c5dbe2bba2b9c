use super::*;

fn failure(sort: ProblemType) -> Failure {
    Failure::Problem(Box::new(sort.because("The detail.")))
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
