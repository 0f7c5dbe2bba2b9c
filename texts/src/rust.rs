//! Names for Rust: a constant `T` with a field for each text, so that one that is missing does not
//! compile and one that nobody uses is noticed.

use crate::catalogue::Catalogue;
use crate::file::{Entry, Text};
use crate::pack::HEAD;
use crate::template::places;
use std::fmt::Write as _;

impl Catalogue {
    /// Rust that defines `T`, to be included where `Text(u16)`, `Template<const N: usize>(u16)` and
    /// `Plural(u16)` are: which line of the pack it is, for texts without and with places and for
    /// those that count.
    #[must_use]
    pub fn rust(&self, left_out: &[&str]) -> String {
        let texts: Vec<(&Entry, usize)> = self.packed(left_out).zip(HEAD..).collect();
        let mut made = String::new();
        let value = group("", &texts, &mut made);
        made.push_str("/// Every text, by where it stands in the pack.\n");
        // Writing to a string cannot fail.
        let _written = writeln!(made, "pub(crate) const T: Texts = {value};");
        made
    }
}

/// Defines the struct of a group and those below it; gives its value.
fn group(prefix: &str, texts: &[(&Entry, usize)], made: &mut String) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (entry, _) in texts {
        let name = entry.key[prefix.len()..]
            .split('.')
            .next()
            .unwrap_or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut fields = String::new();
    let mut values = String::new();
    for name in names {
        let key = format!("{prefix}{name}");
        let (kind, value) = match texts.iter().find(|(entry, _)| entry.key == key) {
            Some((entry, line)) => named(entry, *line),
            None => {
                let below = format!("{key}.");
                let texts: Vec<_> = texts
                    .iter()
                    .filter(|(entry, _)| entry.key.starts_with(&below))
                    .copied()
                    .collect();
                (type_name(&below), group(&below, &texts, made))
            }
        };
        let _written = writeln!(fields, "    pub(crate) {name}: {kind},");
        let _written = write!(values, "{name}: {value}, ");
    }
    let kind = type_name(prefix);
    let _written = write!(
        made,
        "/// Texts of `{prefix}`.\npub(crate) struct {kind} {{\n{fields}}}\n"
    );
    format!("{kind} {{ {values}}}")
}

fn named(entry: &Entry, line: usize) -> (String, String) {
    match &entry.text {
        Text::One(text) => match places(text).len() {
            0 => ("Text".to_owned(), format!("Text({line})")),
            some => (format!("Template<{some}>"), format!("Template({line})")),
        },
        Text::Plural(_) => ("Plural".to_owned(), format!("Plural({line})")),
    }
}

/// `kinds.custom_work.` is `TextsKindsCustomWork`.
fn type_name(prefix: &str) -> String {
    let mut name = String::from("Texts");
    for word in prefix.split(['.', '_']).filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at(1);
        name.push_str(&first.to_uppercase());
        name.push_str(rest);
    }
    name
}

#[cfg(test)]
mod tests {
    use crate::catalogue::tests::of;

    #[test]
    fn each_text_has_a_name_and_its_line() {
        let english = r#"{"help": "Help", "loader": {"x": "X"}, "kinds": {"custom_work": {"title": "Made"}},
            "by": "{who} by {when}", "left": {"one": "{count}", "other": "{count}"}}"#;
        let rust = of(&[("en", english)], &["en"]).unwrap().rust(&["loader"]);
        for expected in [
            "pub(crate) help: Text,",
            "pub(crate) by: Template<2>,",
            "pub(crate) left: Plural,",
            "pub(crate) kinds: TextsKinds,",
            "pub(crate) custom_work: TextsKindsCustomWork,",
            "help: Text(2), kinds: TextsKinds { custom_work: TextsKindsCustomWork { title: Text(3), }, }, \
             by: Template(4), left: Plural(5), ",
        ] {
            assert!(rust.contains(expected), "{expected} is not in:\n{rust}");
        }
        assert!(!rust.contains("loader"), "{rust}");
    }
}
