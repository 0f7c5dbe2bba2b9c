//! Lists whose rows stay what they are, with their focus and state, while others come, go and move.

use super::El;
use super::keep::keep;
use crate::reactive::*;
use std::mem;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node};

type Draw = Box<dyn FnOnce() -> El>;

/// A row that is drawn, and all that is kept up to date about it.
struct Row {
    key: String,
    node: Element,
    owner: Owner,
}

impl El {
    /// Adds a row for each item, in their order. A row whose key was there before is not drawn anew: what changes about
    /// it is kept by its own closures.
    pub(crate) fn each<T: 'static>(
        self,
        items: impl Fn() -> Vec<T> + 'static,
        key: fn(&T) -> String,
        row: impl Fn(T) -> Self + 'static,
    ) -> Self {
        let row = Rc::new(row);
        self.keep_rows(Box::new(move || {
            let drawn = items().into_iter().map(|item| {
                let (key, row) = (key(&item), Rc::clone(&row));
                let draw: Draw = Box::new(move || row(item));
                (key, draw)
            });
            drawn.collect()
        }))
    }

    fn keep_rows(self, items: Box<dyn Fn() -> Vec<(String, Draw)>>) -> Self {
        let end = self.mark();
        // Rows outlive each look at the list, but not the list.
        let owner = Owner::new();
        let mut rows = Vec::new();
        keep(Box::new(move || {
            let items = items();
            let old = mem::take(&mut rows);
            rows = untrack(|| owner.with(|| replaced(&end, old, items)));
        }));
        self
    }
}

/// Takes away the old rows that are no longer wanted, draws those that are new, and puts all in order.
fn replaced(end: &Node, old: Vec<Row>, items: Vec<(String, Draw)>) -> Vec<Row> {
    let mut old: Vec<Option<Row>> = old.into_iter().map(Some).collect();
    let mut was = Vec::with_capacity(items.len());
    let mut rows = Vec::with_capacity(items.len());
    let mut next = 0;
    for (key, draw) in items {
        // Most often it comes right after the one before it, as it did last time.
        let here = (next..old.len())
            .chain(0..next)
            .find(|&at| old[at].as_ref().is_some_and(|row| row.key == key));
        was.push(here);
        rows.push(match here.and_then(|at| old[at].take()) {
            Some(row) => row,
            None => new(key, draw),
        });
        next = here.map_or(next, |at| at + 1);
    }
    for row in old.into_iter().flatten() {
        row.owner.cleanup();
        row.node.remove();
    }
    put(end, &rows, &rising(&was));
    rows
}

fn new(key: String, draw: Draw) -> Row {
    let owner = Owner::new();
    let El(node) = owner.with(draw);
    Row { key, node, owner }
}

/// Puts those rows in their places that do not stay where they are.
fn put(end: &Node, rows: &[Row], stays: &[bool]) {
    let page = end.owner_document();
    let focus = page.and_then(|page| page.active_element());
    let mut next = end.clone();
    for (row, stays) in rows.iter().zip(stays).rev() {
        if let Some(parent) = next.parent_node().filter(|_| !stays) {
            let _put = parent.insert_before(&row.node, Some(&next));
        }
        next = row.node.clone().into();
    }
    // What is moved loses the focus.
    if let Some(had) = focus.and_then(|had| had.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        if had.is_connected() && !had.matches(":focus").unwrap_or(true) {
            let _focused = had.focus_with_options(&options);
        }
    }
}

/// Which rows can stay while the others are put between them: the most that are in the same order as before. `was` says
/// for each row where it was.
fn rising(was: &[Option<usize>]) -> Vec<bool> {
    // For each length, the row with which a sequence of that length ends the earliest.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; was.len()];
    for (row, place) in was.iter().enumerate().filter(|(_, was)| was.is_some()) {
        let length = ends.partition_point(|&end| was[end] < *place);
        before[row] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(row);
        } else {
            ends[length] = row;
        }
    }
    let mut stays = vec![false; was.len()];
    let mut last = ends.last().copied();
    while let Some(row) = last {
        stays[row] = true;
        last = before[row];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::rising;

    fn moved(was: &[usize]) -> Vec<usize> {
        let was: Vec<Option<usize>> = was.iter().map(|&at| at.checked_sub(1)).collect();
        let stays = rising(&was);
        let moved = stays.iter().enumerate().filter(|(_, stays)| !**stays);
        moved.map(|(row, _)| row).collect()
    }

    /// 0 stands for a row that is new, others for where they were.
    #[test]
    fn as_few_rows_move_as_can() {
        for (was, rows) in [
            (&[][..], &[][..]),
            (&[1, 2, 3], &[]),
            (&[2, 4, 5], &[]),
            (&[4, 1, 2, 3], &[0]),
            (&[2, 3, 4, 1], &[3]),
            (&[0, 1, 2, 0], &[0, 3]),
            (&[3, 2, 1], &[0, 1]),
            (&[2, 1, 0, 4, 3], &[0, 2, 3]),
            (&[0, 0], &[0, 1]),
        ] {
            assert_eq!(moved(was), rows, "{was:?}");
        }
    }
}
