//! A site's own rules: what they change, and which are refused.

use answerable_shared::case::{Kind, Priority};
use answerable_shared::problem::Problem;
use answerable_shared::refusal::Refusal;
use answerable_shared::triage::{HEAVIEST, Label, MOST_RULES, Mood, Rule, Rules, WORDS, suggest};

fn rule(words: &str, means: Label, weight: i32) -> Rule {
    Rule {
        words: words.to_owned(),
        means,
        weight,
    }
}

fn own(words: &str, means: Label, weight: i32) -> Rules {
    Rules {
        own: vec![rule(words, means, weight)],
        off: Vec::new(),
    }
}

fn off(words: &[&str]) -> Rules {
    Rules {
        own: Vec::new(),
        off: words.iter().map(|&word| word.to_owned()).collect(),
    }
}

#[test]
fn a_site_adds_rules() {
    let text = "Turbine 4 has stalled";
    assert_eq!(
        suggest(text, Kind::Enquiry, &Rules::default(), WORDS).priority,
        Priority::General
    );
    let with = suggest(
        text,
        Kind::Enquiry,
        &own("Stalled", Label::Urgent, 3),
        WORDS,
    );
    assert_eq!(with.priority, Priority::Urgent);
    assert_eq!(with.because[0].words, "stalled");
    assert_eq!(with.because[0].label, Label::Urgent);
    assert_eq!(
        suggest(
            text,
            Kind::Enquiry,
            &own("stalled", Label::Urgent, 2),
            WORDS
        )
        .priority,
        Priority::General,
        "a small sign is none"
    );
    let mood = own("turbine * 4..STAL*", Label::Angry, 2);
    assert_eq!(suggest(text, Kind::Enquiry, &mood, WORDS).mood, Mood::Angry);
    let kind = own("turbine", Label::CustomWork, 2);
    assert_eq!(
        suggest(text, Kind::Enquiry, &kind, WORDS).kind,
        Kind::CustomWork
    );
    assert_eq!(
        suggest(text, Kind::Complaint, &kind, WORDS).kind,
        Kind::Complaint,
        "what the visitor picked outweighs it"
    );
}

#[test]
fn a_site_switches_rules_off() {
    let text = "My ball python was stolen";
    let built_in = suggest(text, Kind::Enquiry, &Rules::default(), WORDS);
    assert_eq!(built_in.priority, Priority::Urgent);
    for rules in [off(&["Stolen"]), off(&["*"])] {
        let without = suggest(text, Kind::Enquiry, &rules, WORDS);
        assert_eq!(without.priority, Priority::General);
        assert_eq!(without.because, []);
    }
    assert_eq!(
        suggest(text, Kind::Enquiry, &off(&["stole"]), WORDS).priority,
        Priority::Urgent,
        "other words are other rules"
    );
}

#[test]
fn a_rule_with_the_words_of_a_built_in_one_replaces_it() {
    let text = "My card was stolen";
    let replaced = suggest(
        text,
        Kind::Enquiry,
        &own("stolen", Label::Important, 3),
        WORDS,
    );
    assert_eq!(replaced.priority, Priority::Important);
}

#[test]
fn words_of_a_sites_own_can_mean_nothing() {
    let text = "Which cables come with the Fire Starter?";
    assert!(suggest(text, Kind::Enquiry, &Rules::default(), WORDS).safety);
    let named = suggest(
        text,
        Kind::Enquiry,
        &own("fire starter", Label::Nothing, 1),
        WORDS,
    );
    assert!(!named.safety);
    assert_eq!(named.priority, Priority::General);
}

#[test]
fn weights_have_their_bounds() {
    for weight in [1, HEAVIEST] {
        assert_eq!(own("x", Label::Urgent, weight).check("triage"), Ok(()));
    }
    for weight in [0, -1, HEAVIEST + 1, i32::MIN, i32::MAX] {
        assert_eq!(
            own("x", Label::Urgent, weight).check("triage"),
            Err(Refusal::OutOfRange {
                field: "triage.own[0].weight".to_owned(),
                min: 1,
                max: 9
            })
        );
    }
}

#[test]
fn words_say_something_and_are_short() {
    let mut rules = own("x", Label::Urgent, 1);
    for nothing in ["", "  ", "*", "..", "!?", "\u{200B}"] {
        rules.own.push(rule(nothing, Label::Urgent, 1));
        let refusal = rules.check("sites.fern.triage").expect_err("says nothing");
        assert_eq!(
            refusal,
            Refusal::Empty {
                field: "sites.fern.triage.own[1].words".to_owned()
            }
        );
        assert_eq!(Problem::from(&refusal).status, 422);
        rules.own.pop();
    }
    assert_eq!(own(&"字".repeat(120), Label::Urgent, 1).check("t"), Ok(()));
    assert_eq!(
        own(&"字".repeat(121), Label::Urgent, 1).check("t"),
        Err(Refusal::TooLong {
            field: "t.own[0].words".to_owned(),
            max: 120
        })
    );
    assert_eq!(off(&["*", "x"]).check("t"), Ok(()));
    assert_eq!(
        off(&["x", ""]).check("t"),
        Err(Refusal::Empty {
            field: "t.off[1]".to_owned()
        })
    );
}

#[test]
fn there_are_not_too_many() {
    let many = |count| Rules {
        own: vec![rule("x", Label::Urgent, 1); count],
        off: Vec::new(),
    };
    let refusal = |field: &str| {
        Err(Refusal::OutOfRange {
            field: field.to_owned(),
            min: 0,
            max: 500,
        })
    };
    assert_eq!(many(MOST_RULES).check("t"), Ok(()));
    assert_eq!(many(MOST_RULES + 1).check("t"), refusal("t.own"));
    assert_eq!(off(&["x"; MOST_RULES]).check("t"), Ok(()));
    assert_eq!(off(&["x"; MOST_RULES + 1]).check("t"), refusal("t.off"));
}

#[test]
fn settings_that_nobody_knows_are_refused() {
    let read = serde_json::from_str::<Rules>;
    assert_eq!(read("{}").expect("all can be left out"), Rules::default());
    assert!(
        read(r#"{"own":[{"words":"x","means":"custom_work","weight":1}],"off":["y"]}"#).is_ok()
    );
    assert!(read(r#"{"add":[]}"#).is_err());
    assert!(read(r#"{"own":[{"words":"x","means":"fire","weight":1}]}"#).is_err());
    assert!(read(r#"{"own":[{"words":"x","means":"urgent","weight":1,"x":1}]}"#).is_err());
}

#[test]
fn the_rules_that_are_documented_can_be_used() {
    let page = include_str!("../../../docs/triage.md");
    let (_, rest) = page.split_once("```json").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    let rules: Rules = serde_json::from_str(example).expect("reads");
    assert_eq!(rules.check("triage"), Ok(()));
    let suggestion = suggest("Turbine 4 has stalled", Kind::Enquiry, &rules, WORDS);
    assert_eq!(suggestion.priority, Priority::Urgent);
}
