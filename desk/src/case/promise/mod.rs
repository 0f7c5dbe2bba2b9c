//! What was promised, and how it stands.
//!
//! - `order`: which promises are shown, and in which order.
//! - `line`: one promise; `explained`: what opens why it stands so.
//! - `story`: why, in sentences; `card`: where they stand.
//! - `earlier`: cases from before promises were kept with clocks.

mod card;
mod earlier;
mod explained;
mod line;
pub(crate) mod order;
mod story;

use super::aside;
use super::cell::CaseCell;
use crate::desk::Desk;
use crate::parts::el::{El, el, group};
use crate::reactive::*;
use crate::texts::T;
use crate::words;
use answerable_shared::promise::PromiseName;
use answerable_shared::promise::explain::PromiseView;
use answerable_shared::time::Timestamp;
use answerable_shared::view::CaseHead;
use earlier::{earlier, step};
use explained::card_id;
use line::{kept, line, missed};
use order::{Standing, standing};

/// What was promised, and how it stands.
pub(crate) fn promise(cell: CaseCell) -> El {
    let counted = cell.clone();
    let has_clocks = Memo::new(move |_| counted.head(|head| !head.promises.is_empty()));
    group().with(move || {
        let draw = if has_clocks.get()? { panel } else { earlier };
        Some(draw(cell.clone()))
    })
}

/// What the lines of one case have in common.
#[derive(Clone)]
struct Shared {
    cell: CaseCell,
    who: String,
    standing: Memo<Standing>,
    /// Whether the card that is shown stays when the pointer or the focus leaves.
    pinned: RwSignal<bool>,
}

impl Shared {
    /// How a promise stands.
    fn promise(&self, name: PromiseName) -> Memo<Option<PromiseView>> {
        let cell = self.cell.clone();
        Memo::new(move |_| {
            cell.head(|head| {
                let mut promises = head.promises.iter();
                promises.find(|promise| promise.promise == name).cloned()
            })?
        })
    }

    /// Adds a row for each promise of a list. A row stays while how its promise stands changes.
    fn rows(
        &self,
        into: El,
        list: fn(&Standing) -> &[PromiseView],
        row: fn(PromiseName, &Self) -> El,
    ) -> El {
        let shared = self.clone();
        let names = move || {
            shared.standing.with(|standing| {
                let list = list(standing).iter();
                list.map(|promise| promise.promise).collect()
            })
        };
        let shared = self.clone();
        into.each(
            names,
            |name| card_id(*name).to_owned(),
            move |name| row(name, &shared),
        )
    }
}

fn panel(cell: CaseCell) -> El {
    aside::mind_presses(Desk::here());
    let who = untrack(|| cell.head(|head| words::who(head.contact.as_ref()))).unwrap_or_default();
    let (sorted, stepped) = (cell.clone(), cell.clone());
    let standing = Memo::new(move |_| sorted.head(standing).unwrap_or_default());
    let alone = Memo::new(move |_| stepped.head(announced_alone).flatten());
    let shared = Shared {
        cell,
        who,
        standing,
        pinned: RwSignal::new(false),
    };
    let section = el("section", "promise").attr("aria-label", T.promise.label.say());
    let section = shared
        .rows(section, |standing| &standing.pending, line)
        .with(move || alone.get().map(|(from, until)| step(from, until)));
    shared
        .rows(section, |standing| &standing.missed, missed)
        .when(
            move || standing.with(|standing| !standing.kept.is_empty()),
            move || Some(kept(&shared)),
        )
}

/// The step that staff announced, where no promise speaks of it.
fn announced_alone(head: &CaseHead) -> Option<(Timestamp, Timestamp)> {
    let told = |promise: &PromiseView| {
        promise.promise == PromiseName::NextUpdate && promise.due == head.expected
    };
    let told = head.promises.iter().any(told);
    earlier::announced(head).filter(|_| !told)
}
