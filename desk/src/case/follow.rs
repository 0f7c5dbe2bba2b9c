//! How a case gets to the desk: once by request, then event by event.

use super::cell::CaseCell;
use super::merge::Step;
use crate::desk::Desk;
use crate::reactive::*;
use crate::texts::T;
use crate::trouble;
use answerable_client::live::{CaseNews, Feed, Link, Live, Signal};
use answerable_shared::presence::Typing;
use answerable_shared::problem::ProblemType;
use wasm_bindgen_futures::spawn_local;

/// Where the followed feed is kept; dropping it ends the following.
type Kept = StoredValue<Option<Live>, LocalStorage>;

/// Follows a case while what calls is shown.
pub(crate) fn follow(desk: Desk, reference: &str) -> Following {
    let kept: Kept = StoredValue::new_local(None);
    on_cleanup(move || {
        kept.try_set_value(None);
    });
    let following = Following {
        desk,
        reference: reference.to_owned(),
        kept,
    };
    desk.case_link.set(Link::Connecting);
    following.clone().again_once_live();
    if desk.case(reference).seq_now() > 0 {
        // Known from before: the feed brings what has happened since.
        open(desk, reference, kept);
    } else {
        following.start();
    }
    following
}

/// The following of a case.
#[derive(Clone)]
pub(crate) struct Following {
    desk: Desk,
    reference: String,
    kept: Kept,
}

impl Following {
    /// Reads the whole case again where it did not come; for the button that says so.
    pub(crate) fn again(&self) {
        self.desk.case(&self.reference).trouble.set(None);
        self.start();
    }

    /// Tells colleagues who follow it whether one types.
    pub(crate) fn say(&self, what: Typing) {
        let _left = self.kept.try_with_value(|live| {
            if let Some(live) = live {
                live.say(what);
            }
        });
    }

    fn start(&self) {
        let Self {
            desk,
            reference,
            kept,
        } = self.clone();
        spawn_local(async move {
            if read(desk, &reference).await {
                open(desk, &reference, kept);
            }
        });
    }

    /// A case that did not load for want of a connection loads by itself once the inbox has one again.
    fn again_once_live(self) {
        let cell = self.desk.case(&self.reference);
        Effect::new(move |before: Option<Link>| {
            let link = self.desk.link.get();
            let is_back = link == Link::Live && before.is_some_and(|before| before != Link::Live);
            if is_back && cell.seq_now() == 0 && cell.trouble.with_untracked(Option::is_some) {
                self.again();
            }
            link
        });
    }
}

fn open(desk: Desk, reference: &str, kept: Kept) {
    let cell = desk.case(reference);
    let known = reference.to_owned();
    let heard = move |signal: Signal<CaseNews>| match signal {
        Signal::Frame(CaseNews::Presence(present)) => cell.present.set(present),
        Signal::Frame(CaseNews::Event(frame)) => {
            if cell.step(&frame) == Step::Hole {
                reload(desk, known.clone(), kept);
            }
        }
        Signal::Reload => reload(desk, known.clone(), kept),
        Signal::Link(link) => desk.case_link.set(link),
    };
    let live = Live::open(
        Feed::case(desk.api(), reference),
        desk.case(reference).seq_now(),
        heard,
    );
    // Nothing keeps it, and so it ends, where the case is no longer shown.
    let _ended = kept.try_set_value(Some(live));
}

fn reload(desk: Desk, reference: String, kept: Kept) {
    spawn_local(async move {
        if read(desk, &reference).await {
            let seq = desk.case(&reference).seq_now();
            kept.try_with_value(|live| {
                if let Some(live) = live {
                    live.seen(seq);
                }
            });
        }
    });
}

/// Reads the whole case; says whether it came.
async fn read(desk: Desk, reference: &str) -> bool {
    let cell: CaseCell = desk.case(reference);
    match desk.api().case(reference).await {
        Ok(view) => {
            cell.take(view);
            true
        }
        Err(failure) => {
            if !desk.left_by(&failure) {
                cell.absent
                    .set(failure.sort() == Some(ProblemType::NotFound));
                // A case that is shown stays; its connection says that it may be old.
                if cell.seq_now() == 0 {
                    let sentence = trouble::not_read(&failure, T.trouble.this_case.say());
                    cell.trouble.set(Some(sentence));
                }
            }
            false
        }
    }
}
