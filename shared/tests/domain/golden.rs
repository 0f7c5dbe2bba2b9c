//! Stored and wire formats are pinned: a change here must come with a migration, or be one that
//! older readers survive. `UPDATE_GOLDEN=1 cargo test -p answerable-shared` writes the files anew.

use crate::fixtures::{
    NOON, act_at, arranged, arrival, case_in, command, history_in, identified_arrival, jo,
    reviewing, sam,
};
use answerable_shared::actor::Actor;
use answerable_shared::case::Stage;
use answerable_shared::command::{Command, CommandName, Side, Verdict};
use answerable_shared::event::{Event, What};
use answerable_shared::evolve::{opened, replay};
use answerable_shared::index::{own_row, row};
use answerable_shared::problem::Problem;
use answerable_shared::promise::watch::next;
use answerable_shared::record::Record;
use answerable_shared::refusal::Refusal;
use answerable_shared::view::view;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use std::fmt::Debug;
use std::path::Path;

/// Compares `value` with the file, and reads the file back to an equal value.
pub(crate) fn pinned<T: Serialize + DeserializeOwned + PartialEq + Debug>(name: &str, value: &T) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/domain/golden")
        .join(name);
    let now = serde_json::to_string_pretty(value).expect("serialises") + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &now).expect("the golden folder can be written");
    }
    let then = std::fs::read_to_string(&path).expect("the golden file is there");
    assert_eq!(now, then, "{name} has changed");
    assert_eq!(
        &serde_json::from_str::<T>(&then).expect("reads back"),
        value
    );
    assert_eq!(
        &answerable_shared::json::read::<T>(&then).expect("our reader reads it"),
        value
    );
}

/// One event of every sort, as a history that could have happened.
fn every_event() -> Vec<Event> {
    let (mut case, mut events) = history_in(Stage::Received);
    let requester = Actor::Requester;
    let steps = [
        (Command::Accept {}, jo()),
        (command(CommandName::Message), requester.clone()),
        (command(CommandName::Note), jo()),
        (
            Command::Progress {
                text: "Ordered".to_owned(),
                expected: Some(NOON.plus_minutes(600)),
            },
            jo(),
        ),
        (command(CommandName::Triage), jo()),
        (command(CommandName::Assign), jo()),
        (command(CommandName::Escalate), jo()),
        (
            Command::Note {
                text: "@jo, is that so?".to_owned(),
            },
            sam(),
        ),
        (command(CommandName::Delegate), jo()),
        (command(CommandName::Report), sam()),
        (command(CommandName::Delegate), jo()),
        (command(CommandName::Ask), jo()),
        (command(CommandName::Appeal), requester.clone()),
        (command(CommandName::Offer), jo()),
        (command(CommandName::Decline), requester.clone()),
        (command(CommandName::Offer), jo()),
        (
            Command::Choose {
                offer: 2,
                option: 1,
            },
            requester.clone(),
        ),
        (command(CommandName::Resolve), jo()),
        (command(CommandName::Return), sam()),
        (command(CommandName::Resolve), jo()),
        (command(CommandName::Approve), sam()),
        (
            Command::Confirm {
                verdict: Verdict::NotFixed,
                text: Some("It drips".to_owned()),
            },
            requester.clone(),
        ),
        (command(CommandName::Resolve), jo()),
        (command(CommandName::Confirm), requester.clone()),
        (command(CommandName::Rate), requester.clone()),
        (command(CommandName::Reopen), requester.clone()),
        (command(CommandName::Withdraw), requester),
    ];
    for (command, actor) in steps {
        let is_reviewed = case.resolution.is_none() && case.reopened == 0;
        let site = if is_reviewed { reviewing() } else { arranged() };
        case = act_at(&site, &case, &command, &actor, &mut events);
    }
    events
}

#[test]
fn the_record_format_is_unchanged() {
    let events = every_event();
    let case = replay(&events).expect("the history replays");
    pinned("record.json", &Record::new(case, events));
}

/// Cases from before promises were kept with them are read, replay to what they were, and nothing happens to them by
/// itself.
#[test]
fn records_from_before_promises_are_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/domain/golden/record-before-promises.json");
    let text = std::fs::read_to_string(path).expect("the golden file is there");
    let record: Record = serde_json::from_str(&text).expect("reads");
    let mut replayed = replay(&record.events).expect("the history replays");
    // The state did not say then who has had to do with it.
    assert_eq!(replayed.helpers, ["jo"]);
    replayed.helpers.clear();
    assert_eq!(replayed, record.case);
    assert_eq!(next(&record.case), None);
    assert!(
        view(&record.case, &record.events, Side::Staff)
            .case
            .promises
            .is_empty()
    );
}

#[test]
fn the_case_views_are_unchanged() {
    let (case, events) = history_in(Stage::Choosing);
    pinned(
        "view-requester.json",
        &view(&case, &events, Side::Requester),
    );
    pinned("view-staff.json", &view(&case, &events, Side::Staff));
    pinned("index-row.json", &row(&case_in(Stage::Closed)));
    pinned("own-row.json", &own_row(&case_in(Stage::Closed)));
}

/// The record without an identity above is what was stored before hosts could vouch for anybody.
#[test]
fn the_formats_of_an_identified_requester_are_unchanged() {
    let events = vec![identified_arrival()];
    let case = opened(&events[0]).expect("an arrival opens a case");
    pinned(
        "view-staff-identified.json",
        &view(&case, &events, Side::Staff),
    );
    pinned("record-identified.json", &Record::new(case, events));
}

#[test]
fn the_command_format_is_unchanged() {
    let mut commands: Vec<Command> = CommandName::ALL.map(command).into();
    commands.push(Command::Progress {
        text: "Ordered".to_owned(),
        expected: Some(NOON),
    });
    pinned("commands.json", &commands);
}

#[test]
fn the_problem_format_is_unchanged() {
    let refusal = Refusal::NotNow {
        stage: Stage::Closed,
        command: CommandName::Choose,
    };
    pinned("problem.json", &Problem::from(&refusal));
}

#[test]
fn commands_with_fields_that_nobody_knows_are_refused() {
    assert!(
        serde_json::from_str::<Command>(r#"{"type":"message","text":"Hi","admin":true}"#).is_err()
    );
    assert!(serde_json::from_str::<Command>(r#"{"type":"telepathy"}"#).is_err());
    assert!(serde_json::from_str::<Command>(r#"{"type":"accept","x":1}"#).is_err());
}

#[test]
fn events_of_a_newer_version_are_kept_as_they_came() {
    let newer = r#"{"v":7,"seq":2,"at":1795262460000,"by":{"role":"robot","model":"x"},"what":{"type":"telepathy","strength":3,"to":["jo"]}}"#;
    let event: Event = serde_json::from_str(newer).expect("a newer event is read");
    assert!(matches!(
        (&event.by, &event.what),
        (Actor::Unknown(_), What::Unknown(_))
    ));
    let kept: serde_json::Value = serde_json::to_value(&event).expect("serialises");
    assert_eq!(
        kept,
        serde_json::from_str::<serde_json::Value>(newer).unwrap()
    );

    let history = [arrival(), event];
    let case = replay(&history).expect("the history replays");
    assert_eq!((case.seq, case.stage), (2, Stage::Received));
}

/// What is known by its name and not by its members is what newer code wrote, too.
#[test]
fn events_that_lack_what_they_need_are_kept_as_they_came() {
    for what in [
        json!({ "type": "message" }),
        json!({ "type": "message", "text": null }),
        json!({ "type": "message", "text": 5 }),
        json!({ "type": "progress", "text": "Ordered", "expected": "soon" }),
        json!({ "type": "chosen", "offer": -1, "option": 1 }),
        json!({ "type": "chosen", "offer": 1, "option": 1.5 }),
        json!({ "type": "rated", "stars": 4_294_967_296_u64 }),
        json!({ "type": "offered", "offer": { "number": 1 } }),
        json!({ "type": "confirmed", "verdict": "perhaps" }),
        json!({ "type": "submitted", "text": "Hi" }),
        json!({ "type": 2, "text": "Hi" }),
        json!({ "text": "Hi" }),
        json!(["message", "Hi"]),
        json!("accepted"),
        json!(null),
    ] {
        let read: What = serde_json::from_value(what.clone()).expect("it is read");
        assert_eq!(read, What::Unknown(what));
    }
    for by in [
        json!({ "role": "agent", "id": "jo" }),
        json!({ "role": "agent", "id": "jo", "name": null }),
        json!({ "id": "jo", "name": "Jo" }),
        json!("requester"),
    ] {
        let read: Actor = serde_json::from_value(by.clone()).expect("it is read");
        assert_eq!(read, Actor::Unknown(by));
    }
}

#[test]
fn members_that_may_be_missing_may_be_null() {
    for what in [
        json!({ "type": "progress", "text": "Ordered", "expected": null }),
        json!({ "type": "progress", "text": "Ordered" }),
    ] {
        let read: What = serde_json::from_value(what).expect("it is read");
        let ordered = What::Progress {
            text: "Ordered".to_owned(),
            expected: None,
        };
        assert_eq!(read, ordered);
    }
}

#[test]
fn known_events_with_more_fields_than_known_are_still_understood() {
    let newer = r#"{"v":2,"seq":2,"at":1795262460000,"by":{"role":"requester","mood":"sad"},"what":{"type":"message","text":"Hi","language":"en"},"trace":"t"}"#;
    let event: Event = serde_json::from_str(newer).expect("a newer event is read");
    assert_eq!(
        event.what,
        What::Message {
            text: "Hi".to_owned()
        }
    );
    assert_eq!(event.by, Actor::Requester);
}
