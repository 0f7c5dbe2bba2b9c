//! The middle pane: search and filters, the list or the board, and what is done to many cases.

use super::bands::Band;
use super::bulk::bar;
use super::order::Queue;
use super::{board, feed, filters, row, sheet};
use crate::desk::Desk;
use crate::parts::el::{El, button, el, icon};
use crate::parts::icon::Sign;
use crate::parts::skeleton::row_skeletons;
use crate::reactive::*;
use crate::texts::T;

/// A case that is shown; on the board, in which band.
pub(crate) type Shown = (Option<Band>, String);

/// What the pane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Body {
    Rows,
    Board,
    Nothing,
    Loading,
    /// The notice above says why.
    Trouble,
}

/// The pane.
pub(crate) fn list() -> El {
    let desk = Desk::here();
    let rows = Memo::new(move |_| shown(desk));
    let is_board = move || desk.selection.with(|selection| selection.queue) == Queue::Board;
    let body = Memo::new(move |_| match rows.with(Vec::is_empty) {
        false if is_board() => Body::Board,
        false => Body::Rows,
        true if desk.pages.trouble.with(Option::is_some) => Body::Trouble,
        true if desk.pages.arrived.get() => Body::Nothing,
        true => Body::Loading,
    });
    let scroll = el("div", "list-scroll")
        .with(move || match body.get() {
            Body::Rows => Some(plain(desk, rows)),
            Body::Board => Some(board::board(desk, rows)),
            Body::Nothing => Some(nothing(desk)),
            Body::Loading => Some(row_skeletons()),
            Body::Trouble => None,
        })
        .when(
            move || desk.pages.next.with(Option::is_some),
            move || Some(more(desk)),
        );
    el("section", "pane list-pane")
        .attr("aria-label", T.list.inbox.say())
        .class_if("board", is_board)
        .class_if("may-act", move || desk.may_act())
        .class_if("choosing", move || {
            desk.inbox.chosen.with(|chosen| !chosen.is_empty())
        })
        .add(filters::filters(desk))
        .with(move || desk.pages.trouble.get().map(|why| trouble(desk, &why)))
        .add(scroll)
        .add(bar::bar(desk, rows))
        .add(sheet::dialog(desk))
}

/// What is shown, in order.
pub(crate) fn shown(desk: Desk) -> Vec<Shown> {
    let viewer = desk.viewer();
    desk.selection.with(|selection| {
        desk.rows.with(|rows| {
            let rows = rows.select(selection, &viewer).into_iter();
            if selection.queue != Queue::Board {
                return rows.map(|row| (None, row.reference.clone())).collect();
            }
            let now = desk.now.get();
            let midnight = board::midnight(now);
            let rows = rows.map(|row| (Some(Band::of(row, now, midnight)), row.reference.clone()));
            let mut rows: Vec<Shown> = rows.collect();
            rows.sort_by_key(|(band, _)| *band);
            rows
        })
    })
}

/// The references of what is shown, in order.
pub(crate) fn order(desk: Desk) -> Vec<String> {
    let shown = untrack(|| shown(desk));
    shown.into_iter().map(|(_, reference)| reference).collect()
}

/// Those that are chosen and shown.
pub(crate) fn chosen(desk: Desk) -> Vec<String> {
    let order = order(desk);
    desk.inbox.chosen.with_untracked(|chosen| chosen.of(&order))
}

fn plain(desk: Desk, shown: Memo<Vec<Shown>>) -> El {
    el("ul", "rows")
        .attr("id", "rows")
        .attr("role", "listbox")
        .attr("aria-label", T.list.cases.say())
        .each(
            move || shown.get(),
            |(_, reference)| reference.clone(),
            move |(_, reference)| row::row(desk, reference),
        )
}

fn nothing(desk: Desk) -> El {
    let words = Memo::new(move |_| {
        desk.selection.with(|selection| {
            let queue = selection.queue;
            if selection.is_narrow() {
                let text = T.list.nothing_text.fill([queue.title()]);
                (true, T.list.nothing.say(), text)
            } else {
                let (title, text) = queue.empty();
                (false, title.say(), text.owned())
            }
        })
    });
    el("div", "empty").attr("role", "status").with(move || {
        let (searched, title, text) = words.get();
        [
            icon(if searched { Sign::Search } else { Sign::Check }),
            el("p", "empty-title").text(title),
            el("p", "").text(&text),
        ]
    })
}

fn trouble(desk: Desk, why: &str) -> El {
    el("div", "notice late")
        .attr("role", "alert")
        .add(icon(Sign::Warning))
        .add(el("p", "").text(why))
        .add(button(
            "button small",
            None,
            T.list.again.say(),
            move || {
                desk.pages.trouble.set(None);
                feed::select(desk);
            },
        ))
}

fn more(desk: Desk) -> El {
    let loading = desk.pages.loading;
    button("button more", None, "", move || feed::more(desk))
        .attr_with("aria-disabled", move || Some(loading.get().to_string()))
        .text_with(move || {
            if loading.get() {
                T.list.loading
            } else {
                T.list.more
            }
            .owned()
        })
}
