//! What the address bar's fragment asks for. It never reaches a server.

use crate::settings::Section;

/// What the fragment asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fragment {
    /// Sign in with this code.
    SignIn(String),
    /// Show this case.
    Case(String),
    /// Show a section of the settings.
    Settings(Section),
    /// Show the figures.
    Figures,
    /// Show the inbox.
    Inbox,
}

impl Fragment {
    /// The fragment that shows the figures.
    pub(crate) const FIGURES: &str = "#figures";

    /// Reads a fragment, with or without its `#`.
    pub(crate) fn read(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        if let Some(code) = fragment.strip_prefix("signin=").and_then(filled) {
            Self::SignIn(code)
        } else if let Some(reference) = fragment.strip_prefix("case=").and_then(filled) {
            Self::Case(reference)
        } else if let Some(section) = fragment.strip_prefix("settings") {
            Self::Settings(Section::of(section.trim_start_matches('=')))
        } else if fragment == "figures" {
            Self::Figures
        } else {
            Self::Inbox
        }
    }

    /// The fragment that shows a case.
    pub(crate) fn of_case(reference: &str) -> String {
        format!("#case={reference}")
    }

    /// The fragment that shows a section of the settings.
    pub(crate) fn of_settings(section: Section) -> String {
        format!("#settings={}", section.slug())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_read() {
        assert_eq!(
            Fragment::read("#signin=abc_-1"),
            Fragment::SignIn("abc_-1".to_owned())
        );
        assert_eq!(Fragment::read("#signin="), Fragment::Inbox);
        assert_eq!(Fragment::read("#anything"), Fragment::Inbox);
        assert_eq!(Fragment::read(Fragment::FIGURES), Fragment::Figures);
        let case = Fragment::of_case("AN-7K3M-92QX");
        assert_eq!(
            Fragment::read(&case),
            Fragment::Case("AN-7K3M-92QX".to_owned())
        );
        for section in Section::ALL {
            let fragment = Fragment::of_settings(section);
            assert_eq!(Fragment::read(&fragment), Fragment::Settings(section));
        }
        for fragment in ["#settings", "#settings=", "#settings=anything"] {
            let first = Fragment::Settings(Section::Promises);
            assert_eq!(Fragment::read(fragment), first);
        }
    }
}
