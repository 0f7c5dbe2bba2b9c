//! Saved views: kept on this device, for this site and whoever is signed in.

use super::feed;
use super::selection::{Selection, View};
use super::undo::{self, Undo};
use crate::desk::Desk;
use crate::parts::store::{self, Area};
use crate::reactive::*;
use crate::texts::T;

/// More would be a list to search in.
pub(crate) const MOST: usize = 20;

/// Those that the device keeps.
pub(crate) fn load(desk: Desk) {
    let views: Option<Vec<View>> = store::read(Area::Device, &desk.keep_key("views"));
    desk.inbox.views.set(views.unwrap_or_default());
}

/// Keeps what the list shows under a name.
pub(crate) fn save(desk: Desk, name: String) {
    let view = desk
        .selection
        .with_untracked(|selection| selection.named(name));
    put(desk, MOST, view);
}

/// Puts a view into a place, or at the end.
pub(crate) fn put(desk: Desk, at: usize, view: View) {
    change(desk, |views| {
        if views.len() < MOST {
            views.insert(at.min(views.len()), view);
        }
    });
}

pub(crate) fn rename(desk: Desk, at: usize, name: String) {
    change(desk, |views| {
        if let Some(view) = views.get_mut(at) {
            view.name = name;
        }
    });
}

/// Removes a view, and offers it back.
pub(crate) fn remove(desk: Desk, at: usize) {
    let mut gone = None;
    change(desk, |views| {
        if at < views.len() {
            gone = Some(views.remove(at));
        }
    });
    if let Some(view) = gone {
        let words = T.views.removed.fill([&view.name]);
        undo::offer(desk, words, Some(Undo::View(at, view)));
    }
}

/// Shows a view.
pub(crate) fn show(desk: Desk, at: usize) -> bool {
    let view = desk
        .inbox
        .views
        .with_untracked(|views| views.get(at).map(View::selection));
    let is_there = view.is_some();
    if let Some(selection) = view {
        feed::show(desk, selection);
    }
    is_there
}

/// Whether what the list shows could be saved: it is not a queue alone, nor saved already, nor are there too many.
pub(crate) fn may_save(desk: Desk) -> bool {
    desk.selection.with(|selection| {
        selection.is_narrow()
            && desk
                .inbox
                .views
                .with(|views| views.len() < MOST && !views.iter().any(|view| view.is(selection)))
    })
}

/// Which view the list shows.
pub(crate) fn current(desk: Desk, selection: &Selection) -> Option<usize> {
    desk.inbox
        .views
        .with(|views| views.iter().position(|view| view.is(selection)))
}

fn change(desk: Desk, change: impl FnOnce(&mut Vec<View>)) {
    desk.inbox.views.update(change);
    let key = desk.keep_key("views");
    desk.inbox
        .views
        .with_untracked(|views| store::write(Area::Device, &key, views));
}
