//! Where the keyboard is in the list, and what it chooses there.

use super::feed;
use super::list::order;
use super::order::Queue;
use super::row::row_id;
use crate::desk::Desk;
use crate::parts::{page, timer};
use crate::reactive::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// Moves the cursor one row; says whether there is a list.
pub(crate) fn step(desk: Desk, down: bool) -> bool {
    let order = order(desk);
    let Some(last) = order.len().checked_sub(1) else {
        return false;
    };
    let at = place(desk, &order);
    let to = match at {
        None => 0,
        Some(at) if down => {
            if at == last {
                feed::more(desk);
            }
            at.saturating_add(1).min(last)
        }
        Some(at) => at.saturating_sub(1),
    };
    go(desk, &order[to]);
    true
}

/// The same, choosing everything on the way.
pub(crate) fn reach(desk: Desk, down: bool) -> bool {
    let from = desk.cursor.get_untracked();
    let moved = desk.may_act() && step(desk, down);
    if let Some(to) = desk.cursor.get_untracked().filter(|_| moved) {
        desk.cursor.set(from);
        reach_to(desk, &to);
    }
    moved
}

/// Chooses everything from where the last choice began, or the cursor is, to a row.
pub(crate) fn reach_to(desk: Desk, to: &str) {
    let from = desk.cursor.get_untracked();
    let order = order(desk);
    desk.inbox
        .chosen
        .update(|chosen| chosen.reach(&order, from.as_deref(), to));
    desk.cursor.set(Some(to.to_owned()));
}

/// Chooses the row under the cursor, or lets it go.
pub(crate) fn toggle(desk: Desk) -> bool {
    let order = order(desk);
    let Some(at) = place(desk, &order).filter(|_| desk.may_act()) else {
        return false;
    };
    desk.inbox.chosen.update(|chosen| chosen.toggle(&order[at]));
    true
}

/// Chooses everything that is shown, or lets it all go.
pub(crate) fn all(desk: Desk) -> bool {
    let may = desk.may_act();
    if may {
        let order = order(desk);
        desk.inbox.chosen.update(|chosen| chosen.all(&order));
    }
    may
}

/// Shows the next queue, or the one before.
pub(crate) fn queue(desk: Desk, down: bool) -> bool {
    let now = desk.selection.with_untracked(|selection| selection.queue);
    let queues: Vec<Queue> = Queue::all().collect();
    let at = queues.iter().position(|queue| *queue == now);
    let at = at.unwrap_or_default();
    let to = if down {
        queues.get(at + 1)
    } else {
        at.checked_sub(1).and_then(|at| queues.get(at))
    };
    if let Some(queue) = to {
        feed::show_queue(desk, *queue);
    }
    true
}

/// Sets the focus on the row under the cursor, or on the first.
pub(crate) fn focus(desk: Desk) {
    let order = order(desk);
    let at = place(desk, &order).unwrap_or_default();
    if let Some(reference) = order.into_iter().nth(at) {
        timer::next_frame(move || go(desk, &reference));
    }
}

fn place(desk: Desk, order: &[String]) -> Option<usize> {
    let cursor = desk.cursor.get_untracked()?;
    order.iter().position(|reference| *reference == cursor)
}

fn go(desk: Desk, reference: &str) {
    desk.cursor.set(Some(reference.to_owned()));
    let Some(row) = page::by_id(&row_id(reference)) else {
        return;
    };
    let _focused = row.focus();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    row.scroll_into_view_with_scroll_into_view_options(&options);
}
