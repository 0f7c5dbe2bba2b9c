//! Rows of the inbox.

use crate::fixtures::{NOON, act, arranged, arrival, case, case_in, command, jo, reference};
use answerable_shared::actor::Actor;
use answerable_shared::api::InboxCounts;
use answerable_shared::case::{Contact, Kind, Priority, Stage, Turn};
use answerable_shared::command::{Command, CommandName};
use answerable_shared::event::{Event, What};
use answerable_shared::evolve::opened;
use answerable_shared::index::{OwnRow, index_shard, index_shards, own_row, row, words};
use answerable_shared::promise::Silence;
use answerable_shared::promise::watch::catch_up;
use answerable_shared::record::Record;
use std::sync::Arc;

#[test]
fn a_row_says_who_what_and_whose_turn() {
    let case = case();
    let row = row(&case);
    assert_eq!(row.reference, case.reference.to_string());
    assert_eq!(row.seq, 1);
    assert_eq!(row.excerpt, "The pot arrived cracked.");
    assert_eq!(row.who.as_deref(), Some("Ada"));
    assert_eq!(row.turn, Turn::Ours);
    assert_eq!(row.waiting_since, Some(case.opened));
    assert_eq!((row.opened, row.updated), (case.opened, case.updated));
    assert_eq!((row.reopened, row.stars, row.handler), (0, None, None));
}

#[test]
fn without_a_name_the_address_stands_for_the_person() {
    let mut case = case();
    case.contact.name = None;
    assert_eq!(row(&case).who.as_deref(), Some("ada@example.org"));
    case.contact = Contact::default();
    assert_eq!(row(&case).who, None);
}

#[test]
fn long_texts_are_cut() {
    let mut case = case();
    case.text = "word ".repeat(100);
    assert!(row(&case).excerpt.chars().count() <= 140);
}

#[test]
fn due_is_the_promised_answer_then_the_announced_step_and_nothing_once_ended() {
    let mut events = Vec::new();
    let case = case();
    assert_eq!(row(&case).due, Some(case.answer_by));
    let expected = Some(case.opened.plus_minutes(900));
    let progress = Command::Progress {
        text: "Ordered".to_owned(),
        expected,
    };
    let told = act(&case, &progress, &jo(), &mut events);
    assert_eq!(row(&told).due, expected);
    assert_eq!(row(&told).handler.as_deref(), Some("Jo Fern"));
    assert_eq!(row(&case_in(Stage::Choosing)).due, None);
    assert_eq!(row(&case_in(Stage::Withdrawn)).due, None);
    let mut closed = case_in(Stage::Closed);
    closed.expected = expected;
    assert_eq!(row(&closed).due, None);
}

#[test]
fn a_case_is_found_by_its_address_and_by_what_its_requester_said() {
    let mut events = Vec::new();
    let say = |text: &str| Command::Message {
        text: text.to_owned(),
    };
    let asked = act(
        &case(),
        &say("我的盆栽坏了"),
        &Actor::Requester,
        &mut events,
    );
    let answered = act(&asked, &say("How sad"), &jo(), &mut events);
    let noted = act(&answered, &command(CommandName::Note), &jo(), &mut events);
    let found_by = words(&noted, &events);
    assert_eq!(found_by, "ada@example.org\n我的盆栽坏了\n");
    for _ in 0..3 {
        let long = say(&"盆".repeat(1_500));
        act(&noted, &long, &Actor::Requester, &mut events);
    }
    let found_by = words(&noted, &events);
    assert_eq!(found_by.chars().filter(|&c| c == '盆').count(), 1_993);
}

#[test]
fn stars_show_once_rated() {
    let rated = act(
        &case_in(Stage::Closed),
        &command(CommandName::Rate),
        &Actor::Requester,
        &mut Vec::new(),
    );
    assert_eq!(row(&rated).stars, Some(4));
}

#[test]
fn ones_own_row_says_what_the_card_says() {
    let requester = Actor::Requester;
    let mut events = vec![arrival()];
    let promised = |minutes: u32| Some(NOON.plus_minutes(minutes));
    let new = opened(&promising()).unwrap();
    let row = own_row(&new);
    assert_eq!(
        (row.turn, row.promised, row.again, row.closes, row.lapsed),
        (Some(Turn::Ours), promised(240), None, None, false)
    );
    let (late, _) = catch_up(new.clone(), NOON.plus_minutes(300));
    let row = own_row(&late);
    assert_eq!((row.promised, row.again), (promised(240), promised(480)));
    let asked = act(&new, &command(CommandName::Ask), &jo(), &mut events);
    let row = own_row(&asked);
    assert_eq!((row.turn, row.promised), (Some(Turn::Requester), None));
    let (reminded, _) = catch_up(asked.clone(), NOON.plus_minutes(70));
    assert_eq!(own_row(&reminded).closes, promised(1 + 120));
    let (lapsed, _) = catch_up(asked.clone(), NOON.plus_minutes(200));
    let row = own_row(&lapsed);
    assert_eq!((row.turn, row.lapsed), (Some(Turn::Nobody), true));
    let said = act(
        &asked,
        &command(CommandName::Message),
        &requester,
        &mut events,
    );
    assert_eq!(own_row(&said).promised, promised(2 + 60));
    assert!(!own_row(&case_in(Stage::Closed)).lapsed);
}

#[test]
fn what_was_said_of_an_earlier_round_does_not_end_a_later_one() {
    let mut events = vec![arrival()];
    let mut case = opened(&promising()).unwrap();
    for (name, actor) in [
        (CommandName::Resolve, jo()),
        (CommandName::Confirm, Actor::Requester),
        (CommandName::Reopen, Actor::Requester),
        (CommandName::Ask, jo()),
    ] {
        case = act(&case, &command(name), &actor, &mut events);
    }
    let (lapsed, _) = catch_up(case, NOON.plus_minutes(500));
    assert_eq!((lapsed.stage, lapsed.verdict), (Stage::Closed, None));
    assert!(own_row(&lapsed).lapsed);
}

#[test]
fn rows_from_before_promises_are_read() {
    let older = r#"{"reference":"AN-9382-DBTZ","seq":3,"kind":"complaint","stage":"closed","text":"t","opened":1,"updated":2,"answer_by":3}"#;
    let row: OwnRow = serde_json::from_str(older).unwrap();
    assert_eq!(
        (row.turn, row.promised, row.again, row.closes, row.lapsed),
        (None, None, None, None, false)
    );
}

/// The usual case of a site that promises news within the hour, reminds after one, and closes after two.
fn promising() -> Event {
    let mut arrival = arrival();
    if let What::Submitted(arrived) = &mut arrival.what {
        let mut terms = arranged().terms(Kind::Complaint, Priority::General);
        terms.targets.next_update = Some(60);
        terms.silence = Some(Silence {
            remind_after_hours: vec![1],
            close_after_hours: 2,
        });
        arrived.terms = Some(Arc::new(terms));
    }
    arrival
}

#[test]
fn a_case_lives_in_one_of_its_sites_shards() {
    assert_eq!(index_shard("fern", reference()), "fern/0");
    assert_eq!(index_shards("fern"), ["fern/0"]);
}

#[test]
fn a_record_has_one_key() {
    assert_eq!(Record::key(reference()), format!("record:{}", reference()));
}

#[test]
fn counts_of_parts_add_up_each_by_itself() {
    let names = [
        "waiting",
        "answered",
        "ended",
        "mine",
        "team",
        "unassigned",
        "due",
        "late",
        "customer",
        "leads",
        "review",
        "tasks",
        "mentioned",
    ];
    let counts = |times: u32| -> InboxCounts {
        let each = names.iter().zip(1_u32..);
        let each = each.map(|(name, n)| ((*name).to_owned(), (n * times).into()));
        serde_json::from_value(serde_json::Value::Object(each.collect())).expect("counts")
    };
    let written = serde_json::to_value(counts(1)).expect("counts");
    assert_eq!(written.as_object().expect("counts").len(), names.len());
    let mut sum = counts(1);
    sum.add(counts(2));
    assert_eq!(sum, counts(3));
}
