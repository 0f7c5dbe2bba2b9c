//! What is kept in the browser. Storage may be full, forbidden or changed by hand: nothing here
//! fails, what cannot be kept is simply not there later.

use answerable_client::json;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::Storage;

/// How long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    /// As long as the tab, reloads included.
    Tab,
    /// Until it is removed.
    Device,
}

pub(crate) fn read<T: DeserializeOwned>(area: Area, key: &str) -> Option<T> {
    let text = storage(area)?.get_item(key).ok().flatten()?;
    json::from_text(&text).ok()
}

pub(crate) fn write<T: Serialize>(area: Area, key: &str, value: &T) {
    if let Some(storage) = storage(area) {
        let _full = storage.set_item(key, &json::to_text(value));
    }
}

pub(crate) fn remove(area: Area, key: &str) {
    if let Some(storage) = storage(area) {
        let _forbidden = storage.remove_item(key);
    }
}

fn storage(area: Area) -> Option<Storage> {
    let window = web_sys::window()?;
    match area {
        Area::Tab => window.session_storage(),
        Area::Device => window.local_storage(),
    }
    .ok()
    .flatten()
}
