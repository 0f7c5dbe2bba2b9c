//! How rows get to the desk: pages by request, changes as they happen.

use super::bulk::chosen::Chosen;
use super::order::Queue;
use super::rows::Rows;
use super::selection::Selection;
use crate::desk::Desk;
use crate::reactive::*;
use crate::texts::T;
use crate::trouble;
use answerable_client::live::{Feed, Live, Signal};
use answerable_shared::api::{DeskFrame, InboxPage};
use wasm_bindgen_futures::spawn_local;

/// Follows the inbox until the returned value is dropped.
pub(crate) fn follow(desk: Desk) -> Live {
    Live::open(
        Feed::desk(desk.api()),
        0,
        move |signal: Signal<DeskFrame>| match signal {
            Signal::Frame(frame) => {
                desk.pages
                    .frames
                    .update_value(|frames| *frames = frames.wrapping_add(1));
                desk.counts.set(Some(frame.counts));
                desk.rows.update(|rows| {
                    rows.merge(frame.row);
                });
            }
            Signal::Reload => reload(desk),
            Signal::Link(link) => desk.link.set(link),
        },
    )
}

/// Shows something else.
pub(crate) fn show(desk: Desk, selection: Selection) {
    desk.back_to_inbox();
    desk.cursor.set(None);
    desk.selection.set(selection);
    select(desk);
}

/// Shows a queue, all of it.
pub(crate) fn show_queue(desk: Desk, queue: Queue) {
    let selection = Selection {
        queue,
        ..Selection::default()
    };
    show(desk, selection);
}

/// Begins the list anew after what it shows was changed.
pub(crate) fn select(desk: Desk) {
    let epoch = begin(desk);
    desk.pages.arrived.set(false);
    // What was chosen was chosen among others.
    desk.inbox.chosen.set(Chosen::default());
    spawn_local(async move {
        page(desk, epoch, None).await;
    });
}

/// Adds the next page, if there is one and none is on its way.
pub(crate) fn more(desk: Desk) {
    let Some(cursor) = desk.pages.next.get_untracked() else {
        return;
    };
    if desk.pages.loading.get_untracked() {
        return;
    }
    let epoch = desk.pages.epoch.get_value();
    spawn_local(async move {
        page(desk, epoch, Some(cursor)).await;
    });
}

/// Reads again as many pages as there were, because changes may have been missed.
pub(crate) fn reload(desk: Desk) {
    let pages = desk.pages.count.get_value().max(1);
    let epoch = begin(desk);
    desk.rows.update_untracked(Rows::begin_round);
    spawn_local(async move {
        let mut cursor = None;
        for _ in 0..pages {
            if !page(desk, epoch, cursor).await {
                return;
            }
            cursor = desk.pages.next.get_untracked();
            if cursor.is_none() {
                break;
            }
        }
        if desk.pages.epoch.get_value() == epoch {
            desk.rows.update(Rows::end_round);
        }
    });
}

fn begin(desk: Desk) -> u32 {
    let epoch = desk.pages.epoch.get_value().wrapping_add(1);
    desk.pages.epoch.set_value(epoch);
    desk.pages.count.set_value(0);
    epoch
}

/// Takes one page; says whether it came and still is of the present selection.
async fn page(desk: Desk, epoch: u32, cursor: Option<String>) -> bool {
    let queue = desk.selection.with_untracked(|selection| selection.queue);
    if queue != Queue::Board {
        return page_of(desk, epoch, queue, cursor).await;
    }
    // Some late cases have nothing due any more: they come before the first page of what is.
    (cursor.is_some() || page_of(desk, epoch, Queue::Late, None).await)
        && page_of(desk, epoch, Queue::Due, cursor).await
}

async fn page_of(desk: Desk, epoch: u32, queue: Queue, cursor: Option<String>) -> bool {
    let pages = desk.pages;
    let query = desk
        .selection
        .with_untracked(|selection| selection.asked(queue, cursor));
    pages.loading.set(true);
    let frames = pages.frames.get_value();
    let searching = query.search.is_some();
    let answer = desk.api().inbox(&query).await;
    if pages.epoch.get_value() != epoch {
        return false;
    }
    pages.loading.set(false);
    match answer {
        Ok(got) => {
            if pages.frames.get_value() == frames {
                desk.counts.set(Some(got.counts));
            }
            take(desk, got, searching);
            true
        }
        Err(failure) => {
            if !desk.left_by(&failure) {
                let sentence = trouble::not_read(&failure, T.trouble.the_inbox.say());
                pages.trouble.set(Some(sentence));
            }
            false
        }
    }
}

fn take(desk: Desk, got: InboxPage, searching: bool) {
    let pages = desk.pages;
    if searching {
        desk.selection.update(|selection| {
            let found = got.rows.iter().map(|row| row.reference.clone());
            selection.found.extend(found);
        });
    }
    desk.rows.update(|rows| {
        for row in got.rows {
            rows.merge(row);
        }
    });
    pages.next.set(got.next);
    pages
        .count
        .update_value(|count| *count = count.saturating_add(1));
    pages.trouble.set(None);
    pages.arrived.set(true);
}
