//! The sorts of things that staff can write.

use answerable_shared::command::CommandName;

/// A tab of the composer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tab {
    Reply,
    Note,
    Offer,
    Progress,
    Resolve,
    Reopen,
}

impl Tab {
    /// Every tab, in the order in which they are shown.
    pub(crate) const ALL: [Self; 6] = [
        Self::Reply,
        Self::Note,
        Self::Offer,
        Self::Progress,
        Self::Resolve,
        Self::Reopen,
    ];

    /// The command that it makes.
    pub(crate) const fn command(self) -> CommandName {
        match self {
            Self::Reply => CommandName::Message,
            Self::Note => CommandName::Note,
            Self::Offer => CommandName::Offer,
            Self::Progress => CommandName::Progress,
            Self::Resolve => CommandName::Resolve,
            Self::Reopen => CommandName::Reopen,
        }
    }

    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Reply => "Reply",
            Self::Note => "Note",
            Self::Offer => "Offer",
            Self::Progress => "Progress",
            Self::Resolve => "Resolve",
            Self::Reopen => "Reopen",
        }
    }

    /// The name in storage and in element identifiers.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Note => "note",
            Self::Offer => "offer",
            Self::Progress => "progress",
            Self::Resolve => "resolve",
            Self::Reopen => "reopen",
        }
    }

    /// The key that goes there.
    pub(crate) const fn key(self) -> Option<&'static str> {
        match self {
            Self::Reply => Some("r"),
            Self::Note => Some("n"),
            Self::Offer => Some("o"),
            Self::Progress => Some("p"),
            Self::Resolve => Some("e"),
            Self::Reopen => None,
        }
    }

    /// What its button does.
    pub(crate) const fn action(self) -> &'static str {
        match self {
            Self::Reply => "Send reply",
            Self::Note => "Save note",
            Self::Offer => "Send offer",
            Self::Progress => "Send progress",
            Self::Resolve => "Resolve case",
            Self::Reopen => "Reopen case",
        }
    }

    /// What its button says while it is being done.
    pub(crate) const fn doing(self) -> &'static str {
        match self {
            Self::Note => "Saving…",
            Self::Resolve => "Resolving…",
            Self::Reopen => "Reopening…",
            Self::Reply | Self::Offer | Self::Progress => "Sending…",
        }
    }

    /// What the requester gets to see of it.
    pub(crate) const fn audience(self) -> &'static str {
        match self {
            Self::Note => "Only your team sees this",
            Self::Reply | Self::Offer | Self::Progress | Self::Resolve | Self::Reopen => {
                "The customer sees this"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_and_keys_tell_the_tabs_apart() {
        let mut slugs: Vec<_> = Tab::ALL.iter().map(|tab| tab.slug()).collect();
        slugs.dedup();
        assert_eq!(slugs.len(), Tab::ALL.len());
        let keys: Vec<_> = Tab::ALL.iter().filter_map(|tab| tab.key()).collect();
        assert_eq!(keys, ["r", "n", "o", "p", "e"]);
    }
}
