//! What a site's admins arrange: promises, calendars, silence, teams, words; and who changed what.
//!
//! Everybody looks, admins change. What is changed is a draft of all settings, kept on the device until it is saved or
//! discarded; the edge puts a draft in force whole or not at all.
//!
//! - `draft`, `removed`, `duration`, `week`, `path`: what can be decided without a browser.
//! - `state`: the page's state, in the desk. `save`: to and from the edge.
//! - `page`, `bar`, `fields`: what every section uses.
//! - `policies`, `calendars`, `dates`, `attempt`, `silence`, `teams`, `triage`, `history`: the sections.

mod attempt;
mod bar;
mod boxes;
mod calendars;
mod dates;
mod draft;
mod duration;
mod fields;
mod history;
pub(crate) mod page;
mod path;
mod policies;
mod rebuild;
mod removed;
mod replies;
mod save;
mod silence;
pub(crate) mod state;
mod teams;
mod triage;
mod week;

use crate::texts::T;

/// A section of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Promises,
    Calendars,
    Silence,
    Teams,
    Replies,
    Words,
    History,
    Rebuild,
}

/// Several in a row, as the language separates them.
pub(crate) fn listed(items: impl IntoIterator<Item = String>) -> String {
    let items = items.into_iter();
    items
        .reduce(|first, next| T.settings.list.fill([&first, &next]))
        .unwrap_or_default()
}

impl Section {
    /// All of them, in the order of the list.
    pub(crate) const ALL: [Self; 8] = [
        Self::Promises,
        Self::Calendars,
        Self::Silence,
        Self::Teams,
        Self::Replies,
        Self::Words,
        Self::History,
        Self::Rebuild,
    ];

    /// Its name in the address.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Promises => "promises",
            Self::Calendars => "calendars",
            Self::Silence => "silence",
            Self::Teams => "teams",
            Self::Replies => "replies",
            Self::Words => "words",
            Self::History => "history",
            Self::Rebuild => "rebuild",
        }
    }

    /// The section of that name; the first for any other.
    pub(crate) fn of(slug: &str) -> Self {
        let named = Self::ALL.into_iter().find(|section| section.slug() == slug);
        named.unwrap_or(Self::Promises)
    }

    fn title(self) -> &'static str {
        match self {
            Self::Promises => T.settings.section.promises,
            Self::Calendars => T.settings.section.calendars,
            Self::Silence => T.settings.section.silence,
            Self::Teams => T.settings.section.teams,
            Self::Replies => T.settings.section.replies,
            Self::Words => T.settings.section.words,
            Self::History => T.settings.section.history,
            Self::Rebuild => T.settings.section.rebuild,
        }
        .say()
    }
}
