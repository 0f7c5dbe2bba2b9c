//! The settings as they are typed: texts where the wire has numbers and lists, so that nothing that cannot be read yet
//! is lost.

mod calendar;
mod policy;
mod silence;

pub(crate) use calendar::{CalendarDraft, DAYS, DateDraft};
pub(crate) use policy::{PolicyDraft, TARGETS};
pub(crate) use silence::SilenceDraft;

use crate::texts::Text;
use answerable_shared::case::Kind;
use answerable_shared::replies::Reply;
use answerable_shared::settings::{Assignment, Settings, Team};
use answerable_shared::triage::Rules;
use serde::{Deserialize, Serialize};

/// All settings, as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    pub(crate) calendars: Vec<CalendarDraft>,
    pub(crate) policies: Vec<PolicyDraft>,
    pub(crate) silence: SilenceDraft,
    pub(crate) teams: Vec<TeamDraft>,
    #[serde(default)]
    pub(crate) triage: Rules,
    #[serde(default)]
    pub(crate) replies: Vec<Reply>,
    #[serde(default)]
    pub(crate) reviewed: Vec<Kind>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TeamDraft {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) members: Vec<String>,
    pub(crate) kinds: Vec<Kind>,
    #[serde(default)]
    pub(crate) assign: Option<Assignment>,
}

/// What is wrong: the path of the field as the edge would name it, and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) field: String,
    pub(crate) detail: String,
}

impl Wrong {
    fn new(field: String, detail: Text) -> Self {
        Self {
            field,
            detail: detail.owned(),
        }
    }
}

impl Draft {
    /// Settings, ready to be changed.
    pub(crate) fn of(settings: &Settings) -> Self {
        let calendars = settings.calendars.iter();
        let silence = settings.silence.as_ref();
        Self {
            calendars: calendars
                .map(|(id, it)| CalendarDraft::of(id, it))
                .collect(),
            policies: settings.policies.iter().map(PolicyDraft::of).collect(),
            silence: silence.map(SilenceDraft::of).unwrap_or_default(),
            teams: settings.teams.iter().map(TeamDraft::of).collect(),
            triage: settings.triage.clone(),
            replies: settings.replies.clone(),
            reviewed: settings.reviewed.clone(),
        }
    }

    /// The settings that were typed.
    ///
    /// # Errors
    /// The first field that cannot be read. What is readable and still wrong is for the edge to say.
    pub(crate) fn settings(&self) -> Result<Settings, Wrong> {
        let mut settings = Settings::default();
        for calendar in &self.calendars {
            settings
                .calendars
                .insert(calendar.id.clone(), calendar.read()?);
        }
        for (at, policy) in self.policies.iter().enumerate() {
            settings
                .policies
                .push(policy.read(&format!("policies[{at}]"))?);
        }
        settings.silence = self.silence.read()?;
        let teams = self.teams.iter().map(|team| Team {
            id: team.id.trim().to_owned(),
            name: team.name.clone(),
            members: team.members.clone(),
            kinds: team.kinds.clone(),
            assign: team.assign,
        });
        settings.teams = teams.collect();
        settings.triage = self.triage.clone();
        settings.replies = self.replies.clone();
        settings.reviewed = self.reviewed.clone();
        Ok(settings)
    }

    /// In how many places it differs from `before`.
    pub(crate) fn changes_since(&self, before: &Self) -> usize {
        differing(&self.calendars, &before.calendars)
            + differing(&self.policies, &before.policies)
            + usize::from(self.silence != before.silence)
            + differing(&self.teams, &before.teams)
            + differing(&self.replies, &before.replies)
            + differing(&self.triage.own, &before.triage.own)
            + differing(&self.triage.off, &before.triage.off)
            + usize::from(self.reviewed != before.reviewed)
    }

    /// The calendar of that identifier, where there is one.
    pub(crate) fn calendar(&mut self, id: &str) -> Option<&mut CalendarDraft> {
        self.calendars.iter_mut().find(|calendar| calendar.id == id)
    }

    /// Adds a calendar: office hours without holidays. Gives its identifier.
    pub(crate) fn add_calendar(&mut self, zone: String) -> String {
        let id = fresh("calendar", |id| self.calendars.iter().any(|it| it.id == id));
        let day = |open: bool| if open { "09:00-17:00" } else { "" }.to_owned();
        self.calendars.push(CalendarDraft {
            id: id.clone(),
            zone,
            week: (0..7).map(|at| day(at < 5)).collect(),
            ..CalendarDraft::default()
        });
        id
    }

    /// Adds a promise for all cases, to be made more exact.
    pub(crate) fn add_policy(&mut self) {
        let calendar = self.calendars.first();
        self.policies.push(PolicyDraft {
            calendar: calendar.map(|it| it.id.clone()).unwrap_or_default(),
            targets: vec![String::new(); TARGETS.len()],
            ..PolicyDraft::default()
        });
    }

    /// Adds a canned reply that says nothing yet.
    pub(crate) fn add_reply(&mut self) {
        self.replies.push(Reply {
            name: String::new(),
            text: String::new(),
            teams: Vec::new(),
        });
    }

    /// Adds a team without anybody.
    pub(crate) fn add_team(&mut self) {
        let id = fresh("team", |id| self.teams.iter().any(|it| it.id == id));
        self.teams.push(TeamDraft {
            id,
            ..TeamDraft::default()
        });
    }
}

impl TeamDraft {
    fn of(team: &Team) -> Self {
        Self {
            id: team.id.clone(),
            name: team.name.clone(),
            members: team.members.clone(),
            kinds: team.kinds.clone(),
            assign: team.assign,
        }
    }
}

/// How many members were added, taken away or changed; one where only their order is another.
fn differing<T: PartialEq>(now: &[T], before: &[T]) -> usize {
    let lack = |from: &[T], of: &[T]| from.iter().filter(|it| !of.contains(it)).count();
    let most = lack(now, before).max(lack(before, now));
    most.max(now.len().abs_diff(before.len()))
        .max(usize::from(now != before))
}

/// An identifier that nothing has yet.
fn fresh(word: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut ids = (1..).map(|number| format!("{word}-{number}"));
    ids.find(|id| !is_taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
