//! Which language the desk is in: the one that was chosen on this device, else the browser's.

/// A language of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    /// Simplified.
    Chinese,
}

impl Language {
    /// The language of the page, until it is loaded again.
    pub(crate) fn now() -> Self {
        use std::cell::OnceCell;
        thread_local! {
            static NOW: OnceCell<Language> = const { OnceCell::new() };
        }
        NOW.with(|now| *now.get_or_init(choose))
    }

    /// Its tag.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hans",
        }
    }

    /// The other one.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::English => Self::Chinese,
            Self::Chinese => Self::English,
        }
    }

    /// Its texts, for tests on the host; the page fetches them.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) const fn pack(self) -> &'static str {
        match self {
            Self::English => include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
            Self::Chinese => include_str!(concat!(env!("OUT_DIR"), "/zh-Hans.txt")),
        }
    }

    /// The language that a tag names.
    #[cfg(any(test, target_arch = "wasm32"))]
    fn of(tag: &str) -> Option<Self> {
        match tag.get(..2)?.to_ascii_lowercase().as_str() {
            "en" => Some(Self::English),
            "zh" => Some(Self::Chinese),
            _ => None,
        }
    }
}

#[cfg(target_arch = "wasm32")]
pub(crate) use browser::turn_to;

#[cfg(target_arch = "wasm32")]
use browser::choose;

#[cfg(not(target_arch = "wasm32"))]
const fn choose() -> Language {
    Language::English
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) const fn turn_to(_language: Language) {}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Language;
    use crate::parts::page;
    use crate::parts::store::{self, Area};

    const KEY: &str = "answerable.desk.language";

    pub(super) fn choose() -> Language {
        store::read::<String>(Area::Device, KEY)
            .and_then(|tag| Language::of(&tag))
            .or_else(|| page::languages().iter().find_map(|tag| Language::of(tag)))
            .unwrap_or(Language::English)
    }

    /// Has the desk in a language from now on. Drafts are on the device: nothing is lost.
    pub(crate) fn turn_to(language: Language) {
        store::write(Area::Device, KEY, &language.tag().to_owned());
        page::reload();
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn tags_of_any_region_name_their_language() {
        for (tag, language) in [
            ("en-GB", Some(Language::English)),
            ("zh", Some(Language::Chinese)),
            ("zh-Hans", Some(Language::Chinese)),
            ("de", None),
            ("x", None),
        ] {
            assert_eq!(Language::of(tag), language, "{tag}");
        }
        assert_eq!(Language::Chinese.other(), Language::English);
    }
}
