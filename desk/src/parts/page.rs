//! The browser's page: its address, its clock, the focus.

use super::el::El;
use super::timer;
use crate::reactive::*;
use answerable_shared::time::Timestamp;
use std::mem;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The time now, by this device's clock.
pub(crate) fn now() -> Timestamp {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number of milliseconds"
    )]
    Timestamp(js_sys::Date::now() as i64)
}

/// The address's fragment, with its `#`.
pub(crate) fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Sets the fragment in place of the present one; none for an empty text.
pub(crate) fn replace_fragment(fragment: &str) {
    set_fragment(fragment, true);
}

/// Sets the fragment as a step that the browser's back button undoes.
pub(crate) fn push_fragment(fragment: &str) {
    set_fragment(fragment, false);
}

fn set_fragment(fragment: &str, replace: bool) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let (Ok(history), Ok(path)) = (window.history(), window.location().pathname()) else {
        return;
    };
    let address = format!("{path}{fragment}");
    // Refused only by odd embedders; then the address is stale and nothing else.
    let _set = if replace {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&address))
    };
}

/// Loads the page again.
pub(crate) fn reload() {
    if let Some(window) = web_sys::window() {
        let _refused = window.location().reload();
    }
}

/// The element with that identifier.
pub(crate) fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Sets the focus on the element with that identifier; says whether it is there.
pub(crate) fn focus(id: &str) -> bool {
    by_id(id).is_some_and(|element| element.focus().is_ok())
}

/// Whether the focus is on the element with that identifier.
pub(crate) fn has_focus(id: &str) -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.id() == id)
}

/// Sets the focus as soon as what has just changed is drawn.
pub(crate) fn focus_soon(id: String) {
    timer::next_frame(move || {
        focus(&id);
    });
}

/// Sets the focus there if what had it is gone, as soon as what has just changed is drawn.
pub(crate) fn keep_focus(id: &'static str) {
    timer::next_frame(move || {
        let has = document().and_then(|document| document.active_element());
        if has.is_none_or(|has| has.tag_name() == "BODY") {
            focus(id);
        }
    });
}

/// Scrolls the element with that identifier into view, as soon as what has just changed is drawn.
pub(crate) fn reveal_soon(id: String) {
    timer::next_frame(move || {
        if let Some(element) = by_id(&id) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Sets the page's title.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Says which language the page is in.
pub(crate) fn set_language(tag: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _set = root.set_attribute("lang", tag);
    }
}

/// The languages that the reader has told the browser, the dearest first.
#[cfg(target_arch = "wasm32")]
pub(crate) fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let tags = window.navigator().languages();
    tags.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Takes away what stood in the page until the desk was there.
pub(crate) fn clear_body() {
    if let Some(body) = document().and_then(|document| document.body()) {
        body.set_inner_html("");
    }
}

/// Draws into the page, for as long as it is there.
pub(crate) fn draw(all: impl FnOnce() -> El) {
    // Whatever is drawn asks to be run from here on.
    let _runs = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    if let Some(body) = document().and_then(|document| document.body()) {
        let _drawn = owner.with(|| El::of(body.into()).add(all()));
    }
    mem::forget(owner);
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
