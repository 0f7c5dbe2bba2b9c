//! The bar at the foot: what is not saved, and what to do about it.

use super::save;
use super::state::Arranging;
use crate::desk::Desk;
use crate::parts::el::{El, button, el, group};
use crate::parts::icon::Sign;
use crate::parts::notice::notice;
use crate::parts::page::focus_soon;
use crate::reactive::*;
use crate::texts::T;

/// The bar, while there is something to say.
pub(crate) fn bar(desk: Desk) -> El {
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
    let class = move || {
        Some(
            if shown.get() {
                "set-bar shown"
            } else {
                "set-bar"
            }
            .to_owned(),
        )
    };
    el("div", "")
        .attr("id", "set-bar")
        .attr("tabindex", "-1")
        .attr_with("class", class)
        .with(move || {
            if shown.get() {
                body(desk, changes, undo)
            } else {
                Vec::new()
            }
        })
}

fn body(desk: Desk, changes: Memo<usize>, undo: Memo<bool>) -> Vec<El> {
    let state = desk.settings;
    let has = Memo::new(move |_| changes.get() > 0);
    let words = el("p", "")
        .attr("role", "status")
        .attr_with("class", move || (!has.get()).then(|| "saved".to_owned()))
        .text_with(move || match changes.get() {
            0 if state.saved.get() => T.settings.bar.saved.owned(),
            0 => T.settings.bar.none.owned(),
            changes => T.settings.bar.changes.count(changes),
        });
    let undo_button = move || {
        let label = T.settings.bar.undo.say();
        undo.get().then(|| {
            button("button plain", Some(Sign::Reopened), label, move || {
                state.undo();
            })
            .attr("id", "set-undo")
        })
    };
    let line = el("div", "set-bar-line")
        .add(words)
        .with(undo_button)
        .with(move || if has.get() { buttons(desk) } else { Vec::new() });
    let notices = group().with(move || overtaken(desk)).with(move || {
        let trouble = state.trouble.get();
        trouble.map(|it| alert("notice late", &it))
    });
    vec![notices, line]
}

fn buttons(desk: Desk) -> Vec<El> {
    let state = desk.settings;
    let label = el("span", "").text_with(move || {
        let saving = state.saving.get();
        if saving {
            T.settings.bar.saving
        } else {
            T.settings.bar.save
        }
        .owned()
    });
    let keys = el("kbd", "").attr("aria-hidden", "true").text("Ctrl ↵");
    vec![
        button("button", None, T.settings.bar.discard.say(), move || {
            discard(state);
        }),
        button("button main", None, "", move || save::save(desk))
            .attr_with("aria-disabled", move || {
                Some(state.saving.get().to_string())
            })
            .attr_with("disabled", move || state.overtaken().map(|_| String::new()))
            .add(label)
            .add(keys),
    ]
}

/// Says that somebody else was faster, and what to do about that.
fn overtaken(desk: Desk) -> Option<El> {
    let state = desk.settings;
    let version = state.overtaken()?;
    let who = state.versions.with(|versions| {
        let by = versions.iter().flatten().find(|it| it.version == version);
        by.map(|it| it.by.name.clone())
    });
    let words = match who {
        Some(name) => T.settings.bar.overtaken_by.fill([&name]),
        None => T.settings.bar.overtaken.owned(),
    };
    let (look, go_on) = (T.settings.bar.look.say(), T.settings.bar.go_on.say());
    let actions = el("span", "set-actions")
        .add(button("button small", None, look, move || {
            save::look_at_force(desk);
        }))
        .add(button("button small", None, go_on, move || state.go_on()));
    Some(alert("notice", &words).add(actions))
}

fn alert(class: &str, words: &str) -> El {
    notice(class, "alert").add(el("p", "").text(words))
}

/// Back to what is in force; what was typed can still be brought back.
fn discard(state: Arranging) {
    state.replace(state.before.get_untracked());
    focus_soon("set-undo".to_owned());
}
