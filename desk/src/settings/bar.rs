//! The bar at the foot: what is not saved, and what to do about it.

use super::save;
use super::state::Arranging;
use crate::desk::Desk;
use crate::parts::icon::{Icon, Sign};
use crate::texts::T;
use leptos::prelude::*;

/// The bar. It is there for admins only, and while there is something to say.
pub(crate) fn bar(desk: Desk) -> AnyView {
    let state = desk.settings;
    let changes = Memo::new(move |_| state.changes());
    let undo = Memo::new(move |_| state.removed.with(|removed| !removed.is_empty()));
    let shown = Memo::new(move |_| {
        state.force.with(Option::is_some)
            && state.past.with(Option::is_none)
            && (changes.get() > 0
                || undo.get()
                || state.saved.get()
                || state.trouble.with(Option::is_some))
    });
    let body = move || shown.get().then(|| body(desk, changes, undo));
    view! {
        <div class="set-bar" id="set-bar" tabindex="-1" class:shown=shown>
            {body}
        </div>
    }
    .into_any()
}

fn body(desk: Desk, changes: Memo<usize>, undo: Memo<bool>) -> AnyView {
    let state = desk.settings;
    let words = move || match changes.get() {
        0 if state.saved.get() => T.settings.bar.saved.owned(),
        0 => T.settings.bar.none.owned(),
        changes => T.settings.bar.changes.count(changes),
    };
    let trouble = move || {
        state
            .trouble
            .get()
            .map(|sentence| notice("notice late", sentence, ().into_any()))
    };
    let overtaken = move || {
        let version = state.overtaken()?;
        let who = state.versions.with(|versions| {
            let by = versions.iter().flatten().find(|it| it.version == version);
            by.map(|it| it.by.name.clone())
        });
        let words = match who {
            Some(name) => T.settings.bar.overtaken_by.fill([&name]),
            None => T.settings.bar.overtaken.owned(),
        };
        let actions = view! {
            <span class="set-actions">
                <button type="button" class="button small" on:click=move |_| save::look_at_force(desk)>
                    {T.settings.bar.look.say()}
                </button>
                <button type="button" class="button small" on:click=move |_| state.go_on()>
                    {T.settings.bar.go_on.say()}
                </button>
            </span>
        };
        Some(notice("notice", words, actions.into_any()))
    };
    let undo_button = move || {
        undo.get().then(|| {
            view! {
                <button type="button" class="button plain" id="set-undo" on:click=move |_| state.undo()>
                    <Icon sign=Sign::Reopened />
                    {T.settings.bar.undo.say()}
                </button>
            }
        })
    };
    let has = Memo::new(move |_| changes.get() > 0);
    let buttons = move || {
        has.get().then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| discard(state)>
                    {T.settings.bar.discard.say()}
                </button>
                <button
                    type="button"
                    class="button main"
                    aria-disabled=move || state.saving.get().to_string()
                    disabled=move || state.overtaken().is_some()
                    on:click=move |_| save::save(desk)
                >
                    {move || if state.saving.get() { T.settings.bar.saving } else { T.settings.bar.save }.say()}
                    <kbd aria-hidden="true">"Ctrl ↵"</kbd>
                </button>
            }
        })
    };
    view! {
        {overtaken}
        {trouble}
        <div class="set-bar-line">
            <p role="status" class:saved=move || !has.get()>
                {words}
            </p>
            {undo_button}
            {buttons}
        </div>
    }
    .into_any()
}

fn notice(class: &'static str, words: String, actions: AnyView) -> AnyView {
    view! {
        <div class=class role="alert">
            <Icon sign=Sign::Warning />
            <p>{words}</p>
            {actions}
        </div>
    }
    .into_any()
}

/// Back to what is in force; what was typed can still be brought back.
fn discard(state: Arranging) {
    state.replace(state.before.get_untracked());
    crate::parts::page::focus_soon("set-undo".to_owned());
}
