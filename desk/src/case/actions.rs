//! What is done to a case from outside the composer: taking it, sorting it, handing it over.

use super::conflict;
use crate::composer::tab::Tab;
use crate::desk::Desk;
use crate::reactive::*;
use crate::texts::{T, Text};
use crate::{trouble, words};
use answerable_client::http::Failure;
use answerable_client::key;
use answerable_shared::api::Outcome;
use answerable_shared::command::{Command, CommandName};
use answerable_shared::problem::ProblemType;
use wasm_bindgen_futures::spawn_local;

/// The state of one control that acts on a case.
#[derive(Clone, Copy)]
pub(crate) struct Acting {
    /// Whether something is on its way.
    pub(crate) busy: RwSignal<bool>,
    /// Why it did not happen, in a sentence.
    pub(crate) trouble: RwSignal<Option<String>>,
    /// What may have arrived without our hearing of it.
    pending: StoredValue<Option<Pending>>,
}

/// A command on its way: a retry of the same goes out under the same key, based on the same state.
#[derive(Clone)]
struct Pending {
    command: Command,
    key: String,
    seen: u64,
}

impl Acting {
    pub(crate) fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            pending: StoredValue::new(None),
        }
    }

    /// Makes whoever is signed in the one who handles the case.
    pub(crate) fn take(self, desk: Desk, reference: String) {
        self.give(desk, reference, Command::Accept {}, |_| {});
    }

    /// Gives a command, and calls `after` with what became of it; also where the page has gone on meanwhile.
    pub(crate) fn give(
        self,
        desk: Desk,
        reference: String,
        command: Command,
        after: impl FnOnce(Given) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let cell = desk.case(&reference);
        let pending = self
            .pending
            .get_value()
            .filter(|pending| pending.command == command)
            .unwrap_or_else(|| Pending {
                command,
                key: key::fresh(),
                seen: cell.seq_now(),
            });
        self.pending.set_value(Some(pending.clone()));
        spawn_local(async move {
            let Pending { command, key, seen } = pending;
            let answer = desk.api().act(&reference, &key, Some(seen), &command).await;
            // The page may have gone on to another case meanwhile: then there is nobody to tell.
            let _gone = self.busy.try_set(false);
            let (given, settled) = match answer {
                Ok(outcome) => {
                    took(desk, &reference, outcome);
                    if let Some(words) = done(&command) {
                        desk.said.set(words.say());
                    }
                    (Given::Done, true)
                }
                Err(failure) if desk.left_by(&failure) => (Given::Refused, true),
                Err(failure) => {
                    let may_pass = failure.may_pass();
                    let _gone = self
                        .trouble
                        .try_set(Some(sentence(desk, &reference, seen, failure)));
                    (Given::Refused, !may_pass)
                }
            };
            if settled {
                let _gone = self.pending.try_set_value(None);
            }
            after(given);
        });
    }
}

/// Takes what became of a case after a command of this window, which is no news to its drafts.
pub(crate) fn took(desk: Desk, reference: &str, outcome: Outcome) {
    let cell = desk.case(reference);
    cell.mine.update(|mine| {
        mine.insert(outcome.seq);
    });
    cell.take(outcome.view);
    for tab in Tab::ALL {
        desk.draft(reference, tab).keep_up(&cell);
    }
}

/// Whether whoever is signed in may give this command to the case as it stands.
pub(crate) fn can(desk: Desk, reference: &str, command: CommandName) -> bool {
    let can = untrack(|| {
        desk.case(reference)
            .head(|head| head.can.contains(&command))
    });
    desk.may_act() && can.unwrap_or_default()
}

/// What became of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    Done,
    /// It was not done, or nobody knows; the sentence is in [`Acting::trouble`].
    Refused,
}

const fn done(command: &Command) -> Option<Text> {
    match command {
        Command::Triage { .. } => Some(T.done.triage),
        Command::Assign { .. } => Some(T.done.assign),
        Command::Escalate { .. } => Some(T.done.escalate),
        Command::Approve {} => Some(T.done.approve),
        Command::Return { .. } => Some(T.done.back),
        Command::Delegate { .. } => Some(T.done.delegate),
        Command::Report { .. } => Some(T.done.report),
        _ => None,
    }
}

fn sentence(desk: Desk, reference: &str, seen: u64, failure: Failure) -> String {
    let sort = failure.sort();
    match failure {
        Failure::Network => T.action.network.owned(),
        Failure::Problem(problem) => {
            let why = trouble::why(&problem);
            let Some(current) = problem.current.filter(|_| sort == Some(ProblemType::Stale)) else {
                return T.action.failed.fill([&why]);
            };
            let who = words::who(current.case.contact.as_ref());
            let cell = desk.case(reference);
            cell.take(*current);
            let happened = conflict::happened(&cell.news_since(seen), &desk.me(), &who);
            match happened {
                Some(happened) => T.action.meanwhile.fill([&happened]),
                None => T.action.changed.owned(),
            }
        }
    }
}
