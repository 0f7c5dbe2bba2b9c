//! Canned replies: what may stand in one, and what it says of a case.

use crate::fixtures::site;
use answerable_shared::refusal::Refusal;
use answerable_shared::replies::{Reply, Values, fill};
use answerable_shared::settings::Settings;
use proptest::prelude::*;
use serde_json::{Value, json};

const ADA: Values<'static> = Values {
    name: "Ada",
    reference: "AN-7K3M-92QX",
    agent: "Jo Fern",
    site: "Fern & Co.",
};

/// Whether a site with the team `bench` can have these.
fn check(replies: &Value) -> Result<(), Refusal> {
    let settings = json!({"teams": [{"id": "bench", "name": "The bench"}], "replies": replies});
    let settings: Settings = serde_json::from_value(settings).expect("settings");
    settings.check(1, &site(), &|_| None).map(|_| ())
}

fn check_text(text: &str) -> Result<(), Refusal> {
    check(&json!([{"name": "Hello", "text": text}]))
}

#[test]
fn variables_are_filled() {
    for (text, filled) in [
        ("Hello {name}, ", "Hello Ada, "),
        (
            "{reference}: {agent} of {site}",
            "AN-7K3M-92QX: Jo Fern of Fern & Co.",
        ),
        ("{name|there} { name } {name|}", "Ada Ada Ada"),
        ("{{name}} {{{name}} }", "{name}} {Ada} }"),
        ("{Name} {mood|good} {} {|x}", "{Name} {mood|good} {} {|x}"),
        ("{name {name} {", "{name Ada {"),
        ("{{", "{"),
        ("", ""),
        ("你好{name}。", "你好Ada。"),
    ] {
        assert_eq!(fill(text, &ADA), filled, "{text}");
    }
}

#[test]
fn what_is_not_known_says_its_fallback() {
    let nobody = Values { name: "", ..ADA };
    for (text, filled) in [
        ("Hello {name|there}.", "Hello there."),
        ("Hello {name|my | friend}.", "Hello my | friend."),
        ("Hello {name}.", "Hello ."),
        ("{agent|x} {name|}", "Jo Fern "),
    ] {
        assert_eq!(fill(text, &nobody), filled, "{text}");
    }
}

#[test]
fn what_a_requester_is_called_is_never_read_as_a_variable() {
    let sly = Values {
        name: "{agent} {{ {",
        ..ADA
    };
    assert_eq!(fill("{name}, {site}", &sly), "{agent} {{ {, Fern & Co.");
}

#[test]
fn what_is_wrong_is_refused_by_the_path_of_its_field() {
    let field = |name: &str| format!("replies[0].{name}");
    let reply = |name: &str, text: &str, teams: Value| json!([{"name": name, "text": text, "teams": teams}]);
    let variable = |name: &str| Refusal::NoSuchVariable {
        field: field("text"),
        name: name.to_owned(),
    };
    let unclosed = || Refusal::Unclosed {
        field: field("text"),
    };
    let long = "x".repeat(2_001);
    let table = [
        (
            reply(" ", "Hi", json!([])),
            Refusal::Empty {
                field: field("name"),
            },
        ),
        (
            reply(&"x".repeat(121), "Hi", json!([])),
            Refusal::TooLong {
                field: field("name"),
                max: 120,
            },
        ),
        (
            reply("a", "\n", json!([])),
            Refusal::Empty {
                field: field("text"),
            },
        ),
        (
            reply("a", &long, json!([])),
            Refusal::TooLong {
                field: field("text"),
                max: 2_000,
            },
        ),
        (reply("a", "Hi {nam}", json!([])), variable("nam")),
        (reply("a", "{name} {mood|x}", json!([])), variable("mood")),
        (reply("a", "{}", json!([])), variable("")),
        (reply("a", "Hi {name", json!([])), unclosed()),
        (reply("a", "{name {agent}", json!([])), unclosed()),
        (reply("a", "{{{", json!([])), unclosed()),
        (
            reply("a", "Hi", json!(["attic"])),
            Refusal::NoSuch {
                field: field("teams[0]"),
                what: "team",
            },
        ),
        (
            reply("a", "Hi", json!(["bench", "bench"])),
            Refusal::Twice {
                field: field("teams[1]"),
            },
        ),
        (
            reply("a", "Hi", json!(vec!["bench"; 101])),
            Refusal::OutOfRange {
                field: field("teams"),
                min: 0,
                max: 100,
            },
        ),
        (
            json!([{"name": "a", "text": "Hi"}, {"name": " a", "text": "Ho"}]),
            Refusal::Twice {
                field: "replies[1].name".to_owned(),
            },
        ),
        (
            Value::from(vec![json!({"name": "a", "text": "Hi"}); 101]),
            Refusal::OutOfRange {
                field: "replies".to_owned(),
                min: 0,
                max: 100,
            },
        ),
    ];
    for (replies, refusal) in table {
        assert_eq!(check(&replies), Err(refusal), "{replies}");
    }
    assert_eq!(check(&reply("a", "Hi }}", json!(["bench"]))), Ok(()));
    assert!(serde_json::from_value::<Reply>(json!({"name": "a", "text": "b", "to": "c"})).is_err());
}

/// Texts made of what the reading of variables looks at.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "{{",
        "|",
        "name",
        "agent",
        "{name}",
        "{site|us}",
        "mood",
        " ",
        "é",
        "您好",
    ]);
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn a_text_without_a_brace_stays_as_it_is(text in "[^{]*") {
        prop_assert_eq!(fill(&text, &ADA), text);
    }

    #[test]
    fn filling_never_invents(text in hostile()) {
        let marked = Values { name: "\u{1}", reference: "\u{2}", agent: "\u{3}", site: "\u{4}" };
        let filled = fill(&text, &marked);
        let said = filled.chars().filter(|c| !c.is_control());
        let mut written = text.chars();
        for c in said {
            prop_assert!(written.any(|w| w == c), "{filled:?}");
        }
        for (value, name) in [('\u{1}', "name"), ('\u{2}', "reference"), ('\u{3}', "agent"), ('\u{4}', "site")] {
            prop_assert!(filled.matches(value).count() <= text.matches(name).count());
        }
    }

    #[test]
    fn what_is_found_right_leaves_no_variable(text in hostile()) {
        if check_text(&text).is_ok() {
            let filled = fill(&text, &ADA);
            prop_assert_eq!(filled.matches('{').count(), text.matches("{{").count(), "{}", filled);
        }
    }
}
