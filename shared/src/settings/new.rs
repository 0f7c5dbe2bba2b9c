//! What is asked of settings when they are put in force, and not of those that are: they go on, whoever leaves and
//! whatever is asked since.

use super::{Arrangements, Settings, able, staff_of};
use crate::promise::PromiseName;
use crate::refusal::Refusal;
use crate::site::Site;
use crate::text;
use std::collections::BTreeSet;

/// A year, in whole weeks.
const YEAR: u32 = 53;

impl Settings {
    /// The same without what deceives a reader of names and texts; see [`text`].
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        let line = |words: &mut String| *words = text::cleaned_line(words);
        for calendar in self.calendars.values_mut() {
            line(&mut calendar.name);
            calendar
                .holidays
                .iter_mut()
                .for_each(|it| line(&mut it.name));
            calendar
                .exceptions
                .iter_mut()
                .for_each(|it| line(&mut it.name));
        }
        self.teams.iter_mut().for_each(|team| line(&mut team.name));
        for reply in &mut self.replies {
            line(&mut reply.name);
            reply.text = text::cleaned(&reply.text);
        }
        self.triage
            .own
            .iter_mut()
            .for_each(|it| line(&mut it.words));
        self.triage.off.iter_mut().for_each(line);
        self
    }

    /// Whether these can be put in force at `site`, once [`Settings::check`] has made `arranged` of them.
    ///
    /// # Errors
    /// - [`Refusal::OutOfReach`]: a target that takes a year of its calendar's ordinary weeks, or more.
    /// - [`Refusal::OutOfOrder`]: a target shorter than that of what comes before it.
    /// - [`Refusal::Twice`]: two calendars or two teams of one name.
    /// - [`Refusal::NoSecond`]: answers are looked at a second time, and fewer than two may: whoever gives one does not
    ///   approve it.
    pub fn check_new(&self, arranged: &Arrangements, site: &Site) -> Result<(), Refusal> {
        for (position, policy) in self.policies.iter().enumerate() {
            let calendar = arranged.calendars.get(&policy.calendar);
            let most = calendar.map_or(u32::MAX, |it| it.minutes_a_week().saturating_mul(YEAR));
            let mut before = None;
            for promise in PromiseName::ALL {
                let Some(minutes) = policy.targets.of(promise) else {
                    continue;
                };
                let field = format!("policies[{position}].targets.{}", promise.as_str());
                if minutes > most {
                    return Err(Refusal::OutOfReach { field });
                }
                // News come again and again, in no order with the others.
                if promise == PromiseName::NextUpdate {
                    continue;
                }
                if let Some((first, least)) = before
                    && minutes < least
                {
                    return Err(Refusal::OutOfOrder { field, first });
                }
                before = Some((promise, minutes));
            }
        }
        let calendars = self.calendars.iter();
        let calendars = calendars.map(|(id, it)| (format!("calendars.{id}.name"), &it.name));
        named_once(calendars)?;
        let teams = self.teams.iter().enumerate();
        named_once(teams.map(|(position, it)| (format!("teams[{position}].name"), &it.name)))?;
        if !self.reviewed.is_empty() && able(&staff_of(site)) < 2 {
            return Err(Refusal::NoSecond {
                field: "reviewed".to_owned(),
            });
        }
        Ok(())
    }
}

/// Whether no name stands twice, whatever its case and the spaces in it.
fn named_once<'a>(names: impl Iterator<Item = (String, &'a String)>) -> Result<(), Refusal> {
    let mut known = BTreeSet::new();
    for (field, name) in names {
        let words = text::cleaned_line(name).to_lowercase();
        let words: Vec<&str> = words.split_whitespace().collect();
        if !known.insert(words.join(" ")) {
            return Err(Refusal::Twice { field });
        }
    }
    Ok(())
}
