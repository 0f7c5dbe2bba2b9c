//! What the browser keeps and tells. Where storage is blocked, nothing is kept, and nothing fails.

use crate::state::OwnCase;
use answerable_client::json;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, Window};

/// The page's path.
pub(crate) fn path() -> String {
    window()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_default()
}

/// The secret of a tracking page's address.
pub(crate) fn fragment() -> Option<String> {
    let hash = window()?.location().hash().ok()?;
    Some(hash.strip_prefix('#')?.to_owned()).filter(|token| !token.is_empty())
}

/// Sets the title of our own pages.
pub(crate) fn title(text: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(text);
    }
}

pub(crate) fn is_offline() -> bool {
    window().is_some_and(|window| !window.navigator().on_line())
}

/// Keeps a text under a name of this site; an empty one is forgotten. Nothing is kept for no site.
pub(crate) fn keep(site: &str, name: &str, text: &str) {
    if let Some(storage) = storage().filter(|_| !site.is_empty()) {
        // A full storage loses comfort, nothing else.
        let _kept = if text.is_empty() {
            storage.remove_item(&entry(site, name))
        } else {
            storage.set_item(&entry(site, name), text)
        };
    }
}

/// What is kept under a name of this site; empty for nothing.
pub(crate) fn kept(site: &str, name: &str) -> String {
    storage()
        .and_then(|storage| storage.get_item(&entry(site, name)).ok()?)
        .unwrap_or_default()
}

/// The cases opened on this device.
pub(crate) fn own_cases(site: &str) -> Vec<OwnCase> {
    cases_of(&kept(site, CASES))
}

/// Changes the list of cases opened on this device, and gives it as it is then. It is read anew,
/// since another tab may have written it.
pub(crate) fn change_cases(site: &str, change: impl FnOnce(&mut Vec<OwnCase>)) -> Vec<OwnCase> {
    let before = kept(site, CASES);
    let mut list = cases_of(&before);
    change(&mut list);
    let after = if list.is_empty() {
        String::new()
    } else {
        json::to_text(&list)
    };
    if after != before {
        keep(site, CASES, &after);
    }
    list
}

/// The list that a text holds. Most visitors have none, and to fail takes longer than to read.
fn cases_of(text: &str) -> Vec<OwnCase> {
    if text.is_empty() {
        Vec::new()
    } else {
        json::from_text(text).unwrap_or_default()
    }
}

/// Copies a text; tells whether the browser let it.
pub(crate) async fn copy(text: &str) -> bool {
    let Some(window) = window() else {
        return false;
    };
    let clipboard = window.navigator().clipboard();
    // Not there on pages without https.
    if clipboard.is_undefined() {
        return false;
    }
    wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text))
        .await
        .is_ok()
}

/// Whether the browser can hand a link to other apps.
pub(crate) fn can_share() -> bool {
    sharer().is_some()
}

/// Hands a link to other apps.
pub(crate) fn share(url: &str) {
    if let Some((navigator, share)) = sharer() {
        let data = Object::new();
        let _set = Reflect::set(&data, &"url".into(), &url.into());
        let _asked = share.call1(&navigator, &data);
    }
}

fn sharer() -> Option<(JsValue, Function)> {
    let navigator: JsValue = window()?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?;
    Some((navigator, share.dyn_into().ok()?))
}

const CASES: &str = "cases";

fn entry(site: &str, name: &str) -> String {
    ["answerable.", site, ".", name].concat()
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok()?
}
