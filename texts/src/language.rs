//! The languages that texts can be in.

/// A language that texts can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// Its BCP 47 tag, which is the name of its file too.
    pub tag: &'static str,
    /// Whether it is written from right to left.
    pub is_rtl: bool,
    /// Its plural categories, as `Intl.PluralRules` names them (Unicode CLDR).
    pub(crate) plurals: &'static [&'static str],
}

/// Every language that we know enough of.
pub(crate) const LANGUAGES: [Language; 5] = [
    Language {
        tag: "en",
        is_rtl: false,
        plurals: &["one", "other"],
    },
    Language {
        tag: "zh-Hans",
        is_rtl: false,
        plurals: &["other"],
    },
    Language {
        tag: "zh-Hant",
        is_rtl: false,
        plurals: &["other"],
    },
    Language {
        tag: "es",
        is_rtl: false,
        plurals: &["one", "many", "other"],
    },
    Language {
        tag: "ar",
        is_rtl: true,
        plurals: &["zero", "one", "two", "few", "many", "other"],
    },
];

/// The names of all plural categories.
pub(crate) const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

impl Language {
    /// The language with this tag, if we know it.
    #[must_use]
    pub fn find(tag: &str) -> Option<Self> {
        LANGUAGES.into_iter().find(|language| language.tag == tag)
    }
}
