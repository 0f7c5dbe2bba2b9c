//! What a saved view is called.

use super::views;
use crate::desk::Desk;
use crate::parts::el::{El, button, el, typed};
use crate::reactive::*;
use crate::texts::T;
use answerable_shared::text::SHORT;
use wasm_bindgen::JsValue;

/// The form for the name of a new view, or of the one in a place. Its field has the identifier `first`.
pub(crate) fn name(
    desk: Desk,
    first: &str,
    at: Option<usize>,
    close: impl Fn() + Copy + 'static,
) -> El {
    let now = at.and_then(|at| {
        desk.inbox
            .views
            .with_untracked(|views| views.get(at).map(|view| view.name.clone()))
    });
    let name = RwSignal::new(now.unwrap_or_default());
    let field = el("input", "")
        .attr("id", first)
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("maxlength", &SHORT.to_string())
        .prop_with("value", move || JsValue::from_str(&name.get()))
        .on("input", move |event| name.set(typed(&event)));
    let remove = at.map(|at| {
        let words = T.views.remove.fill([&name.get_untracked()]);
        button("button plain", None, &words, move || {
            close();
            views::remove(desk, at);
        })
    });
    let keep = button("button main", None, T.views.keep.say(), || {})
        .attr("type", "submit")
        .attr_with("disabled", move || {
            name.with(|name| name.trim().is_empty()).then(String::new)
        });
    el("form", "sheet-form")
        .attr("novalidate", "")
        .on("submit", move |event| {
            event.prevent_default();
            let name = name.get_untracked().trim().to_owned();
            if name.is_empty() {
                return;
            }
            match at {
                Some(at) => views::rename(desk, at, name),
                None => views::save(desk, name),
            }
            close();
        })
        .add(
            el("div", "field")
                .add(el("label", "").attr("for", first).text(T.views.name.say()))
                .add(field)
                .add(el("p", "field-hint").text(T.views.kept.say())),
        )
        .add(el("div", "sheet-foot").all(remove).add(keep))
}
