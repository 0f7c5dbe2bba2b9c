//! Whom the host vouches for, and what becomes of it.

use crate::fixtures::{NOON, ada, arrival, case, identified_arrival, reference, site, submission};
use answerable_shared::case::Contact;
use answerable_shared::command::Side;
use answerable_shared::event::What;
use answerable_shared::evolve::opened;
use answerable_shared::identity::{Identity, Subject, Whose};
use answerable_shared::index::{own_row, row, words};
use answerable_shared::settings::Arrangements;
use answerable_shared::submit::submit;
use answerable_shared::view::{frames, head, view};
use proptest::prelude::*;

fn subject(text: &str) -> Subject {
    Subject::new(text).expect("a subject")
}

#[test]
fn a_subject_has_1_to_128_characters_and_no_control_characters() {
    for good in ["a", "user_42", "ada@shop.example", "名前", &"é".repeat(128)] {
        let subject = subject(good);
        assert_eq!(
            (subject.as_str(), subject.to_string().as_str()),
            (good, good)
        );
    }
    for bad in ["", &"x".repeat(129), "a\nb", "a\0", "\u{7F}", "\u{85}"] {
        assert_eq!(Subject::new(bad), None, "{bad:?}");
    }
}

#[test]
fn what_the_host_says_is_cleaned_and_what_does_not_fit_is_left_out() {
    let of = |name: &str, email: &str| Identity::new(subject("u"), name, email).contact();
    assert_eq!(
        of(" Ada\nLovelace\u{202E} ", "ada@example.org"),
        Contact {
            name: Some("Ada Lovelace".to_owned()),
            email: Some("ada@example.org".to_owned()),
        }
    );
    assert_eq!(of("", ""), Contact::default());
    assert_eq!(of(&"x".repeat(121), "ada@localhost"), Contact::default());
}

#[test]
fn a_case_is_of_its_site_and_of_whom_the_site_vouched_for() {
    let unverified = case();
    assert_eq!(Whose::of(&unverified), Whose::from("fern"));
    let verified = opened(&identified_arrival()).unwrap();
    assert_eq!(
        Whose::of(&verified),
        Whose {
            site: "fern",
            subject: Some(&ada().subject),
        }
    );
}

#[test]
fn what_the_requester_says_of_themselves_comes_before_what_the_host_says() {
    let contact = |name: Option<&str>, email: Option<&str>| {
        let mut said = submission();
        said.contact = Contact {
            name: name.map(ToOwned::to_owned),
            email: email.map(ToOwned::to_owned),
        };
        let event = submit(
            &said,
            reference(),
            "fern",
            &site(),
            Some(&ada()),
            &Arrangements::usual(&site()),
            NOON,
        )
        .unwrap();
        let What::Submitted(arrival) = event.what else {
            panic!("no arrival");
        };
        assert_eq!(arrival.identity, Some(ada()));
        let Contact { name, email } = arrival.contact;
        (name.unwrap_or_default(), email.unwrap_or_default())
    };
    let both = |name: &str, email: &str| (name.to_owned(), email.to_owned());
    assert_eq!(contact(None, None), both("Ada L.", "ada@shop.example"));
    assert_eq!(
        contact(Some("Countess"), None),
        both("Countess", "ada@shop.example")
    );
    assert_eq!(
        contact(Some(" "), Some("me@x.example")),
        both("Ada L.", "me@x.example")
    );
}

#[test]
fn staff_see_whom_the_host_vouches_for_and_requesters_see_no_difference() {
    let (plain, verified) = (arrival(), identified_arrival());
    let (case, of) = (case(), opened(&verified).unwrap());
    let staff = head(&of, Side::Staff);
    assert_eq!(staff.subject.as_deref(), Some("user_42"));
    assert_eq!(staff.verified, Some(ada().contact()));
    // A name that was typed is not what the host vouches for.
    assert_eq!(staff.contact.unwrap().name.as_deref(), Some("Ada"));
    let unverified = head(&case, Side::Staff);
    assert_eq!((unverified.subject, unverified.verified), (None, None));
    assert_eq!(
        view(&of, std::slice::from_ref(&verified), Side::Requester),
        view(&case, std::slice::from_ref(&plain), Side::Requester)
    );
    assert_eq!(
        frames(&[(verified, of)], 0, Side::Requester),
        frames(&[(plain, case)], 0, Side::Requester)
    );
}

#[test]
fn the_index_does_not_tell_the_subject() {
    let verified = identified_arrival();
    let case = opened(&verified).unwrap();
    let indexed = [
        serde_json::to_string(&row(&case)).unwrap(),
        serde_json::to_string(&own_row(&case)).unwrap(),
        words(&case, &[verified]),
    ];
    for text in indexed {
        assert!(!text.contains("user_42"), "{text}");
    }
}

#[test]
fn ones_own_row_says_how_the_case_stands() {
    let mut case = case();
    case.text = "word ".repeat(100);
    case.answered = Some(NOON.plus_minutes(1));
    case.expected = Some(NOON.plus_minutes(2));
    let row = own_row(&case);
    assert_eq!(row.reference, case.reference.to_string());
    assert_eq!(
        (row.seq, row.kind, row.stage),
        (case.seq, case.kind, case.stage)
    );
    assert!(row.text.starts_with("word word") && row.text.chars().count() <= 140);
    assert_eq!((row.opened, row.updated), (case.opened, case.updated));
    assert_eq!(
        (row.answer_by, row.answered, row.expected),
        (case.answer_by, case.answered, case.expected)
    );
}

proptest! {
    #[test]
    fn any_subject_that_is_taken_reads_back_the_same(text in any::<String>()) {
        let taken = Subject::new(&text);
        let length = text.chars().count();
        let is_sound = length > 0 && length <= 128 && !text.chars().any(char::is_control);
        prop_assert_eq!(taken.is_some(), is_sound);
        if let Some(subject) = taken {
            let stored = serde_json::to_string(&subject).unwrap();
            prop_assert_eq!(stored, serde_json::to_string(&text).unwrap());
        }
    }

    #[test]
    fn whatever_the_host_says_can_be_stored_and_read_back(name in any::<String>(), email in any::<String>()) {
        let identity = Identity::new(subject("u"), &name, &email);
        let stored = serde_json::to_string(&identity).unwrap();
        prop_assert_eq!(serde_json::from_str::<Identity>(&stored).unwrap(), identity);
    }
}
