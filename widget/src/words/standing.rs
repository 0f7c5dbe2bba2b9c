//! How a matter stands: whose turn it is, and what happens next by when.

use super::Moment;
use super::notes::{Note, Reader, Weight, Word};
use crate::state::OwnCase;
use crate::texts::{T, Text};
use answerable_shared::case::{Stage, Turn, lapsed};
use answerable_shared::promise::explain::{PromiseView, next_word};
use answerable_shared::time::Timestamp;
use answerable_shared::view::{By, CaseView, EntryKind};

/// How a matter stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) tone: Tone,
    pub(crate) title: Text,
    pub(crate) text: String,
    /// What else there is to know, a line each.
    pub(crate) notes: Vec<Note>,
}

/// What colour and icon say, beside the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Ours,
    Yours,
    Late,
    Ended,
}

/// What is known of a case, in a list or in full.
pub(crate) struct Known<'a> {
    pub(crate) stage: Stage,
    pub(crate) turn: Turn,
    pub(crate) team: &'a str,
    pub(crate) handler: Option<&'a str>,
    /// Who asked last.
    pub(crate) asker: Option<&'a str>,
    pub(crate) answer_by: Timestamp,
    pub(crate) is_answered: bool,
    pub(crate) expected: Option<Timestamp>,
    /// The next answer or news.
    pub(crate) promised: Option<Word>,
    pub(crate) closes: Option<Timestamp>,
    /// They complained about how it was handled, and nobody has answered since.
    pub(crate) appealed: bool,
    pub(crate) has_lapsed: bool,
    /// Of these, a solution and that it is done: a list has no room for them.
    pub(crate) promises: &'a [PromiseView],
}

impl<'a> Known<'a> {
    pub(crate) fn of_case(view: &'a CaseView, team: &'a str) -> Self {
        let head = &view.case;
        let mut newest_first = view.timeline.iter().rev();
        let asked = newest_first.find(|entry| entry.what == EntryKind::Asked);
        Self {
            stage: head.stage,
            turn: head.turn,
            team,
            handler: head.handler.as_deref(),
            asker: asked.and_then(|entry| entry.name.as_deref()),
            answer_by: head.answer_by,
            is_answered: head.answered.is_some(),
            expected: head.expected,
            promised: next_word(&head.promises).and_then(Word::of),
            closes: head.closes,
            appealed: is_appealed(view),
            has_lapsed: lapsed(head.stage, head.verdict),
            promises: &head.promises,
        }
    }

    pub(crate) fn of_own(own: &'a OwnCase, team: &'a str) -> Self {
        let again = own.again;
        Self {
            stage: own.stage,
            turn: own.turn(),
            team,
            handler: None,
            asker: None,
            answer_by: own.answer_by,
            is_answered: own.answered.is_some(),
            expected: own.expected,
            promised: own.promised.map(|due| Word { due, again }),
            closes: own.closes,
            appealed: false,
            has_lapsed: own.lapsed,
            promises: &[],
        }
    }

    /// How it stands at `now`.
    pub(crate) fn standing(&self, now: Timestamp, moment: Moment<'_>) -> Standing {
        let reader = Reader { now, moment };
        let (tone, title, text) = match self.turn {
            Turn::Ours => return self.our_turn(&reader),
            Turn::Requester => (Tone::Yours, T.turn.yours, self.please()),
            Turn::Nobody if self.stage == Stage::Withdrawn => {
                (Tone::Ended, T.turn.withdrawn, T.turn.took_back.owned())
            }
            Turn::Nobody if self.has_lapsed => (Tone::Ended, T.turn.closed, T.turn.lapsed.owned()),
            Turn::Nobody => (Tone::Ended, T.turn.closed, T.turn.fixed.owned()),
        };
        let mut notes = Vec::new();
        // They may have said something, and wait for us all the same.
        if let Some(word) = self.promised {
            reader.news(word, &mut notes);
        }
        if let Some(closes) = reader.to_come(self.closes) {
            notes.push(reader.note(Weight::Plain, T.turn.closes, closes));
        }
        Standing {
            tone,
            title,
            text,
            notes,
        }
    }

    /// What we ask of the requester.
    fn please(&self) -> String {
        match (self.stage, self.asker) {
            (Stage::Choosing, _) => T.turn.please_choose.owned(),
            (Stage::Resolved, _) => T.turn.please_confirm.owned(),
            (_, Some(name)) => T.turn.asks.fill([name]),
            (_, None) => T.turn.we_ask.owned(),
        }
    }

    fn our_turn(&self, reader: &Reader<'_>) -> Standing {
        let moment = reader.moment;
        let word = self.promised.or(self.before_promises());
        let late = word.filter(|word| reader.is_late(*word));
        let mut notes = Vec::new();
        let (tone, text) = match (late, word) {
            (Some(word), _) => {
                reader.new_promise(word, &mut notes);
                let template = if !self.is_answered {
                    T.turn.answer_late
                } else if self.expected == Some(word.due) {
                    T.turn.next_late
                } else {
                    T.turn.news_late
                };
                (Tone::Late, template.fill([&moment(word.due)]))
            }
            (None, Some(word)) if !self.is_answered => {
                let who = self.handler.unwrap_or(self.team);
                (Tone::Ours, will_answer(who, &moment(word.due)))
            }
            // Staff said themselves when they will be further.
            (None, Some(word)) if self.expected == Some(word.due) => {
                let by = moment(word.due);
                let text = match self.handler {
                    Some(name) => T.turn.works_next.fill([name, &by]),
                    None => T.turn.we_work_next.fill([&by]),
                };
                (Tone::Ours, text)
            }
            (None, word) => {
                if let Some(word) = word {
                    reader.news(word, &mut notes);
                }
                let text = match self.handler {
                    Some(name) => T.turn.works.fill([name]),
                    None => T.turn.we_work.owned(),
                };
                (Tone::Ours, text)
            }
        };
        if self.appealed {
            let text = T.turn.appealed.owned();
            notes.push(Note {
                weight: Weight::Plain,
                text,
            });
        }
        reader.further(self.promises, &mut notes);
        Standing {
            tone,
            title: T.turn.ours,
            text,
            notes,
        }
    }

    /// What cases go by from before promises were kept with them.
    fn before_promises(&self) -> Option<Word> {
        let due = if self.is_answered {
            self.expected?
        } else {
            self.answer_by
        };
        Some(Word { due, again: None })
    }
}

/// Whether a complaint about how it was handled is the last that was said.
fn is_appealed(view: &CaseView) -> bool {
    let mut newest_first = view.timeline.iter().rev();
    let said = newest_first
        .find(|entry| entry.by == By::Agent || matches!(entry.what, EntryKind::Appealed));
    said.is_some_and(|entry| entry.what == EntryKind::Appealed)
}

/// The promise of a first answer.
pub(crate) fn will_answer(who: &str, by: &str) -> String {
    if who.is_empty() {
        T.turn.we_will_answer.fill([by])
    } else {
        T.turn.will_answer.fill([who, by])
    }
}

#[cfg(test)]
mod tests;
