//! A text that a person types: kept on the device with every stroke, so that nothing is ever lost.

use crate::device;
use leptos::prelude::*;

/// A text being typed. Copies are handles to the same text.
#[derive(Clone, Copy)]
pub(crate) struct Typed {
    text: RwSignal<String>,
    place: StoredValue<(String, String)>,
}

impl Typed {
    /// The text kept under this name of the site.
    pub(crate) fn new(site: &str, name: &str) -> Self {
        Self {
            text: RwSignal::new(device::kept(site, name)),
            place: StoredValue::new((site.to_owned(), name.to_owned())),
        }
    }

    pub(crate) fn get(self) -> String {
        self.text.get_untracked()
    }

    /// Reads it, and hears of changes where that matters.
    pub(crate) fn with<T>(self, read: impl FnOnce(&str) -> T) -> T {
        self.text.with(|text| read(text))
    }

    pub(crate) fn set(self, text: &str) {
        self.place
            .with_value(|(site, name)| device::keep(site, name, text));
        self.text.set(text.to_owned());
    }
}
