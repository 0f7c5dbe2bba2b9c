//! Every text that staff read, in the desk's languages. The texts stand in `desk/texts/`; here they are
//! called by their place in a pack.

mod language;

pub(crate) use language::{Language, turn_to};

use answerable_client::pack::{category, fill, form};
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

/// Takes in the texts of the desk's language; they stay as long as the page.
pub(crate) fn have(pack: String) {
    let pack: &str = Box::leak(pack.into_boxed_str());
    LINES.with(|lines| {
        let _first = lines.set(pack.split('\n').collect());
    });
}

fn line(number: u16) -> &'static str {
    LINES.with(|lines| {
        let lines = lines.get_or_init(before);
        lines.get(usize::from(number)).copied().unwrap_or_default()
    })
}

/// The texts where nobody has brought any: tests on the host.
fn before() -> Vec<&'static str> {
    #[cfg(not(target_arch = "wasm32"))]
    return Language::English.pack().split('\n').collect();
    #[cfg(target_arch = "wasm32")]
    Vec::new()
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
        let category = category(Language::now().tag(), number);
        fill(form(line(self.0), &category), &[&number.to_string()])
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, T};

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
}
