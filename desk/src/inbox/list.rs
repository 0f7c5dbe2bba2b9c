//! The list of cases.

use super::feed;
use super::filters::Filters;
use super::row::{Row, row_id};
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::parts::page;
use crate::parts::skeleton::RowSkeletons;
use crate::texts::T;
use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// The list: what waits longest on us first.
#[component]
pub(crate) fn List() -> impl IntoView {
    let desk = Desk::here();
    let pages = desk.pages;
    let order = Memo::new(move |_| references(desk));
    let is_empty = move || order.with(Vec::is_empty);
    let body = move || {
        if !is_empty() {
            view! { <Rows order /> }.into_any()
        } else if pages.trouble.with(Option::is_some) {
            ().into_any()
        } else if pages.arrived.get() {
            view! { <Nothing /> }.into_any()
        } else {
            view! { <RowSkeletons /> }.into_any()
        }
    };
    view! {
        <section class="pane list-pane" aria-label=T.list.inbox.say()>
            <Filters />
            <Trouble />
            <div class="list-scroll">{body} <More /></div>
        </section>
    }
}

#[component]
fn Rows(order: Memo<Vec<String>>) -> impl IntoView {
    view! {
        <ul class="rows" id="rows" role="listbox" aria-label=T.list.cases.say()>
            <For each=move || order.get() key=Clone::clone let:reference>
                <Row reference />
            </For>
        </ul>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let desk = Desk::here();
    let searched = move || {
        desk.selection
            .with(|selection| !selection.query.trim().is_empty() || selection.kind.is_some())
    };
    let words = move || {
        desk.selection.with(|selection| {
            if searched() {
                (
                    T.list.nothing.owned(),
                    T.list.nothing_text.fill([selection.queue.title()]),
                )
            } else {
                let (title, text) = selection.queue.empty();
                (title.to_owned(), text.to_owned())
            }
        })
    };
    view! {
        <div class="empty" role="status">
            {move || {
                let sign = if searched() { Sign::Search } else { Sign::Check };
                view! { <Icon sign /> }
            }}
            <p class="empty-title">{move || words().0}</p>
            <p>{move || words().1}</p>
        </div>
    }
}

#[component]
fn Trouble() -> impl IntoView {
    let desk = Desk::here();
    let again = move |_| {
        desk.pages.trouble.set(None);
        feed::select(desk);
    };
    move || {
        desk.pages.trouble.get().map(|sentence| {
            view! {
                <div class="notice late" role="alert">
                    <Icon sign=Sign::Warning />
                    <p>{sentence}</p>
                    <button type="button" class="button small" on:click=again>
                        {T.list.again.say()}
                    </button>
                </div>
            }
        })
    }
}

#[component]
fn More() -> impl IntoView {
    let desk = Desk::here();
    let pages = desk.pages;
    move || {
        pages.next.with(Option::is_some).then(|| {
            let words = move || {
                if pages.loading.get() {
                    T.list.loading.say()
                } else {
                    T.list.more.say()
                }
            };
            view! {
                <button
                    type="button"
                    class="button more"
                    aria-disabled=move || pages.loading.get().to_string()
                    on:click=move |_| feed::more(desk)
                >
                    {words}
                </button>
            }
        })
    }
}

/// Moves the cursor one row; says whether there is a list.
pub(crate) fn step(desk: Desk, down: bool) -> bool {
    let order = untrack(|| references(desk));
    let Some(last) = order.len().checked_sub(1) else {
        return false;
    };
    let at = desk
        .cursor
        .get_untracked()
        .and_then(|cursor| order.iter().position(|reference| *reference == cursor));
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

/// Opens a case from the list.
pub(crate) fn open(desk: Desk, reference: &str) {
    desk.show(reference);
}

/// Sets the focus on the row under the cursor, or on the first.
pub(crate) fn focus(desk: Desk) {
    let order = untrack(|| references(desk));
    let cursor = desk.cursor.get_untracked();
    let target = cursor
        .filter(|cursor| order.contains(cursor))
        .or_else(|| order.first().cloned());
    if let Some(reference) = target {
        request_animation_frame(move || go(desk, &reference));
    }
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

fn references(desk: Desk) -> Vec<String> {
    desk.selection.with(|selection| {
        desk.rows.with(|rows| {
            rows.select(selection)
                .into_iter()
                .map(|row| row.reference)
                .collect()
        })
    })
}
