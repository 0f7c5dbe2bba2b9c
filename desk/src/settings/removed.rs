//! What was taken away, and how it comes back.

use super::draft::{CalendarDraft, DateDraft, Draft, PolicyDraft, TeamDraft};
use answerable_shared::replies::Reply;
use answerable_shared::triage::Rule;

/// Which row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    Policy(usize),
    Calendar(usize),
    Team(usize),
    Reply(usize),
    /// Of the site's own words.
    Rule(usize),
    /// Of the words that do not count here.
    Off(usize),
    /// Of the calendar of that identifier.
    Holiday(String, usize),
    /// Of the calendar of that identifier.
    Exception(String, usize),
}

/// What was taken away, with the place where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Removed {
    Policy(usize, PolicyDraft),
    Calendar(usize, CalendarDraft),
    Team(usize, TeamDraft),
    Reply(usize, Reply),
    Rule(usize, Rule),
    Off(usize, String),
    Holiday(String, usize, DateDraft),
    Exception(String, usize, DateDraft),
    /// The whole draft.
    Draft(Box<Draft>),
}

impl Draft {
    /// Takes a row away, where there is one.
    pub(crate) fn remove(&mut self, row: Row) -> Option<Removed> {
        Some(match row {
            Row::Policy(at) => Removed::Policy(at, take(&mut self.policies, at)?),
            Row::Calendar(at) => Removed::Calendar(at, take(&mut self.calendars, at)?),
            Row::Team(at) => Removed::Team(at, take(&mut self.teams, at)?),
            Row::Reply(at) => Removed::Reply(at, take(&mut self.replies, at)?),
            Row::Rule(at) => Removed::Rule(at, take(&mut self.triage.own, at)?),
            Row::Off(at) => Removed::Off(at, take(&mut self.triage.off, at)?),
            Row::Holiday(id, at) => {
                let date = take(&mut self.calendar(&id)?.holidays, at)?;
                Removed::Holiday(id, at, date)
            }
            Row::Exception(id, at) => {
                let date = take(&mut self.calendar(&id)?.exceptions, at)?;
                Removed::Exception(id, at, date)
            }
        })
    }

    /// Puts back what was taken away, where there is still a place for it.
    pub(crate) fn put_back(&mut self, removed: Removed) {
        match removed {
            Removed::Policy(at, it) => put(&mut self.policies, at, it),
            Removed::Calendar(at, it) => put(&mut self.calendars, at, it),
            Removed::Team(at, it) => put(&mut self.teams, at, it),
            Removed::Reply(at, it) => put(&mut self.replies, at, it),
            Removed::Rule(at, it) => put(&mut self.triage.own, at, it),
            Removed::Off(at, it) => put(&mut self.triage.off, at, it),
            Removed::Holiday(id, at, it) => {
                if let Some(calendar) = self.calendar(&id) {
                    put(&mut calendar.holidays, at, it);
                }
            }
            Removed::Exception(id, at, it) => {
                if let Some(calendar) = self.calendar(&id) {
                    put(&mut calendar.exceptions, at, it);
                }
            }
            Removed::Draft(draft) => *self = *draft,
        }
    }
}

fn take<T>(list: &mut Vec<T>, at: usize) -> Option<T> {
    (at < list.len()).then(|| list.remove(at))
}

fn put<T>(list: &mut Vec<T>, at: usize, it: T) {
    list.insert(at.min(list.len()), it);
}

#[cfg(test)]
mod tests {
    use super::*;
    use answerable_shared::triage::Label;

    #[test]
    fn whatever_is_taken_away_comes_back_to_its_place() {
        let mut draft = Draft::default();
        let id = draft.add_calendar("UTC".to_owned());
        draft.add_calendar("Europe/Berlin".to_owned());
        for _ in 0..2 {
            draft.add_policy();
            draft.add_team();
        }
        for words in ["wilt*", "dry"] {
            draft.triage.own.push(Rule {
                words: words.to_owned(),
                means: Label::Important,
                weight: 4,
            });
            draft.triage.off.push(words.to_owned());
        }
        draft.policies[0].warn = "60".to_owned();
        if let Some(calendar) = draft.calendar(&id) {
            for date in ["2026-12-25", "2026-12-26"] {
                let date = DateDraft {
                    date: date.to_owned(),
                    ..DateDraft::default()
                };
                calendar.holidays.push(date.clone());
                calendar.exceptions.push(date);
            }
        }
        let before = draft.clone();
        for row in [
            Row::Policy(0),
            Row::Calendar(0),
            Row::Team(1),
            Row::Rule(0),
            Row::Off(1),
            Row::Holiday(id.clone(), 0),
            Row::Exception(id.clone(), 1),
        ] {
            let removed = draft.remove(row.clone());
            assert_eq!(draft.changes_since(&before), 1, "{row:?}");
            draft.put_back(removed.unwrap());
            assert_eq!(draft, before, "{row:?}");
        }
        assert_eq!(draft.remove(Row::Team(2)), None);
        assert_eq!(draft.remove(Row::Holiday("none".to_owned(), 0)), None);
        draft.put_back(Removed::Draft(Box::default()));
        assert_eq!(draft, Draft::default());
    }

    #[test]
    fn what_has_no_place_any_more_is_left_out() {
        let mut draft = Draft::default();
        draft.put_back(Removed::Holiday("gone".to_owned(), 0, DateDraft::default()));
        assert_eq!(draft, Draft::default());
        draft.put_back(Removed::Team(7, TeamDraft::default()));
        assert_eq!(draft.teams.len(), 1);
    }
}
