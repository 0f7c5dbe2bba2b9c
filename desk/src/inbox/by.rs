//! What the inbox can be filtered by.

use super::selection::Filter;
use crate::colleagues;
use crate::desk::Desk;
use crate::reactive::*;
use crate::texts::{T, Text};
use crate::words;

/// What can be filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Priority,
    Team,
    Handler,
    Kind,
}

/// All of them, in order.
pub(crate) const ALL: [By; 4] = [By::Priority, By::Team, By::Handler, By::Kind];

impl By {
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Priority => "filter-priority",
            Self::Team => "filter-team",
            Self::Handler => "filter-handler",
            Self::Kind => "filter-kind",
        }
    }

    pub(super) const fn title(self) -> Text {
        match self {
            Self::Priority => T.filters.priority,
            Self::Team => T.filters.team,
            Self::Handler => T.filters.handler,
            Self::Kind => T.filters.kind,
        }
    }

    pub(super) const fn all(self) -> Text {
        match self {
            Self::Priority => T.filters.all_priorities,
            Self::Team => T.filters.all_teams,
            Self::Handler => T.filters.anybody,
            Self::Kind => T.filters.all,
        }
    }

    /// What can be chosen: its value, and its name.
    pub(crate) fn options(self, desk: Desk) -> Vec<(String, String)> {
        let named = |value: &str, name: &str| (value.to_owned(), name.to_owned());
        match self {
            Self::Priority => words::PRIORITIES
                .map(|one| named(words::priority_on_wire(one), words::priority(one)))
                .to_vec(),
            Self::Kind => words::KINDS
                .map(|one| named(words::kind_on_wire(one), words::kind(one)))
                .to_vec(),
            Self::Team | Self::Handler => desk.arranged.with(|settings| {
                let Some(settings) = settings else {
                    return Vec::new();
                };
                if self == Self::Team {
                    let teams = settings.settings.teams.iter();
                    return teams.map(|team| named(&team.id, &team.name)).collect();
                }
                let people = colleagues::people(settings, "", None);
                let people = people.into_iter().map(|member| &member.agent);
                people.map(|agent| named(&agent.id, &agent.name)).collect()
            }),
        }
    }

    pub(super) fn value(self, filter: &Filter) -> Option<String> {
        match self {
            Self::Priority => filter
                .priority
                .map(|one| words::priority_on_wire(one).to_owned()),
            Self::Kind => filter.kind.map(|one| words::kind_on_wire(one).to_owned()),
            Self::Team => filter.team.clone(),
            Self::Handler => filter.handler.clone(),
        }
    }

    pub(super) fn set(self, filter: &mut Filter, value: Option<String>) {
        let is = |name: &str| Some(name) == value.as_deref();
        match self {
            Self::Priority => {
                let mut all = words::PRIORITIES.into_iter();
                filter.priority = all.find(|one| is(words::priority_on_wire(*one)));
            }
            Self::Kind => {
                let mut all = words::KINDS.into_iter();
                filter.kind = all.find(|one| is(words::kind_on_wire(*one)));
            }
            Self::Team => filter.team = value,
            Self::Handler => filter.handler = value,
        }
    }
}
