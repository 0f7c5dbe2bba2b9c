//! Notes that call somebody.

use crate::fixtures::{act_at, agent, arranged, case, command, jo, sam};
use answerable_shared::actor::{Actor, Role};
use answerable_shared::case::Case;
use answerable_shared::command::{Command, CommandName};
use answerable_shared::decide::{decide, decide_with};
use answerable_shared::event::{Event, What};
use answerable_shared::index::row;
use answerable_shared::settings::{Arrangements, Member};

/// A site with jo, sam, jo-ann, and ron who only reads.
fn site() -> Arrangements {
    let staff = ["jo", "jo-ann", "ron", "sam"].map(|id| Member {
        agent: agent(id, id),
        role: if id == "ron" {
            Role::Reader
        } else {
            Role::Agent
        },
    });
    Arrangements {
        staff: staff.into(),
        ..arranged()
    }
}

fn note(text: &str) -> Command {
    Command::Note {
        text: text.to_owned(),
    }
}

/// Whom a note of jo's calls.
fn called(text: &str) -> Vec<String> {
    let events = decide_with(&case(), &note(text), &jo(), case().updated, Some(&site()));
    let What::Note { mentions, .. } = events.expect("notes are taken")[0].what.clone() else {
        panic!("a note");
    };
    mentions
}

#[test]
fn names_are_whole_words_and_not_addresses() {
    let none: [&str; 0] = [];
    for (text, ids) in [
        ("@sam", &["sam"] as &[_]),
        ("Ask @sam, or (@ron)?", &["ron", "sam"]),
        ("It is @sam.", &["sam"]),
        ("@SAM: see above. @sam", &["sam"]),
        ("请@sam看一下", &["sam"]),
        ("@jo-ann", &["jo-ann"]),
        ("@sam\n@jo-ann's", &["jo-ann", "sam"]),
        ("ada@sam.example", &none),
        ("ada@sam", &none),
        ("ada.@sam +@sam", &none),
        ("@sam.example", &none),
        ("@sam@sam", &none),
        ("@samuel @sam_ @sam-", &none),
        ("@ sam, @eve, sam", &none),
        ("@", &none),
        // Whoever writes it need not be told.
        ("@jo", &none),
    ] {
        assert_eq!(called(text), ids, "{text}");
    }
    let decided = decide(&case(), &note("@sam"), &jo(), case().updated);
    let mentions = Vec::new();
    let text = "@sam".to_owned();
    assert_eq!(
        decided.expect("notes are taken")[0].what,
        What::Note { text, mentions }
    );
}

fn after(case: &Case, command: &Command, by: &Actor) -> Case {
    act_at(&site(), case, command, by, &mut Vec::new())
}

#[test]
fn whoever_is_called_is_until_they_do_something() {
    let called = after(&case(), &note("@sam @ron"), &jo());
    assert_eq!(called.mentioned, ["ron", "sam"]);
    assert_eq!(row(&called).mentioned, ["ron", "sam"]);
    let again = after(&called, &note("@sam, and @jo-ann"), &jo());
    assert_eq!(again.mentioned, ["ron", "sam", "jo-ann"]);
    let asked = after(&again, &command(CommandName::Message), &Actor::Requester);
    assert_eq!(asked.mentioned, again.mentioned);
    let done = after(&again, &command(CommandName::Accept), &sam());
    assert_eq!(done.mentioned, ["ron", "jo-ann"]);
    assert_eq!(
        after(&done, &note("@jo: see above"), &sam()).mentioned,
        ["ron", "jo-ann", "jo"]
    );
}

#[test]
fn notes_from_before_there_were_mentions_are_read() {
    let before = r#"{"v":1,"seq":2,"at":1,"by":{"role":"agent","id":"jo","name":"Jo"},"what":{"type":"note","text":"@sam"}}"#;
    let event: Event = serde_json::from_str(before).expect("a note");
    let text = "@sam".to_owned();
    let mentions = Vec::new();
    assert_eq!(event.what, What::Note { text, mentions });
    assert_eq!(serde_json::to_string(&event).expect("JSON"), before);
}
