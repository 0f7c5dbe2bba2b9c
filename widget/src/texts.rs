//! Every text that a person reads. They come as a pack, one language in one string, which is loaded
//! beside the wasm; here they are called by their place in it.

use crate::numbers;
use answerable_client::pack::{category, fill, form};
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
        let category = category(language()[0], number);
        fill(form(line(self.0), &category), &[&numbers::say(number)])
    }
}

#[cfg(test)]
mod tests {
    use super::{T, language};

    #[test]
    fn english_is_there_for_tests() {
        assert_eq!(language(), ["en", "ltr"]);
        assert_eq!(T.again.say(), "Try again");
        assert_eq!(T.write.left.count(1), "1 character left");
        assert_eq!(T.turn.works.fill(["Jo"]), "Jo is working on it.");
    }
}
