//! Every text that staff read, in the desk's languages. The texts stand in `desk/texts/`; here they are
//! called by their place in a pack.

mod language;
mod numbers;

pub(crate) use language::{Language, turn_to};

use std::cell::OnceCell;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// A text; its line in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Text(u16);

/// A text with places to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Template<const N: usize>(u16);

/// A text that counts something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plural(u16);

thread_local! {
    static LINES: OnceCell<Vec<&'static str>> = const { OnceCell::new() };
}

fn line(number: u16) -> &'static str {
    LINES.with(|lines| {
        let lines = lines.get_or_init(|| Language::now().pack().split('\n').collect());
        lines.get(usize::from(number)).copied().unwrap_or_default()
    })
}

impl Text {
    /// In words.
    pub(crate) fn say(self) -> &'static str {
        line(self.0)
    }

    /// In words, to be kept.
    pub(crate) fn owned(self) -> String {
        self.say().to_owned()
    }
}

impl<const N: usize> Template<N> {
    /// In words, with the values in its places.
    pub(crate) fn fill(self, values: [&str; N]) -> String {
        fill(line(self.0), &values)
    }
}

impl Plural {
    /// In words, for a number.
    pub(crate) fn count(self, number: usize) -> String {
        let category = numbers::category(number);
        fill(form(line(self.0), &category), &[&number.to_string()])
    }
}

/// The form of a category; the last one is for all that have none.
fn form<'a>(forms: &'a str, category: &str) -> &'a str {
    let mut last = "";
    for form in forms.split('\t') {
        // Two letters tell the six categories apart.
        let (name, words) = form.split_at_checked(2).unwrap_or_default();
        last = words;
        if category.starts_with(name) {
            break;
        }
    }
    last
}

/// `template` with the values in place of `{`, `|` and `}`, which follow each other in ASCII.
fn fill(template: &str, values: &[&str]) -> String {
    let mut text = String::new();
    for letter in template.chars() {
        match values.get((letter as usize).wrapping_sub('{' as usize)) {
            Some(value) => text.push_str(value),
            None => text.push(letter),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Language, T, fill, form};

    #[test]
    fn english_is_there_for_tests() {
        assert_eq!(T.page.again.say(), "Try again");
        assert_eq!(T.entry.offered.count(1), "offered 1 option");
        assert_eq!(T.entry.offered.count(2), "offered 2 options");
    }

    #[test]
    fn both_languages_have_every_text() {
        let [english, chinese] = [Language::English, Language::Chinese].map(Language::pack);
        assert_eq!(english.lines().count(), chinese.lines().count());
        assert!(chinese.starts_with("zh-Hans\n"));
    }

    #[test]
    fn values_and_forms_go_where_the_language_wants_them() {
        assert_eq!(fill("| {", &["a", "b"]), "b a");
        assert_eq!(form("on1\totn", "one"), "1");
        assert_eq!(form("otn", "other"), "n");
    }
}
