//! Every text that a person reads. They come as a pack, one language in one string, which is loaded
//! beside the wasm; here they are called by their place in it.

use crate::numbers;
use std::cell::{Cell, RefCell};

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
    /// The pack with the locale as its last line. A page has one language at a time.
    static PACK: Cell<&'static str> = const { Cell::new("") };
    static LINES: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Takes a pack and the reader's locale: the language of the texts, with the reader's region where it is
/// known.
pub(crate) fn load(pack: &str, locale: &str) {
    let pack = [pack, "\n", locale].concat();
    if pack != PACK.get() {
        // There are as many as languages are chosen in the life of a page.
        PACK.set(pack.leak());
        LINES.replace(PACK.get().split('\n').collect());
    }
}

/// The reader's locale.
pub(crate) fn locale() -> &'static str {
    LINES.with_borrow(|lines| lines.last().copied().unwrap_or_default())
}

/// The language's tag, and its direction.
pub(crate) fn language() -> [&'static str; 2] {
    [line(0), line(1)]
}

fn line(number: u16) -> &'static str {
    #[cfg(test)]
    load(include_str!(concat!(env!("OUT_DIR"), "/en.txt")), "en");
    LINES.with_borrow(|lines| lines.get(usize::from(number)).copied().unwrap_or_default())
}

impl Text {
    /// No text.
    pub(crate) const NONE: Self = Self(u16::MAX);

    /// In words.
    pub(crate) fn say(self) -> &'static str {
        line(self.0)
    }

    /// In words, to be kept.
    #[inline(never)]
    pub(crate) fn owned(self) -> String {
        self.say().to_owned()
    }
}

impl<const N: usize> Template<N> {
    /// In words, with the values in its places.
    #[inline]
    pub(crate) fn fill(self, values: [&str; N]) -> String {
        fill(line(self.0), &values)
    }
}

impl Plural {
    /// In words, for a number.
    pub(crate) fn count(self, number: usize) -> String {
        let category = numbers::category(number);
        fill(form(line(self.0), &category), &[&numbers::say(number)])
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
    use super::{T, fill, form, language};

    #[test]
    fn values_go_where_the_language_wants_them() {
        assert_eq!(fill("{ by |", &["Jo", "noon"]), "Jo by noon");
        assert_eq!(fill("| {, { é", &["Jo", "noon"]), "noon Jo, Jo é");
        assert_eq!(fill("plain ~", &[]), "plain ~");
    }

    #[test]
    fn a_number_takes_the_form_of_its_category() {
        const ARABIC: &str = "ze0\ton1\ttw2\tfe3\tma11\tot100";
        for (category, words) in [
            ("zero", "0"),
            ("one", "1"),
            ("two", "2"),
            ("few", "3"),
            ("many", "11"),
            ("other", "100"),
        ] {
            assert_eq!(form(ARABIC, category), words);
        }
        // Chinese has one form for all.
        assert_eq!(form("ot{ 个字", "other"), "{ 个字");
        // A browser that knows more forms than the translator gets the last.
        assert_eq!(form("on1\totn", "many"), "n");
    }

    #[test]
    fn english_is_there_for_tests() {
        assert_eq!(language(), ["en", "ltr"]);
        assert_eq!(T.again.say(), "Try again");
        assert_eq!(T.write.left.count(1), "1 character left");
        assert_eq!(T.turn.works.fill(["Jo"]), "Jo is working on it.");
    }
}
