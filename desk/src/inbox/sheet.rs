//! The sheet of the inbox: to whom the chosen cases go, their priority, or the name of a view.

use super::bulk::hand::hand;
use super::bulk::weigh::weigh;
use super::naming::name;
use super::{cursor, list};
use crate::desk::Desk;
use crate::parts::el::{El, button, el};
use crate::parts::icon::Sign;
use crate::parts::page;
use crate::reactive::*;
use crate::texts::T;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// The identifier of what has the focus first.
const FIRST: &str = "inbox-first";

/// What the sheet asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    Hand,
    Priority,
    /// The name of a new view.
    Save,
    /// The name of the view in that place.
    Rename(usize),
}

/// Shows the sheet.
pub(crate) fn open(desk: Desk, sheet: Sheet) {
    desk.inbox.sheet.set(Some(sheet));
    page::focus_soon(FIRST.to_owned());
}

/// As [`open`], where cases are chosen; says whether there are.
pub(crate) fn open_for_chosen(desk: Desk, sheet: Sheet) -> bool {
    let some = !list::chosen(desk).is_empty();
    if some {
        open(desk, sheet);
    }
    some
}

/// The sheet, shown while the inbox says so.
pub(crate) fn dialog(desk: Desk) -> El {
    let shown = desk.inbox.sheet;
    let close = move || {
        if shown.try_get_untracked().flatten().is_some() {
            shown.set(None);
            cursor::focus(desk);
        }
    };
    let sheet = el("dialog", "help sheet inbox-sheet")
        .attr("aria-labelledby", "inbox-sheet")
        .on("close", move |_| close())
        .with(move || {
            let sheet = shown.get();
            let head = sheet.map(|sheet| {
                el("header", "")
                    .add(
                        el("h2", "")
                            .attr("id", "inbox-sheet")
                            .text(&title(desk, sheet)),
                    )
                    .add(
                        button("button plain icon-only", Some(Sign::Close), "", close)
                            .attr("aria-label", T.keys.close.say()),
                    )
            });
            let body = sheet.map(|sheet| match sheet {
                Sheet::Hand => hand(desk, FIRST, close),
                Sheet::Priority => weigh(desk, FIRST, close),
                Sheet::Save => name(desk, FIRST, None, close),
                Sheet::Rename(at) => name(desk, FIRST, Some(at), close),
            });
            [head, body].into_iter().flatten()
        });
    let node = sheet.node().unchecked_into::<HtmlDialogElement>();
    // Later, when it is in the page.
    Effect::new(move || {
        let is_shown = shown.with(Option::is_some);
        if is_shown && !node.open() {
            // Refused only for a sheet that is not in the page.
            let _shown = node.show_modal();
        } else if !is_shown && node.open() {
            node.close();
        }
    });
    sheet
}

fn title(desk: Desk, sheet: Sheet) -> String {
    let chosen = || untrack(|| list::chosen(desk).len());
    match sheet {
        Sheet::Hand => T.bulk.hand_title.count(chosen()),
        Sheet::Priority => T.bulk.priority_title.count(chosen()),
        Sheet::Save => T.views.save_title.owned(),
        Sheet::Rename(_) => T.views.rename_title.owned(),
    }
}
