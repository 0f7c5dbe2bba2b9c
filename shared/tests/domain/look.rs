//! A site's look: what it comes to, and what is not taken.

use answerable_shared::look::{Look, sheet};
use serde_json::json;

fn look(settings: &serde_json::Value) -> Look {
    serde_json::from_value(settings.clone()).expect("settings")
}

#[test]
fn a_look_becomes_a_style_sheet() {
    let settings = json!({
        "radius": 4, "font": "\"Source Sans 3\", sans-serif", "position": "start", "theme": "dark", "logo": "/logo.svg",
    });
    assert_eq!(look(&settings).check(), Ok(()));
    let sheet = sheet(&look(&settings), Some("#2f6b4f")).expect("a sheet");
    for part in [
        ":host{--accent-l:#2f6b4f;",
        "--radius-s:4px;",
        "font-family:\"Source Sans 3\", sans-serif!important;",
        "dialog.panel{inset-inline:20px auto}",
        ":host(:not([theme])){--s: dark;",
        "background:url(\"/logo.svg\")",
    ] {
        assert!(sheet.contains(part), "{part} in {sheet}");
    }
}

#[test]
fn nothing_set_is_no_sheet() {
    assert_eq!(sheet(&Look::default(), None), None);
    assert_eq!(
        sheet(&look(&json!({ "theme": "auto", "position": "end" })), None),
        None
    );
}

#[test]
fn what_could_leave_its_place_is_refused_and_not_used() {
    let wrong = [
        json!({ "radius": 25 }),
        json!({ "font": "a}*{color:red" }),
        json!({ "font": "\"open" }),
        json!({ "font": "" }),
        json!({ "logo": "javascript:alert(1)" }),
        json!({ "logo": "//other.example/logo.png" }),
        json!({ "logo": "http://other.example/logo.png" }),
        json!({ "logo": "/logo\")}*{color:red" }),
        json!({ "logo": format!("data:image/png;base64,{}", "A".repeat(40_000)) }),
        json!({ "texts": { "en": { "greeting": "x".repeat(201) } } }),
    ];
    for settings in wrong {
        assert!(look(&settings).check().is_err(), "{settings}");
        if settings.get("radius").is_none() {
            assert_eq!(sheet(&look(&settings), None), None, "{settings}");
        }
    }
}

#[test]
fn the_largest_are_taken_and_one_more_is_not() {
    let logo = |length: usize| {
        let start = "data:image/png;base64,";
        json!({ "logo": format!("{start}{}", "A".repeat(length - start.len())) })
    };
    let greeting = |length: usize| json!({ "texts": { "en": { "greeting": "é".repeat(length) } } });
    for (most, more) in [
        (json!({ "radius": 24 }), json!({ "radius": 25 })),
        (logo(32_768), logo(32_769)),
        (greeting(200), greeting(201)),
        (
            json!({ "font": "a".repeat(200) }),
            json!({ "font": "a".repeat(201) }),
        ),
    ] {
        assert_eq!(look(&most).check(), Ok(()));
        assert!(look(&more).check().is_err());
    }
    let elsewhere = json!({ "logo": "https://pictures.example/logo.png" });
    assert_eq!(look(&elsewhere).check(), Ok(()));
}

#[test]
fn unknown_settings_are_slips() {
    assert!(serde_json::from_value::<Look>(json!({ "raduis": 4 })).is_err());
}

#[test]
fn texts_are_found_by_language_then_without_script_and_region() {
    let look = look(&json!({ "texts": {
        "en": { "greeting": "Hello" },
        "zh-Hant": { "greeting": "您好" },
        "*": { "greeting": "Fern & Co." },
    } }));
    let greeting = |language| look.texts_in(language).greeting.expect("a greeting");
    for (language, expected) in [
        ("en", "Hello"),
        ("en-GB", "Hello"),
        ("zh-Hant-TW", "您好"),
        ("zh-Hans", "Fern & Co."),
        ("", "Fern & Co."),
    ] {
        assert_eq!(greeting(language), expected, "{language}");
    }
    assert_eq!(Look::default().texts_in("en").greeting, None);
}

/// The colours of a site that is light or dark whatever the system says are those of the portal's style sheet.
#[test]
fn the_colours_are_those_of_the_style_sheet() {
    let css = include_str!("../../../widget/style/1-base.css");
    for theme in ["light", "dark"] {
        let sheet = sheet(&look(&json!({ "theme": theme })), None).expect("a sheet");
        let start = css
            .find(&format!("--s: {theme};"))
            .expect("the theme's colours");
        let end = css[start..].find('}').expect("their end");
        let ours: Vec<_> = declarations(&css[start..start + end]);
        let theirs = sheet
            .trim_start_matches(":host(:not([theme])){")
            .trim_end_matches('}');
        assert_eq!(declarations(theirs), ours);
    }
}

fn declarations(text: &str) -> Vec<&str> {
    text.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}
