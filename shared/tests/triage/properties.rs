//! What must hold of any text.

use crate::labelled::{held_out, tune};
use answerable_shared::case::Kind;
use answerable_shared::triage::{MOST_FOUND, Rules, Suggestion, WORDS, suggest};
use proptest::prelude::*;

/// Sentences that say nothing to anybody.
const NEUTRAL: [&str; 4] = [
    "The building has two floors. ",
    "We moved here in spring. ",
    "这栋楼有两层。",
    "My name is Ada; ",
];

fn asked(text: &str) -> Suggestion {
    suggest(text, Kind::Enquiry, &Rules::default(), WORDS)
}

/// Texts of the sets: found words are rare in arbitrary ones.
fn labelled() -> impl Strategy<Value = &'static str> {
    let texts: Vec<_> = tune()
        .into_iter()
        .chain(held_out())
        .map(|labelled| labelled.text)
        .collect();
    prop::sample::select(texts)
}

/// Texts made of what rules and the reading of texts look at.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "fire",
        "FIRE",
        "gas",
        "smell",
        "not",
        "no",
        "isn’t",
        "'",
        ".",
        ",",
        " ",
        "-",
        "不",
        "没有",
        "着火",
        "闻到",
        "气味",
        "ｆｉｒｅ",
        "İ",
        "ß",
        "é",
        "e\u{301}",
        "\u{200B}",
        "\u{3000}",
        "5pm",
        "*",
        "..",
        "👩‍🌾",
        "瓦斯",
        "exit",
        "！！",
        "𠀀",
        "かな",
    ]);
    prop::collection::vec(pieces, 0..30).prop_map(|pieces| pieces.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        hostile(),
        labelled().prop_map(str::to_owned)
    ]
}

/// The full-width form of what has one.
fn wide(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(c as u32 + 0xFEE0).expect("a full-width form"),
            c => c,
        })
        .collect()
}

proptest! {
    // Each case reads several texts by some two thousand rules, unoptimised.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_same_text_gives_the_same_and_shows_its_own_words(text in any_text()) {
        let suggestion = asked(&text);
        prop_assert_eq!(&suggestion, &asked(&text));
        prop_assert!(suggestion.because.len() <= MOST_FOUND);
        for found in &suggestion.because {
            prop_assert!(!found.words.is_empty());
            prop_assert!(text.contains(&found.words));
        }
        let json = serde_json::to_string(&suggestion).expect("serialises");
        prop_assert_eq!(serde_json::from_str::<Suggestion>(&json).expect("reads back"), suggestion);
    }

    #[test]
    fn a_neutral_sentence_does_not_take_safety_away(
        text in any_text(),
        neutral in prop::sample::select(&NEUTRAL),
    ) {
        let before = asked(&text).safety;
        prop_assert_eq!(asked(&format!("{neutral}{text}")).safety, before);
        prop_assert_eq!(asked(&format!("{text}. {neutral}")).safety, before);
    }

    #[test]
    fn case_and_width_change_nothing(text in labelled()) {
        let expected = asked(text);
        for other in [text.to_ascii_uppercase(), text.to_ascii_lowercase(), wide(text)] {
            let suggestion = asked(&other);
            prop_assert_eq!(suggestion.kind, expected.kind);
            prop_assert_eq!(suggestion.priority, expected.priority);
            prop_assert_eq!(suggestion.safety, expected.safety);
            prop_assert_eq!(suggestion.language, expected.language.clone());
        }
        prop_assert_eq!(asked(&wide(text)).mood, expected.mood, "though capitals are loud");
    }

    #[test]
    fn any_rules_are_taken(words in any::<String>(), text in any_text()) {
        let rules = serde_json::json!({
            "own": [{ "words": words, "means": "urgent", "weight": 9 }],
            "off": [words],
        });
        let rules: Rules = serde_json::from_value(rules).expect("reads");
        let _checked = rules.check("triage");
        let _suggestion = suggest(&text, Kind::Enquiry, &rules, WORDS);
    }
}
