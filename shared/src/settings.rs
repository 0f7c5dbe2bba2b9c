//! What a site's admins arrange at the desk: teams, calendars, promises, what happens when nobody answers.
//!
//! [`Settings`] is what they write; [`Settings::check`] makes [`Arrangements`] of it, which the domain goes by. A site
//! that has arranged nothing promises a first answer within the minutes of its operator's settings, day and night.

mod load;
mod new;
mod policy;
mod staff;
mod team;

pub use load::least_loaded;
pub(crate) use policy::LONGEST;
pub use policy::{Policy, WARN_PERCENT};
pub(crate) use staff::able;
pub use staff::{Member, staff_of};
pub use team::{Assignment, Team};

use crate::calendar::{Calendar, CalendarSettings, Offset};
use crate::case::{Kind, Priority};
use crate::promise::{Silence, Targets, Terms};
use crate::refusal::Refusal;
use crate::replies::Reply;
use crate::site::Site;
use crate::triage::Rules;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Longest list in the settings.
const MOST: usize = 100;
/// Longest that silence lasts, in hours: a year.
const LONGEST_SILENCE: u32 = 366 * 24;

/// What a site's admins have arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Calendars by identifier.
    #[serde(default)]
    pub calendars: BTreeMap<String, CalendarSettings>,
    /// What is promised, for which cases.
    #[serde(default)]
    pub policies: Vec<Policy>,
    /// What happens when it is the requester's turn and nothing comes; nothing where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<Silence>,
    /// Who works together.
    #[serde(default)]
    pub teams: Vec<Team>,
    /// What words mean at this site, beyond what they mean everywhere.
    #[serde(default)]
    pub triage: Rules,
    /// Texts that staff can begin an answer with.
    #[serde(default)]
    pub replies: Vec<Reply>,
    /// Kinds of cases whose answer a second member of staff looks at before the requester hears that it is done.
    #[serde(default)]
    pub reviewed: Vec<Kind>,
}

/// Settings that were found to be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangements {
    /// Version of the settings; 0 for those of the operator.
    pub version: u32,
    /// Calendars by identifier.
    pub calendars: BTreeMap<String, Calendar>,
    /// What is promised, for which cases.
    pub policies: Vec<Policy>,
    /// What happens when the requester does not answer.
    pub silence: Option<Silence>,
    /// Who works together.
    pub teams: Vec<Team>,
    /// What words mean here.
    pub triage: Rules,
    /// What words mean everywhere, as [`WORDS`](crate::triage::WORDS) does; nothing where nobody has put it here.
    #[serde(skip)]
    pub words: Arc<str>,
    /// Kinds of cases whose answer a second member of staff looks at first.
    #[serde(default)]
    pub reviewed: Vec<Kind>,
    /// Everybody who may sign in.
    pub staff: Vec<Member>,
    /// First answers are promised within so many minutes, day and night, where no policy says otherwise.
    pub answer_within_minutes: u32,
}

/// Finds a time zone by its IANA name: its offsets over the years to come, or none where there is no such zone.
pub type Zones<'a> = &'a dyn Fn(&str) -> Option<Vec<Offset>>;

impl Settings {
    /// What follows from version `version` of these settings of `site`.
    ///
    /// # Errors
    /// What is wrong first, by field. Nothing of it is in force then.
    pub fn check(
        &self,
        version: u32,
        site: &Site,
        zones: Zones<'_>,
    ) -> Result<Arrangements, Refusal> {
        let mut calendars = BTreeMap::new();
        at_most("calendars", self.calendars.len(), MOST)?;
        for (id, settings) in &self.calendars {
            let field = format!("calendars.{id}");
            identifier(&field, id)?;
            let zone = format!("{field}.zone");
            let offsets = zones(&settings.zone).ok_or(Refusal::NoSuchZone { field: zone })?;
            calendars.insert(id.clone(), settings.check(&field, offsets)?);
        }
        at_most("policies", self.policies.len(), MOST)?;
        for (position, policy) in self.policies.iter().enumerate() {
            policy.check(&format!("policies[{position}]"), &calendars)?;
            let same = |earlier: &Policy| {
                earlier.kind == policy.kind && earlier.priority == policy.priority
            };
            if self.policies.iter().take(position).any(same) {
                return Err(Refusal::Twice {
                    field: format!("policies[{position}]"),
                });
            }
        }
        if let Some(silence) = &self.silence {
            check_silence(silence)?;
        }
        at_most("teams", self.teams.len(), MOST)?;
        for (position, team) in self.teams.iter().enumerate() {
            let field = format!("teams[{position}]");
            team.check(&field, site)?;
            if self
                .teams
                .iter()
                .take(position)
                .any(|earlier| earlier.id == team.id)
            {
                return Err(Refusal::Twice {
                    field: format!("{field}.id"),
                });
            }
        }
        self.triage.check("triage")?;
        at_most("replies", self.replies.len(), MOST)?;
        for (position, reply) in self.replies.iter().enumerate() {
            let field = format!("replies[{position}]");
            reply.check(&field, &self.teams)?;
            let same = |earlier: &Reply| earlier.name.trim() == reply.name.trim();
            if self.replies.iter().take(position).any(same) {
                return Err(Refusal::Twice {
                    field: format!("{field}.name"),
                });
            }
        }
        at_most("reviewed", self.reviewed.len(), Kind::ALL.len())?;
        Ok(Arrangements {
            version,
            calendars,
            policies: self.policies.clone(),
            silence: self.silence.clone(),
            teams: self.teams.clone(),
            triage: self.triage.clone(),
            words: Arc::default(),
            reviewed: self.reviewed.clone(),
            staff: staff_of(site),
            answer_within_minutes: site.answer_within_minutes,
        })
    }
}

impl Settings {
    /// Teams that are not in `other`.
    pub fn teams_without<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a Team> {
        let is_there = |team: &&Team| other.teams.iter().any(|it| it.id == team.id);
        self.teams.iter().filter(move |team| !is_there(team))
    }

    /// Names of the parts that differ from `before`.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> Vec<String> {
        let parts = [
            ("calendars", self.calendars != before.calendars),
            ("policies", self.policies != before.policies),
            ("silence", self.silence != before.silence),
            ("teams", self.teams != before.teams),
            ("triage", self.triage != before.triage),
            ("replies", self.replies != before.replies),
            ("reviewed", self.reviewed != before.reviewed),
        ];
        let changed = parts.into_iter().filter(|(_, changed)| *changed);
        changed.map(|(name, _)| name.to_owned()).collect()
    }
}

impl Arrangements {
    /// What a site promises that has arranged nothing.
    #[must_use]
    pub fn usual(site: &Site) -> Self {
        Self {
            version: 0,
            calendars: BTreeMap::new(),
            policies: Vec::new(),
            silence: None,
            teams: Vec::new(),
            triage: Rules::default(),
            words: Arc::default(),
            reviewed: Vec::new(),
            staff: staff_of(site),
            answer_within_minutes: site.answer_within_minutes,
        }
    }

    /// What is promised for a case of `kind` and `priority`: the policy that names both, else the one that names the
    /// priority, else the one that names the kind, else the one for all.
    #[must_use]
    pub fn terms(&self, kind: Kind, priority: Priority) -> Terms {
        let fits = |policy: &&Policy| {
            policy.kind.is_none_or(|wanted| wanted == kind)
                && policy.priority.is_none_or(|wanted| wanted == priority)
        };
        let weight = |policy: &&Policy| (policy.priority.is_some(), policy.kind.is_some());
        let policy = self.policies.iter().filter(fits).max_by_key(weight);
        let found = policy.and_then(|policy| Some((policy, self.calendars.get(&policy.calendar)?)));
        let (targets, calendar, warn_percent) = match found {
            Some((policy, calendar)) => (
                policy.targets,
                calendar.clone(),
                policy.warn_percent.unwrap_or(WARN_PERCENT),
            ),
            None => (self.usual_targets(), Calendar::always(), WARN_PERCENT),
        };
        Terms {
            version: self.version,
            calendar,
            targets,
            warn_percent,
            silence: self.silence.clone(),
        }
    }

    /// The team for a case of `kind`: the first that has the skill.
    #[must_use]
    pub fn team_for(&self, kind: Kind) -> Option<&Team> {
        self.teams.iter().find(|team| team.kinds.contains(&kind))
    }

    /// The team `id`.
    #[must_use]
    pub fn team(&self, id: &str) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == id)
    }

    fn usual_targets(&self) -> Targets {
        Targets {
            first_response: self.answer_within_minutes,
            next_update: None,
            offer: None,
            resolution: None,
        }
    }
}

fn check_silence(silence: &Silence) -> Result<(), Refusal> {
    let reminders = &silence.remind_after_hours;
    between(
        "silence.remind_after_hours",
        u32::try_from(reminders.len()).unwrap_or(u32::MAX),
        1,
        10,
    )?;
    let mut before = 0;
    for (position, hours) in reminders.iter().enumerate() {
        let field = format!("silence.remind_after_hours[{position}]");
        between(&field, *hours, before + 1, LONGEST_SILENCE)?;
        before = *hours;
    }
    // Whoever is reminded has at least a day to answer.
    between(
        "silence.close_after_hours",
        silence.close_after_hours,
        before + 24,
        LONGEST_SILENCE + 24,
    )
}

/// Whether `id` can name something: short, and safe in addresses.
pub(crate) fn identifier(field: &str, id: &str) -> Result<(), Refusal> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || id.len() > 40 || !id.bytes().all(fits) {
        return Err(Refusal::BadIdentifier {
            field: field.to_owned(),
        });
    }
    Ok(())
}

pub(crate) fn between(field: &str, value: u32, min: u32, max: u32) -> Result<(), Refusal> {
    if (min..=max).contains(&value) {
        return Ok(());
    }
    Err(Refusal::OutOfRange {
        field: field.to_owned(),
        min,
        max,
    })
}

pub(crate) fn at_most(field: &str, count: usize, max: usize) -> Result<(), Refusal> {
    let whole = |number| u32::try_from(number).unwrap_or(u32::MAX);
    between(field, whole(count), 0, whole(max))
}
