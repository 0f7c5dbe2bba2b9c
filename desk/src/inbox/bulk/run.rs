//! Sends the commands, a few at a time, and says what became of them.

use super::act::{Act, Job};
use super::bar::UNDO;
use crate::case::actions;
use crate::desk::Desk;
use crate::inbox::list;
use crate::inbox::undo::{self, Undo};
use crate::parts::page;
use crate::reactive::*;
use crate::texts::{Plural, T};
use crate::trouble;
use answerable_client::http::Failure;
use answerable_client::key;
use answerable_shared::problem::ProblemType;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// So many are on their way at once.
const FEW: usize = 4;

/// One case to which it was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Failed {
    pub(crate) reference: String,
    /// Why, in a sentence.
    pub(crate) why: String,
}

/// What is being done to many cases.
struct Work {
    jobs: Vec<Job>,
    /// How many of the few still work.
    at_work: usize,
    /// What takes back what was done.
    backs: Vec<Job>,
    done: usize,
    failed: Vec<Failed>,
    words: Plural,
    is_undo: bool,
}

/// Does `act` to every chosen case.
pub(crate) fn act(desk: Desk, act: &Act) {
    let chosen = list::chosen(desk);
    let me = desk.me_id();
    let mut jobs = Vec::new();
    desk.rows.with_untracked(|rows| {
        for row in chosen.iter().filter_map(|reference| rows.get(reference)) {
            match act.job(row, &me) {
                Some(job) => jobs.push(job),
                // It is so already.
                None => desk
                    .inbox
                    .chosen
                    .update(|chosen| chosen.remove(&row.reference)),
            }
        }
    });
    begin(desk, jobs, act.done(), false);
    if desk.inbox.running.with_untracked(Option::is_none) {
        undo::offer(desk, T.bulk.nothing.owned(), None);
    }
}

/// Takes back what was done.
pub(crate) fn take_back(desk: Desk, jobs: Vec<Job>) {
    begin(desk, jobs, T.bulk.undone, true);
}

fn begin(desk: Desk, mut jobs: Vec<Job>, words: Plural, is_undo: bool) {
    let inbox = desk.inbox;
    if jobs.is_empty() || inbox.running.with_untracked(Option::is_some) {
        return;
    }
    undo::forget(desk);
    inbox.failed.set(Vec::new());
    inbox.running.set(Some((0, jobs.len())));
    jobs.reverse();
    let at_work = jobs.len().min(FEW);
    let work = Rc::new(RefCell::new(Work {
        jobs,
        at_work,
        backs: Vec::new(),
        done: 0,
        failed: Vec::new(),
        words,
        is_undo,
    }));
    for _ in 0..at_work {
        let work = Rc::clone(&work);
        spawn_local(async move {
            loop {
                // Apart from the loop's head, so that it is not borrowed while it waits.
                let job = work.borrow_mut().jobs.pop();
                let Some(job) = job else { break };
                one(desk, &work, job).await;
            }
            let mut work = work.borrow_mut();
            work.at_work -= 1;
            if work.at_work == 0 {
                finish(desk, &mut work);
            }
        });
    }
}

async fn one(desk: Desk, work: &RefCell<Work>, job: Job) {
    let Job {
        reference,
        seen,
        command,
        back,
    } = job;
    let (api, key) = (desk.api(), key::fresh());
    let mut answer = api.act(&reference, &key, Some(seen), &command).await;
    // Cut off on the way, it may have arrived: the same key makes sure of it.
    if let Err(failure) = &answer
        && failure.may_pass()
        && failure.sort() != Some(ProblemType::TooMany)
    {
        answer = api.act(&reference, &key, Some(seen), &command).await;
    }
    let mut work = work.borrow_mut();
    match answer {
        Ok(outcome) => {
            work.done += 1;
            work.backs.extend(back.map(|command| Job {
                reference: reference.clone(),
                seen: outcome.seq,
                command,
                back: None,
            }));
            desk.inbox.chosen.update(|chosen| chosen.remove(&reference));
            actions::took(desk, &reference, outcome);
        }
        Err(failure) => {
            let _ended = desk.left_by(&failure);
            let why = why(&failure, work.is_undo);
            work.failed.push(Failed { reference, why });
        }
    }
    desk.inbox.running.update(|running| {
        if let Some((done, _)) = running {
            *done += 1;
        }
    });
}

fn finish(desk: Desk, work: &mut Work) {
    desk.inbox.running.set(None);
    let failed = std::mem::take(&mut work.failed);
    let mut words = match work.done {
        0 => T.bulk.none.owned(),
        done => work.words.count(done),
    };
    let for_good = work.done - work.backs.len();
    if for_good > 0 && !work.is_undo {
        words = T.bulk.and.fill([&words, &T.bulk.for_good.count(for_good)]);
    }
    if !failed.is_empty() {
        words = T
            .bulk
            .and
            .fill([&words, &T.bulk.failed.count(failed.len())]);
    }
    desk.inbox.failed.set(failed);
    let backs = std::mem::take(&mut work.backs);
    undo::offer(
        desk,
        words,
        (!backs.is_empty()).then_some(Undo::Acts(backs)),
    );
    // The button that was pressed is gone.
    page::keep_focus(UNDO);
}

fn why(failure: &Failure, is_undo: bool) -> String {
    match failure.sort() {
        Some(ProblemType::Stale) if is_undo => T.bulk.since.owned(),
        Some(ProblemType::Stale) => T.bulk.meanwhile.owned(),
        _ => match failure {
            Failure::Network => T.bulk.network.owned(),
            Failure::Problem(problem) => trouble::why(problem),
        },
    }
}
