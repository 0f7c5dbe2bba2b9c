//! What can be wrong with a language's texts. English is what the others are held against.

use crate::file::{Entry, Text};
use crate::language::Language;
use crate::template::{MOST_PLACES, parts, places};

/// The place that a plural text counts.
const COUNT: &str = "count";
/// Texts of these categories may say the number in words: "one character left".
const WORDED: [&str; 3] = ["zero", "one", "two"];

/// What is wrong with the texts of `language`, a sentence each, without the name of the file.
pub(crate) fn check(language: Language, texts: &[Entry], english: &[Entry]) -> Vec<String> {
    let mut wrong = Vec::new();
    for entry in english.iter().filter(|_| language.tag == "en") {
        let is_word = |c: char| c.is_ascii_lowercase() || c == '_' || c == '.';
        if !entry.key.chars().all(is_word) {
            wrong.push(format!("`{}` is not made of small letters", entry.key));
        }
    }
    for entry in english {
        match texts.iter().find(|text| text.key == entry.key) {
            None => wrong.push(format!("`{}` is missing", entry.key)),
            Some(text) => check_text(language, text, entry, &mut wrong),
        }
    }
    for text in texts {
        if !english.iter().any(|entry| entry.key == text.key) {
            wrong.push(format!("`{}` is not in en.json", text.key));
        }
    }
    wrong
}

fn check_text(language: Language, text: &Entry, english: &Entry, wrong: &mut Vec<String>) {
    let key = &text.key;
    match (&text.text, &english.text) {
        (Text::One(words), Text::One(model)) => {
            wrong.extend(faults(words).map(|fault| format!("`{key}` {fault}")));
            let (given, wanted) = (places(words), places(model));
            wrong.extend(differ(&given, &wanted).map(|fault| format!("`{key}` {fault}")));
            if wanted.len() > MOST_PLACES {
                wrong.push(format!("`{key}` has more than {MOST_PLACES} placeholders"));
            }
        }
        (Text::Plural(forms), Text::Plural(_)) => {
            for category in language.plurals {
                if !forms.iter().any(|(given, _)| given == category) {
                    wrong.push(format!("`{key}` lacks the plural form `{category}`"));
                }
            }
            for (category, words) in forms {
                if !language.plurals.contains(&category.as_str()) {
                    let tag = language.tag;
                    wrong.push(format!(
                        "`{key}` has the plural form `{category}`, which {tag} does not use"
                    ));
                }
                wrong.extend(faults(words).map(|fault| format!("`{key}.{category}` {fault}")));
                let given = places(words);
                let is_worded = given.is_empty() && WORDED.contains(&category.as_str());
                if !is_worded {
                    let fault = differ(&given, &[COUNT]);
                    wrong.extend(fault.map(|fault| format!("`{key}.{category}` {fault}")));
                }
            }
        }
        (Text::One(_), Text::Plural(_)) => {
            wrong.push(format!("`{key}` needs plural forms, as in en.json"));
        }
        (Text::Plural(_), Text::One(_)) => {
            wrong.push(format!("`{key}` has plural forms, but not in en.json"));
        }
    }
}

fn faults(words: &str) -> impl Iterator<Item = &'static str> {
    let empty = words.is_empty().then_some("is empty");
    let edges = (words.trim() != words).then_some("begins or ends with white space");
    let marks = words
        .contains(['\n', '\r', '\t', '|'])
        .then_some("has a line break, a tab or a `|`");
    [empty, edges, marks]
        .into_iter()
        .flatten()
        .chain(parts(words).err())
}

fn differ<'a>(given: &[&'a str], wanted: &[&'a str]) -> Option<String> {
    if let Some(name) = wanted.iter().find(|name| !given.contains(name)) {
        return Some(format!("lacks the placeholder {{{name}}}"));
    }
    let name = given.iter().find(|name| !wanted.contains(name))?;
    Some(format!(
        "has the placeholder {{{name}}}, which en.json has not"
    ))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::file::read;
    use crate::language::Language;

    const ENGLISH: &str = r#"{
        "plain": "Text",
        "group": {"by": "{who} by {when}"},
        "left": {"one": "{count} letter left", "other": "{count} letters left"}
    }"#;

    fn wrong(tag: &str, json: &str) -> Vec<String> {
        check(
            Language::find(tag).unwrap(),
            &read(json).unwrap(),
            &read(ENGLISH).unwrap(),
        )
    }

    fn spanish(plain: &str, by: &str, left: &str) -> Vec<String> {
        wrong(
            "es",
            &format!(r#"{{"plain": {plain}, "group": {{"by": {by}}}, "left": {left}}}"#),
        )
    }

    const BY: &str = r#""para {when} por {who}""#;
    const LEFT: &str =
        r#"{"one": "queda una letra", "many": "{count} de letras", "other": "{count} letras"}"#;

    #[test]
    fn a_whole_language_is_fine_whatever_its_order() {
        assert_eq!(wrong("en", ENGLISH), [""; 0]);
        assert_eq!(spanish(r#""Texto""#, BY, LEFT), [""; 0]);
    }

    #[test]
    fn keys_are_names_for_rust() {
        let json = r#"{"a": {"so-so": "x"}}"#;
        let english = read(json).unwrap();
        let found = check(Language::find("en").unwrap(), &english, &english);
        assert_eq!(found, ["`a.so-so` is not made of small letters"]);
    }

    #[test]
    fn what_is_missing_or_superfluous_is_named() {
        let found = wrong(
            "zh-Hans",
            r#"{"plain": "文字", "group": {"buy": "x"}, "left": {"other": "{count} 个字"}}"#,
        );
        assert_eq!(
            found,
            ["`group.by` is missing", "`group.buy` is not in en.json"]
        );
    }

    #[test]
    fn placeholders_are_those_of_english() {
        for (by, fault) in [
            (r#""{who}""#, "lacks the placeholder {when}"),
            (
                r#""{who} {when} {where}""#,
                "has the placeholder {where}, which en.json has not",
            ),
            (r#""{who} {when""#, "has a brace without its other half"),
        ] {
            let found = spanish(r#""Texto""#, by, LEFT);
            assert!(
                found.contains(&format!("`group.by` {fault}")),
                "{by}: {found:?}"
            );
        }
    }

    #[test]
    fn plural_forms_are_those_of_the_language() {
        let with = |left: &str| spanish(r#""Texto""#, BY, left);
        assert_eq!(
            with(r#"{"one": "una", "other": "{count} letras"}"#),
            ["`left` lacks the plural form `many`"]
        );
        assert_eq!(
            with(r#"{"one": "una", "two": "dos", "many": "{count}", "other": "{count}"}"#),
            ["`left` has the plural form `two`, which es does not use"]
        );
        assert_eq!(
            with(r#"{"one": "una", "many": "muchas", "other": "{count}"}"#),
            ["`left.many` lacks the placeholder {count}"]
        );
        assert_eq!(with(r#""x""#), ["`left` needs plural forms, as in en.json"]);
        assert_eq!(
            spanish(
                r#"{"one": "a", "many": "{count}", "other": "{count}"}"#,
                BY,
                LEFT
            ),
            ["`plain` has plural forms, but not in en.json"]
        );
    }

    #[test]
    fn what_would_break_a_pack_is_refused() {
        for (plain, fault) in [
            (r#""""#, "is empty"),
            (r#"" a""#, "begins or ends with white space"),
            (r#""a\nb""#, "has a line break, a tab or a `|`"),
            (r#""a|b""#, "has a line break, a tab or a `|`"),
        ] {
            assert_eq!(
                spanish(plain, BY, LEFT),
                [format!("`plain` {fault}")],
                "{plain}"
            );
        }
    }
}
