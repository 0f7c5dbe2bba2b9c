//! One case in the list.

use super::list;
use crate::desk::Desk;
use crate::parts::bar::{Bar, DueWords};
use crate::parts::icon::{Icon, Sign};
use crate::parts::person::Person;
use crate::parts::stars::Stars;
use crate::parts::time::{Style, When};
use crate::texts::T;
use crate::words;
use answerable_shared::case::{Contact, Turn};
use answerable_shared::index::IndexRow;
use answerable_shared::time::Timestamp;
use leptos::prelude::*;

/// The identifier of a case's row in the page.
pub(crate) fn row_id(reference: &str) -> String {
    format!("row-{reference}")
}

/// One case in the list. What it shows changes in place, so that the focus stays on it.
#[component]
pub(crate) fn Row(reference: String) -> impl IntoView {
    let desk = Desk::here();
    let id = row_id(&reference);
    let reference = StoredValue::new(reference);
    let is = move |other: &Option<String>| {
        reference.with_value(|reference| other.as_ref() == Some(reference))
    };
    let is_open = move || desk.open.with(is);
    let is_cursor = move || desk.cursor.with(|cursor| cursor.is_none() || is(cursor));
    let row = Memo::new(move |earlier: Option<&Option<IndexRow>>| {
        // A row that has just left the list keeps its face until it is taken out.
        desk.rows
            .with(|rows| reference.with_value(|reference| rows.get(reference).cloned()))
            .or_else(|| earlier.cloned().flatten())
    });
    let unread = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .is_some_and(|row| desk.seen.with(|seen| seen.is_unread(row)))
        })
    });
    view! {
        <li
            class="row"
            class:unread=unread
            class:open=is_open
            id=id
            role="option"
            aria-selected=move || is_open().to_string()
            tabindex=move || if is_cursor() { "0" } else { "-1" }
            on:click=move |_| reference.with_value(|reference| list::open(desk, reference))
            on:focus=move |_| desk.cursor.set(Some(reference.get_value()))
        >
            {move || row.get().map(|row| view! { <Face row unread /> })}
        </li>
    }
}

#[component]
fn Face(row: IndexRow, unread: Memo<bool>) -> impl IntoView {
    let from = row.waiting_since.unwrap_or(row.updated);
    let until = row.due;
    view! {
        <Top row=row.clone() unread from />
        <p class="row-text" dir="auto">
            {row.excerpt.clone()}
        </p>
        <Facts row />
        {until.map(|until| view! { <Bar from until /> })}
    }
}

#[component]
fn Top(row: IndexRow, unread: Memo<bool>, from: Timestamp) -> impl IntoView {
    // The same words as on the case page, whatever the requester said of themselves.
    let who = words::who(Some(&Contact {
        name: row.who.clone(),
        email: None,
    }));
    view! {
        <p class="row-top">
            <bdi class="row-who">{who}</bdi>
            {move || unread.get().then(|| view! { <span class="sr">{T.row.unread.say()}</span> })}
            {(row.reopened > 0)
                .then(|| {
                    view! {
                        <span class="mark reopened">
                            <Icon sign=Sign::Reopened />
                            {T.row.reopened.say()}
                        </span>
                    }
                })}
            {row.stars.map(|stars| view! { <Stars stars /> })}
            <span class="row-when">
                {match row.due {
                    Some(until) => view! { <DueWords from until /> }.into_any(),
                    None => view! { <When at=row.updated style=Style::Ago /> }.into_any(),
                }}
            </span>
        </p>
    }
}

#[component]
fn Facts(row: IndexRow) -> impl IntoView {
    let waiting = row.waiting_since;
    // Whoever waits for us makes it our turn, whatever the stage says.
    let turn = if waiting.is_some() {
        Turn::Ours
    } else {
        row.turn
    };
    view! {
        <p class="row-facts">
            <span class="turn" class:ours=waiting.is_some()>
                {words::turn(turn)}
            </span>
            {waiting
                .map(|since| {
                    view! {
                        <span class="row-waits">
                            <span class="sr">{T.row.waiting.say()} " "</span>
                            <When at=since style=Style::Since />
                        </span>
                    }
                })}
            <span>{words::kind(row.kind)}</span>
            {row
                .handler
                .map(|name| {
                    let title = name.clone();
                    view! {
                        <span class="row-handler" title=title>
                            <Person name=name.clone() ours=true />
                            <span class="sr">{name}</span>
                        </span>
                    }
                })}
            <span class="ref">{row.reference}</span>
        </p>
    }
}
