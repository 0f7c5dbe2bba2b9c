//! What has happened while somebody was writing.

use super::cell::DraftCell;
use crate::case::cell::CaseCell;
use crate::case::conflict::{happened, meanwhile, refused};
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::parts::page;
use crate::texts::T;
use crate::words;
use leptos::prelude::*;

/// Says what has happened since the draft was begun, until it is sent or its writer says "Got it".
#[component]
pub(crate) fn News(case: CaseCell, cell: DraftCell) -> impl IntoView {
    let desk = Desk::here();
    let me = desk.me();
    let sentence = {
        let (case, cell) = (case.clone(), cell.clone());
        Memo::new(move |_| {
            let who = case
                .head(|head| words::who(head.contact.as_ref()))
                .unwrap_or_default();
            let was_refused = cell.told.get() > 0;
            match happened(&cell.news(&case), &me, &who) {
                Some(happened) if was_refused => Some(refused(&happened)),
                Some(happened) => Some(meanwhile(&happened)),
                None if was_refused => Some(refused(T.news.case_changed.say())),
                None => None,
            }
        })
    };
    let warned = cell.warned.clone();
    Effect::new(move |_| {
        let since = sentence.with(Option::is_some).then(page::now);
        warned.set_value(since);
    });
    move || {
        let sentence = sentence.get()?;
        let (case, cell) = (case.clone(), cell.clone());
        Some(view! {
            <div class="notice soon" role="alert">
                <Icon sign=Sign::Warning />
                <p dir="auto">{sentence}</p>
                <button
                    type="button"
                    class="button small"
                    on:click=move |_| cell.caught_up(case.seq_now())
                >
                    {T.news.got_it.say()}
                </button>
            </div>
        })
    }
}
