//! Search, and the filter by kind.

use super::feed;
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::texts::T;
use crate::words;
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last letter the edge is asked.
const PAUSE: Duration = Duration::from_millis(250);

/// Search and filter, above the list.
#[component]
pub(crate) fn Filters() -> impl IntoView {
    let desk = Desk::here();
    let mut ask = debounce(PAUSE, move |()| feed::select(desk));
    let search = move |event| {
        let query = event_target_value(&event);
        desk.selection.update(|selection| {
            selection.query = query;
            selection.found.clear();
        });
        ask(());
    };
    let filter = move |event| {
        let chosen = event_target_value(&event);
        desk.selection.update(|selection| {
            selection.kind = words::KINDS
                .into_iter()
                .find(|kind| words::kind(*kind) == chosen);
        });
        feed::select(desk);
    };
    view! {
        <div class="filters" role="search">
            <label class="search">
                <Icon sign=Sign::Search />
                <span class="sr">{T.filters.search_cases.say()}</span>
                <input
                    id="search"
                    type="search"
                    placeholder=T.filters.search.say()
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="200"
                    prop:value=move || desk.selection.with(|selection| selection.query.clone())
                    on:input=search
                />
                <kbd aria-hidden="true">"/"</kbd>
            </label>
            <label class="kind-filter">
                <span class="sr">{T.filters.kind.say()}</span>
                <select on:change=filter>
                    <option value="">{T.filters.all.say()}</option>
                    {words::KINDS
                        .map(|kind| {
                            let name = words::kind(kind);
                            let chosen = move || {
                                desk.selection.with_untracked(|selection| selection.kind == Some(kind))
                            };
                            view! {
                                <option value=name selected=chosen>
                                    {name}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
                <Icon sign=Sign::Down />
            </label>
        </div>
    }
}
