//! The sorts of things that staff can write.

use crate::texts::T;
use answerable_shared::command::CommandName;

/// A tab of the composer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tab {
    Reply,
    Ask,
    Note,
    Offer,
    Progress,
    Resolve,
    Reopen,
}

impl Tab {
    /// Every tab, in the order in which they are shown.
    pub(crate) const ALL: [Self; 7] = [
        Self::Reply,
        Self::Ask,
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
            Self::Ask => CommandName::Ask,
            Self::Note => CommandName::Note,
            Self::Offer => CommandName::Offer,
            Self::Progress => CommandName::Progress,
            Self::Resolve => CommandName::Resolve,
            Self::Reopen => CommandName::Reopen,
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Reply => T.tab.reply.say(),
            Self::Ask => T.tab.ask.say(),
            Self::Note => T.tab.note.say(),
            Self::Offer => T.tab.offer.say(),
            Self::Progress => T.tab.progress.say(),
            Self::Resolve => T.tab.resolve.say(),
            Self::Reopen => T.tab.reopen.say(),
        }
    }

    /// The name in storage and in element identifiers.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Ask => "ask",
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
            Self::Ask => Some("q"),
            Self::Note => Some("n"),
            Self::Offer => Some("o"),
            Self::Progress => Some("p"),
            Self::Resolve => Some("e"),
            Self::Reopen => None,
        }
    }

    /// What its button does.
    pub(crate) fn action(self) -> &'static str {
        match self {
            Self::Reply => T.tab.send_reply.say(),
            Self::Ask => T.tab.send_question.say(),
            Self::Note => T.tab.save_note.say(),
            Self::Offer => T.tab.send_offer.say(),
            Self::Progress => T.tab.send_progress.say(),
            Self::Resolve => T.tab.resolve_case.say(),
            Self::Reopen => T.tab.reopen_case.say(),
        }
    }

    /// What its button says while it is being done.
    pub(crate) fn doing(self) -> &'static str {
        match self {
            Self::Note => T.tab.saving.say(),
            Self::Resolve => T.tab.resolving.say(),
            Self::Reopen => T.tab.reopening.say(),
            Self::Reply | Self::Ask | Self::Offer | Self::Progress => T.tab.sending.say(),
        }
    }

    /// What the requester gets to see of it.
    pub(crate) fn audience(self) -> &'static str {
        match self {
            Self::Note => T.tab.team_sees.say(),
            Self::Reply
            | Self::Ask
            | Self::Offer
            | Self::Progress
            | Self::Resolve
            | Self::Reopen => T.tab.customer_sees.say(),
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
        assert_eq!(keys, ["r", "q", "n", "o", "p", "e"]);
    }
}
