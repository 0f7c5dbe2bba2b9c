//! What somebody has typed and not yet sent: kept per case and tab.

use super::tab::Tab;
use crate::texts::T;
use crate::trouble;
use answerable_shared::command::Command;
use answerable_shared::offer::{MAX_OPTIONS, MIN_OPTIONS, Offer, OfferOption};
use answerable_shared::problem::Problem;
use answerable_shared::refusal::Refusal;
use answerable_shared::text;
use answerable_shared::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What has been typed into one tab of one case. Which fields a tab uses follows from the tab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    pub(crate) text: String,
    /// Progress: local date and time, as the field holds it.
    pub(crate) expected: String,
    /// Resolve: what is guaranteed.
    pub(crate) guarantee: String,
    /// Offer: the options.
    pub(crate) options: Vec<OptionDraft>,
    /// The last event that its writer had seen when they sent or began it; 0 while it is empty.
    pub(crate) seen: u64,
    /// What was sent without hearing whether it arrived. A retry of the same goes out as the same.
    pub(crate) attempt: Option<Attempt>,
}

/// One option being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct OptionDraft {
    /// Tells it apart while it is moved about; never sent.
    pub(crate) id: u32,
    pub(crate) title: String,
    pub(crate) what_happens: String,
    pub(crate) cost: String,
    pub(crate) time: String,
    pub(crate) notes: String,
}

/// A change on its way: the same key, body and state seen, however often it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Attempt {
    pub(crate) key: String,
    pub(crate) seen: u64,
    /// The command as JSON text.
    pub(crate) body: String,
}

/// What is wrong with a field: its path as the edge would name it, and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldProblem {
    pub(crate) field: String,
    pub(crate) detail: String,
}

impl Draft {
    /// Whether anything was typed.
    pub(crate) fn is_empty(&self) -> bool {
        let blank = |text: &String| text.trim().is_empty();
        blank(&self.text)
            && blank(&self.expected)
            && blank(&self.guarantee)
            && self.options.iter().all(OptionDraft::is_empty)
    }

    /// The command that it makes. `expected` is the expected moment, already read in local time.
    ///
    /// # Errors
    /// The first field that the edge would refuse, so that nobody waits for the edge to hear it.
    pub(crate) fn command(
        &self,
        tab: Tab,
        expected: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Command, FieldProblem> {
        let long = |field: &str| text::required(field, &self.text, text::LONG);
        let command = match tab {
            Tab::Reply => Command::Message {
                text: long("text")?,
            },
            Tab::Ask => Command::Ask {
                text: long("text")?,
            },
            Tab::Note => Command::Note {
                text: long("text")?,
            },
            Tab::Reopen => Command::Reopen {
                reason: long("reason")?,
            },
            Tab::Resolve => Command::Resolve {
                text: long("text")?,
                guarantee: text::optional("guarantee", &self.guarantee, text::LONG)?,
                review: false,
            },
            Tab::Progress => {
                let text = long("text")?;
                if expected.is_some_and(|expected| expected <= now) {
                    return Err(Refusal::NotInFuture {
                        field: "expected".to_owned(),
                    }
                    .into());
                }
                Command::Progress { text, expected }
            }
            Tab::Offer => {
                let options: Vec<OfferOption> =
                    self.options.iter().map(OptionDraft::option).collect();
                let checked = Offer::checked(1, Some(&self.text), &options)?;
                Command::Offer {
                    text: checked.text,
                    options: checked.options,
                }
            }
        };
        Ok(command)
    }

    /// The attempt to send `body`: the earlier one if it is the same, so that a reply that got
    /// lost does not make two of it; else a new one under `key`.
    pub(crate) fn attempt(&self, body: String, seen: u64, key: String) -> Attempt {
        match &self.attempt {
            Some(earlier) if earlier.body == body => earlier.clone(),
            _ => Attempt { key, seen, body },
        }
    }

    /// Enough empty options to make a choice, where there are none yet.
    pub(crate) fn ensure_options(&mut self) {
        while self.options.len() < MIN_OPTIONS as usize {
            self.add_option();
        }
    }

    /// Whether one more option may be added.
    pub(crate) fn has_room(&self) -> bool {
        self.options.len() < MAX_OPTIONS as usize
    }

    /// Whether an option may be taken away.
    pub(crate) fn has_spare(&self) -> bool {
        self.options.len() > MIN_OPTIONS as usize
    }

    /// Adds an empty option where there is room; gives its identifier.
    pub(crate) fn add_option(&mut self) -> Option<u32> {
        if !self.has_room() {
            return None;
        }
        let id = self
            .options
            .iter()
            .map(|option| option.id)
            .max()
            .unwrap_or(0)
            .saturating_add(1);
        self.options.push(OptionDraft {
            id,
            ..OptionDraft::default()
        });
        Some(id)
    }

    /// Takes an option away, where enough are left.
    pub(crate) fn remove_option(&mut self, id: u32) {
        if self.has_spare() {
            self.options.retain(|option| option.id != id);
        }
    }

    /// Moves an option one place up or down, where there is a place.
    pub(crate) fn move_option(&mut self, id: u32, down: bool) {
        let Some(at) = self.options.iter().position(|option| option.id == id) else {
            return;
        };
        let to = if down {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        };
        if let Some(to) = to.filter(|&to| to < self.options.len()) {
            self.options.swap(at, to);
        }
    }

    /// The option with that identifier, and its number from 1.
    pub(crate) fn option(&self, id: u32) -> Option<(usize, &OptionDraft)> {
        let at = self.options.iter().position(|option| option.id == id)?;
        Some((at + 1, &self.options[at]))
    }

    /// The option with that identifier, to write into.
    pub(crate) fn option_mut(&mut self, id: u32) -> Option<&mut OptionDraft> {
        self.options.iter_mut().find(|option| option.id == id)
    }
}

impl OptionDraft {
    fn is_empty(&self) -> bool {
        [
            &self.title,
            &self.what_happens,
            &self.cost,
            &self.time,
            &self.notes,
        ]
        .into_iter()
        .all(|text| text.trim().is_empty())
    }

    /// What is sent of it.
    pub(crate) fn option(&self) -> OfferOption {
        let filled = |text: &String| (!text.trim().is_empty()).then(|| text.clone());
        OfferOption {
            title: self.title.clone(),
            what_happens: self.what_happens.clone(),
            cost: filled(&self.cost),
            time: filled(&self.time),
            notes: filled(&self.notes),
        }
    }
}

impl From<Refusal> for FieldProblem {
    fn from(refusal: Refusal) -> Self {
        let problem = Problem::from(&refusal);
        let detail = match refusal {
            Refusal::Empty { .. } => trouble::said(&problem, T.why.empty),
            _ => trouble::why(&problem),
        };
        Self {
            field: problem.field.unwrap_or_default(),
            detail,
        }
    }
}

#[cfg(test)]
mod tests;
