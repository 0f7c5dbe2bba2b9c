//! Packs: what a browser downloads of a language.
//!
//! One text a line, in the order of `en.json`. Where something is filled in stands `{` for the first
//! place, `|` for the second and `}` for the third, as `en.json` orders them. Plural forms are separated
//! by tabs, each after the first two letters of its category. The first line is the language's tag, the
//! second its direction.

use crate::catalogue::Catalogue;
use crate::file::{Entry, Text};
use crate::language::Language;
use crate::pseudo;
use crate::template::{places, replace};

/// Lines of a pack before its texts.
pub(crate) const HEAD: usize = 2;
/// In which places are marked; no other text may have these.
const MARKS: [&str; 3] = ["{", "|", "}"];
/// Around what is filled into text that runs the other way than most names: first strong isolate.
const ISOLATE: [&str; 2] = ["\u{2068}", "\u{2069}"];

impl Catalogue {
    /// The pack of a language, without the groups of `left_out`.
    #[must_use]
    pub fn pack(&self, language: Language, left_out: &[&str]) -> String {
        let texts = self.packed(left_out);
        let lines = texts.map(|english| {
            // Checked: every language has every text.
            let text = self.entry(language, &english.key).unwrap_or(english);
            line(&text.text, &english.text, language.is_rtl, str::to_owned)
        });
        let direction = if language.is_rtl { "rtl" } else { "ltr" };
        joined(language.tag, direction, lines)
    }

    /// A pack that looks like English in brackets and is much longer: whoever sees text without
    /// brackets has found one that cannot be translated, or one that is cut off.
    #[must_use]
    pub fn pseudo_pack(&self, left_out: &[&str]) -> String {
        let lines = self
            .packed(left_out)
            .map(|english| line(&english.text, &english.text, false, pseudo::words));
        joined("en-XA", "ltr", lines)
    }

    /// A text of that language, with its places as in the file.
    #[must_use]
    pub fn pseudo_text(&self, key: &str) -> Option<String> {
        let entry = self.english.iter().find(|entry| entry.key == key)?;
        match &entry.text {
            Text::One(words) => Some(pseudo::words(words)),
            Text::Plural(_) => None,
        }
    }

    /// The texts of a pack.
    pub(crate) fn packed<'a>(&'a self, left_out: &'a [&str]) -> impl Iterator<Item = &'a Entry> {
        let is_in = |entry: &Entry| {
            let group = entry.key.split('.').next().unwrap_or_default();
            !left_out.contains(&group)
        };
        self.english.iter().filter(move |entry| is_in(entry))
    }
}

fn joined(tag: &str, direction: &str, lines: impl Iterator<Item = String>) -> String {
    let head = [tag.to_owned(), direction.to_owned()];
    head.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

fn line(text: &Text, english: &Text, is_rtl: bool, reword: fn(&str) -> String) -> String {
    match (text, english) {
        (Text::One(words), Text::One(model)) => {
            marked(&reword(words), &places(model), is_rtl, english)
        }
        (Text::One(words), Text::Plural(_)) => marked(&reword(words), &["count"], is_rtl, english),
        (Text::Plural(forms), _) => {
            let form = |(category, words): &(String, String)| {
                let words = marked(&reword(words), &["count"], is_rtl, english);
                format!("{}{words}", &category[..2])
            };
            forms.iter().map(form).collect::<Vec<_>>().join("\t")
        }
    }
}

fn marked(words: &str, names: &[&str], is_rtl: bool, english: &Text) -> String {
    // Numbers read the same within either direction.
    let is_isolated = is_rtl && matches!(english, Text::One(_));
    replace(words, |name| {
        let at = names.iter().position(|known| *known == name);
        // Checked: every place is one of English's, and there are at most as many as marks.
        let mark = at.and_then(|at| MARKS.get(at)).copied().unwrap_or_default();
        if is_isolated {
            [ISOLATE[0], mark, ISOLATE[1]].concat()
        } else {
            mark.to_owned()
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::catalogue::tests::of;
    use crate::language::Language;

    const ENGLISH: &str = r#"{"loader": {"help": "Help"}, "by": "{who} by {when}", "end": "End",
        "left": {"one": "{count} letter", "other": "{count} letters"}}"#;
    const ARABIC: &str = r#"{"end": "نهاية", "by": "في {when} من {who}",
        "left": {"zero": "لا شيء", "one": "حرف", "two": "حرفان", "few": "{count} أحرف", "many": "{count} حرفًا", "other": "{count} حرف"},
        "loader": {"help": "مساعدة"}}"#;

    #[test]
    fn a_pack_holds_the_texts_in_the_order_of_english() {
        let texts = of(&[("en", ENGLISH), ("ar", ARABIC)], &["en", "ar"]).unwrap();
        let pack = |tag: &str| texts.pack(Language::find(tag).unwrap(), &["loader"]);
        assert_eq!(pack("en"), "en\nltr\n{ by |\nEnd\non{ letter\tot{ letters");
        // The places keep their numbers where the language orders them otherwise.
        assert_eq!(
            pack("ar"),
            "ar\nrtl\nفي \u{2068}|\u{2069} من \u{2068}{\u{2069}\nنهاية\n\
             zeلا شيء\tonحرف\ttwحرفان\tfe{ أحرف\tma{ حرفًا\tot{ حرف"
        );
    }

    #[test]
    fn the_language_for_tests_keeps_places_and_brackets_every_form() {
        let texts = of(&[("en", ENGLISH)], &["en"]).unwrap();
        let pack = texts.pseudo_pack(&["loader"]);
        let lines: Vec<_> = pack.lines().collect();
        assert_eq!(lines.len(), 5, "{pack}");
        assert!(lines[2].starts_with("[{ ") && lines[2].ends_with(']') && lines[2].contains('|'));
        assert!(
            lines[4].starts_with("on[{ ") && lines[4].contains("]\tot[{ "),
            "{pack}"
        );
    }
}
