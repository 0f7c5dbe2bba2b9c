//! What the address bar's fragment asks for. It never reaches a server.

/// What the fragment asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fragment {
    /// Sign in with this code.
    SignIn(String),
    /// Show this case.
    Case(String),
    /// Show the inbox.
    Inbox,
}

impl Fragment {
    /// Reads a fragment, with or without its `#`.
    pub(crate) fn read(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        if let Some(code) = fragment.strip_prefix("signin=").and_then(filled) {
            Self::SignIn(code)
        } else if let Some(reference) = fragment.strip_prefix("case=").and_then(filled) {
            Self::Case(reference)
        } else {
            Self::Inbox
        }
    }

    /// The fragment that shows a case.
    pub(crate) fn of_case(reference: &str) -> String {
        format!("#case={reference}")
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
        let case = Fragment::of_case("AN-7K3M-92QX");
        assert_eq!(
            Fragment::read(&case),
            Fragment::Case("AN-7K3M-92QX".to_owned())
        );
    }
}
