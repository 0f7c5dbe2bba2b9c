//! What is typed is kept as text, cleaned of what deceives, and bounded.

use answerable_shared::refusal::Refusal;
use answerable_shared::text::{
    EMAIL, email, first_words, optional, optional_line, required, required_line,
};
use proptest::prelude::*;

fn text(raw: &str) -> Option<String> {
    optional("f", raw, 100).expect("short enough")
}

fn line(raw: &str) -> Option<String> {
    optional_line("f", raw, 100).expect("short enough")
}

#[test]
fn markup_is_text() {
    let markup = "<script>alert(1)</script> & \"quotes\" 'n' &amp; 👩‍🌾";
    assert_eq!(text(markup).as_deref(), Some(markup));
    assert_eq!(line(markup).as_deref(), Some(markup));
}

#[test]
fn line_ends_are_unified_and_controls_go() {
    assert_eq!(
        text("a\r\nb\rc\td\0\u{1b}[31m\u{85}").as_deref(),
        Some("a\nb\nc\td[31m")
    );
    assert_eq!(line("a\r\nb\tc\0").as_deref(), Some("a b c"));
}

#[test]
fn names_lose_what_hides_or_turns_text() {
    let hidden = "J\u{202E}o\u{200B} F\u{2066}e\u{FEFF}r\u{AD}n\u{61C}\u{200E}\u{2060}\u{180E}";
    assert_eq!(line(hidden).as_deref(), Some("Jo Fern"));
    assert_eq!(
        text(hidden).as_deref(),
        Some(hidden),
        "a longer text is isolated where it is shown"
    );
    assert_eq!(
        line("👩\u{200D}🌾").as_deref(),
        Some("👩\u{200D}🌾"),
        "joined emoji stay joined"
    );
}

#[test]
fn nothing_visible_is_empty() {
    for raw in [
        "",
        " \n\t ",
        "\u{200B}\u{FEFF}",
        "\u{202E}\u{2066}",
        "\u{200C}\u{200D}",
        "\0",
    ] {
        assert_eq!(text(raw), None, "{raw:?}");
        assert_eq!(line(raw), None, "{raw:?}");
        let empty = Err(Refusal::Empty {
            field: "f".to_owned(),
        });
        assert_eq!(required("f", raw, 9), empty);
        assert_eq!(required_line("f", raw, 9), empty);
    }
    assert_eq!(required("f", " a ", 1), Ok("a".to_owned()));
    assert_eq!(required_line("f", " a ", 1), Ok("a".to_owned()));
}

#[test]
fn bounds_count_characters_not_bytes() {
    let too_long = Err(Refusal::TooLong {
        field: "f".to_owned(),
        max: 3,
    });
    assert_eq!(optional("f", "漢字字", 3), Ok(Some("漢字字".to_owned())));
    assert_eq!(optional("f", "漢字字字", 3), too_long);
    assert_eq!(optional_line("f", "abcd", 3), too_long);
}

#[test]
fn addresses_need_a_domain() {
    for good in [
        "ada@example.org",
        "a.b+c@sub.example.co.uk",
        "用户@例子.广告",
        "ADA@EXAMPLE.ORG",
    ] {
        assert_eq!(email("f", good), Ok(Some(good.to_owned())), "{good}");
    }
    for bad in [
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "a b@example.org",
        "Ada <ada@example.org>",
        "a@b@example.org",
    ] {
        assert_eq!(
            email("f", bad),
            Err(Refusal::BadEmail {
                field: "f".to_owned()
            }),
            "{bad}"
        );
    }
    assert_eq!(email("f", "  "), Ok(None));
    let long = format!("a@{}.org", "b".repeat(EMAIL));
    assert_eq!(
        email("f", &long),
        Err(Refusal::TooLong {
            field: "f".to_owned(),
            max: EMAIL
        })
    );
}

#[test]
fn first_words_are_one_short_line() {
    assert_eq!(first_words("  a \n b\tc ", 9), "a b c");
    assert_eq!(first_words("123456789", 9), "123456789");
    assert_eq!(first_words("The pot arrived cracked", 12), "The pot…");
    assert_eq!(
        first_words("A characteristically long word", 12),
        "A character…"
    );
    assert_eq!(first_words("12345 789 1", 10), "12345 789…");
    assert_eq!(first_words("12345 7891 1", 10), "12345 789…");
    assert_eq!(first_words("123456 891 1", 10), "123456…");
    assert_eq!(first_words("漢字漢字漢字", 4), "漢字漢…");
    assert_eq!(first_words("", 4), "");
}

proptest! {
    #[test]
    fn cleaning_is_stable_and_bounded(raw in any::<String>()) {
        for clean in [optional, optional_line] {
            if let Ok(Some(once)) = clean("f", &raw, 40) {
                prop_assert!(once.chars().count() <= 40);
                prop_assert_eq!(clean("f", &once, 40), Ok(Some(once)));
            }
        }
        prop_assert!(first_words(&raw, 12).chars().count() <= 12);
    }
}
