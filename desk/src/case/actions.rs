//! Taking a case: the one change that needs no words.

use super::conflict;
use crate::desk::Desk;
use crate::texts::T;
use crate::{trouble, words};
use answerable_client::http::Failure;
use answerable_client::key;
use answerable_shared::command::Command;
use answerable_shared::problem::ProblemType;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The state of taking one case.
#[derive(Clone, Copy)]
pub(crate) struct Taking {
    /// Whether it is on its way.
    pub(crate) busy: RwSignal<bool>,
    /// Why it did not happen, in a sentence.
    pub(crate) trouble: RwSignal<Option<String>>,
    /// The key of what may have arrived without our hearing of it, and the state it was based on.
    pending: StoredValue<Option<(String, u64)>>,
}

impl Taking {
    pub(crate) fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            pending: StoredValue::new(None),
        }
    }

    /// Makes whoever is signed in the one who handles the case.
    pub(crate) fn take(self, desk: Desk, reference: String) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let cell = desk.case(&reference);
        let seen = cell.seq_now();
        let (key, seen) = self
            .pending
            .get_value()
            .unwrap_or_else(|| (key::fresh(), seen));
        self.pending.set_value(Some((key.clone(), seen)));
        spawn_local(async move {
            let answer = desk
                .api()
                .act(&reference, &key, Some(seen), &Command::Accept {})
                .await;
            // The page may have gone on to another case meanwhile: then there is nobody to tell.
            let _gone = self.busy.try_set(false);
            let settled = match answer {
                Ok(outcome) => {
                    cell.mine.update(|mine| {
                        mine.insert(outcome.seq);
                    });
                    cell.take(outcome.view);
                    true
                }
                Err(failure) if desk.left_by(&failure) => true,
                Err(failure) => {
                    let may_pass = failure.may_pass();
                    let _gone = self
                        .trouble
                        .try_set(Some(sentence(desk, &reference, seen, failure)));
                    !may_pass
                }
            };
            if settled {
                let _gone = self.pending.try_set_value(None);
            }
        });
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
