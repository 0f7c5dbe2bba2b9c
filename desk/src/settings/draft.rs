//! The settings as they are typed: texts where the wire has numbers and lists, so that nothing that cannot be read yet
//! is lost.

use super::{duration, week};
use crate::texts::{T, Text};
use answerable_shared::calendar::{CalendarSettings, Exception, Holiday, Week};
use answerable_shared::case::{Kind, Priority};
use answerable_shared::promise::{Silence, Targets};
use answerable_shared::replies::Reply;
use answerable_shared::settings::{Assignment, Policy, Settings, Team};
use answerable_shared::triage::Rules;
use serde::{Deserialize, Serialize};

/// Names of the days on the wire, from Monday on.
pub(crate) const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Names of the targets on the wire, in the order of [`PolicyDraft::targets`].
pub(crate) const TARGETS: [&str; 4] = ["first_response", "next_update", "offer", "resolution"];

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
pub(crate) struct CalendarDraft {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) zone: String,
    /// Seven, from Monday on.
    pub(crate) week: Vec<String>,
    pub(crate) holidays: Vec<DateDraft>,
    pub(crate) exceptions: Vec<DateDraft>,
}

/// A holiday or an exception.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DateDraft {
    pub(crate) date: String,
    pub(crate) open: String,
    pub(crate) name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PolicyDraft {
    pub(crate) kind: Option<Kind>,
    pub(crate) priority: Option<Priority>,
    pub(crate) calendar: String,
    /// Four, as [`TARGETS`] names them.
    pub(crate) targets: Vec<String>,
    pub(crate) warn: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SilenceDraft {
    pub(crate) on: bool,
    pub(crate) remind: String,
    pub(crate) close: String,
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

impl CalendarDraft {
    fn of(id: &str, calendar: &CalendarSettings) -> Self {
        let Week {
            mon,
            tue,
            wed,
            thu,
            fri,
            sat,
            sun,
        } = &calendar.week;
        let holidays = calendar.holidays.iter().map(|holiday| DateDraft {
            date: holiday.date.clone(),
            open: String::new(),
            name: holiday.name.clone(),
        });
        let exceptions = calendar.exceptions.iter().map(|exception| DateDraft {
            date: exception.date.clone(),
            open: week::joined(&exception.open),
            name: exception.name.clone(),
        });
        Self {
            id: id.to_owned(),
            name: calendar.name.clone(),
            zone: calendar.zone.clone(),
            week: [mon, tue, wed, thu, fri, sat, sun]
                .map(|day| week::joined(day))
                .to_vec(),
            holidays: holidays.collect(),
            exceptions: exceptions.collect(),
        }
    }

    /// The calendar that was typed.
    ///
    /// # Errors
    /// The first field that cannot be read.
    pub(crate) fn read(&self) -> Result<CalendarSettings, Wrong> {
        let field = format!("calendars.{}", self.id);
        let mut days = self.week.iter().zip(DAYS);
        let mut day = || match days.next() {
            Some((text, day)) => hours(&format!("{field}.week.{day}"), text),
            None => Ok(Vec::new()),
        };
        let week = Week {
            mon: day()?,
            tue: day()?,
            wed: day()?,
            thu: day()?,
            fri: day()?,
            sat: day()?,
            sun: day()?,
        };
        let holidays = self.holidays.iter().map(|holiday| Holiday {
            date: holiday.date.clone(),
            name: holiday.name.clone(),
        });
        let exceptions = self.exceptions.iter().enumerate().map(|(at, exception)| {
            Ok(Exception {
                date: exception.date.clone(),
                open: hours(&format!("{field}.exceptions[{at}].open"), &exception.open)?,
                name: exception.name.clone(),
            })
        });
        Ok(CalendarSettings {
            name: self.name.clone(),
            zone: self.zone.trim().to_owned(),
            week,
            holidays: holidays.collect(),
            exceptions: exceptions.collect::<Result<_, _>>()?,
        })
    }
}

impl PolicyDraft {
    fn of(policy: &Policy) -> Self {
        let Targets {
            first_response,
            next_update,
            offer,
            resolution,
        } = policy.targets;
        let said = |minutes: Option<u32>| minutes.map(duration::format).unwrap_or_default();
        Self {
            kind: policy.kind,
            priority: policy.priority,
            calendar: policy.calendar.clone(),
            targets: [Some(first_response), next_update, offer, resolution]
                .map(said)
                .to_vec(),
            warn: policy
                .warn_percent
                .map(|it| it.to_string())
                .unwrap_or_default(),
        }
    }

    fn read(&self, field: &str) -> Result<Policy, Wrong> {
        let target = |at: usize| {
            let text = self.targets.get(at).map(String::as_str).unwrap_or_default();
            let wrong = || {
                Wrong::new(
                    format!("{field}.targets.{}", TARGETS[at]),
                    T.settings.wrong.time,
                )
            };
            match duration::parse(text) {
                None if text.trim().is_empty() => Ok(None),
                None => Err(wrong()),
                read => Ok(read),
            }
        };
        let none = || {
            Wrong::new(
                format!("{field}.targets.{}", TARGETS[0]),
                T.settings.wrong.first,
            )
        };
        let warn = self.warn.trim().trim_end_matches('%').trim();
        let warn_percent = match warn.parse() {
            Ok(percent) => Some(percent),
            Err(_) if warn.is_empty() => None,
            Err(_) => {
                let field = format!("{field}.warn_percent");
                return Err(Wrong::new(field, T.settings.wrong.percent));
            }
        };
        Ok(Policy {
            kind: self.kind,
            priority: self.priority,
            calendar: self.calendar.clone(),
            targets: Targets {
                first_response: target(0)?.ok_or_else(none)?,
                next_update: target(1)?,
                offer: target(2)?,
                resolution: target(3)?,
            },
            warn_percent,
        })
    }
}

impl SilenceDraft {
    fn of(silence: &Silence) -> Self {
        let minutes: Vec<u32> = silence
            .remind_after_hours
            .iter()
            .map(|hours| hours.saturating_mul(60))
            .collect();
        Self {
            on: true,
            remind: duration::format_list(&minutes),
            close: duration::format(silence.close_after_hours.saturating_mul(60)),
        }
    }

    /// When to remind and when to close, in minutes, as far as it can be read.
    pub(crate) fn plan(&self) -> Option<(Vec<u32>, u32)> {
        Some((
            duration::parse_list(&self.remind)?,
            duration::parse(&self.close)?,
        ))
    }

    fn read(&self) -> Result<Option<Silence>, Wrong> {
        if !self.on {
            return Ok(None);
        }
        let in_hours = |minutes: u32| minutes.is_multiple_of(60).then_some(minutes / 60);
        let wrong = |name| Wrong::new(format!("silence.{name}"), T.settings.wrong.hours);
        let remind = duration::parse_list(&self.remind)
            .and_then(|list| list.into_iter().map(in_hours).collect());
        let close = duration::parse(&self.close).and_then(in_hours);
        Ok(Some(Silence {
            remind_after_hours: remind.ok_or_else(|| wrong("remind_after_hours"))?,
            close_after_hours: close.ok_or_else(|| wrong("close_after_hours"))?,
        }))
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

fn hours(field: &str, text: &str) -> Result<Vec<String>, Wrong> {
    let blocks = week::blocks(text);
    match week::fault(&blocks) {
        None => Ok(blocks),
        Some(at) => Err(Wrong::new(
            format!("{field}[{at}]"),
            T.settings.wrong.blocks,
        )),
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
