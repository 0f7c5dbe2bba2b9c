//! How a case arrives.

use crate::fixtures::{NOON, arrival, reference, site, submission};
use answerable_shared::actor::Actor;
use answerable_shared::case::{Channel, Contact, Kind};
use answerable_shared::event::{SCHEMA_VERSION, Submitted, What};
use answerable_shared::refusal::Refusal;
use answerable_shared::settings::Arrangements;
use answerable_shared::submit::{Submission, submit};
use answerable_shared::text;

fn try_submit(change: impl FnOnce(&mut Submission)) -> Result<Submitted, Refusal> {
    let mut submission = submission();
    change(&mut submission);
    let arranged = Arrangements::usual(&site());
    submit(
        &submission,
        reference(),
        "fern",
        &site(),
        None,
        &arranged,
        NOON,
    )
    .map(|event| match event.what {
        What::Submitted(arrival) => *arrival,
        other => panic!("{other:?} is no arrival"),
    })
}

fn empty(field: &str) -> Refusal {
    Refusal::Empty {
        field: field.to_owned(),
    }
}

#[test]
fn is_the_first_event_and_carries_the_promise() {
    let event = arrival();
    assert_eq!(
        (event.v, event.seq, event.at, event.by),
        (SCHEMA_VERSION, 1, NOON, Actor::Requester)
    );
    let arrival = try_submit(|_| {}).unwrap();
    assert_eq!(arrival.reference, reference());
    assert_eq!(arrival.site, "fern");
    assert_eq!(arrival.kind, Kind::Complaint);
    assert_eq!(arrival.answer_by, NOON.plus_minutes(240));
    assert_eq!(arrival.contact, submission().contact);
    assert_eq!(arrival.page.as_deref(), Some("https://shop.example/pots"));
}

#[test]
fn only_the_text_is_needed() {
    let bare = r#"{"kind":"enquiry","text":" Do you deliver? "}"#;
    let bare: Submission = serde_json::from_str(bare).unwrap();
    assert_eq!(bare.channel, Channel::Api);
    let arrival = try_submit(|s| *s = bare).unwrap();
    assert_eq!(arrival.text, "Do you deliver?");
    assert_eq!(arrival.contact, Contact::default());
    assert_eq!(arrival.page, None);
}

#[test]
fn each_field_is_checked_and_named() {
    assert_eq!(
        try_submit(|s| s.text = " \u{200B}".to_owned()),
        Err(empty("text"))
    );
    assert_eq!(
        try_submit(|s| s.kind = Kind::Purchase),
        Err(Refusal::KindNotTaken)
    );
    let too_long = |field: &str, max| {
        Err(Refusal::TooLong {
            field: field.to_owned(),
            max,
        })
    };
    assert_eq!(
        try_submit(|s| s.text = "x".repeat(8_001)),
        too_long("text", text::LONG)
    );
    assert!(try_submit(|s| s.text = "x".repeat(8_000)).is_ok());
    assert_eq!(
        try_submit(|s| s.contact.name = Some("x".repeat(121))),
        too_long("contact.name", text::SHORT)
    );
    assert_eq!(
        try_submit(|s| s.page = Some("x".repeat(2_001))),
        too_long("page", 2_000)
    );
    assert_eq!(
        try_submit(|s| s.contact.email = Some("ada".to_owned())),
        Err(Refusal::BadEmail {
            field: "contact.email".to_owned()
        })
    );
    assert_eq!(
        try_submit(|s| s.contact.email = Some(String::new()))
            .unwrap()
            .contact
            .email,
        None
    );
}

#[test]
fn a_name_is_one_line() {
    let arrival =
        try_submit(|s| s.contact.name = Some("Ada\nLovelace\u{202E}".to_owned())).unwrap();
    assert_eq!(arrival.contact.name.as_deref(), Some("Ada Lovelace"));
}

#[test]
fn fields_that_nobody_knows_are_refused() {
    let with = r#"{"kind":"enquiry","text":"Hello","priority":"urgent"}"#;
    assert!(serde_json::from_str::<Submission>(with).is_err());
    let inside = r#"{"kind":"enquiry","text":"Hello","contact":{"phone":"1"}}"#;
    assert!(serde_json::from_str::<Submission>(inside).is_err());
}

#[test]
fn of_a_page_only_a_web_address_without_query_and_fragment_is_kept() {
    let page = |page: &str| try_submit(|s| s.page = Some(page.to_owned())).unwrap().page;
    for (given, kept) in [
        (
            "https://shop.example/pots?token=1#x",
            Some("https://shop.example/pots"),
        ),
        ("http://localhost:8788/#top", Some("http://localhost:8788/")),
        ("https://shop.example?q", Some("https://shop.example")),
        ("https://ada:secret@shop.example/", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://?x", None),
        ("https:///pots", None),
        ("", None),
    ] {
        assert_eq!(page(given).as_deref(), kept, "{given}");
    }
}
