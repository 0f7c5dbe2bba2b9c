//! Where the list is in its pages.

use leptos::prelude::*;

/// Where the list is in its pages.
#[derive(Clone, Copy)]
pub(crate) struct Pages {
    /// Whether a first page of this selection has arrived.
    pub(crate) arrived: RwSignal<bool>,
    /// Whether one is on its way.
    pub(crate) loading: RwSignal<bool>,
    /// Why none came, in a sentence.
    pub(crate) trouble: RwSignal<Option<String>>,
    /// Where the next page begins.
    pub(crate) next: RwSignal<Option<String>>,
    /// How many pages of this selection are loaded.
    pub(crate) count: StoredValue<u32>,
    /// Raised with every selection, so that pages of an older one are not taken for its own.
    pub(crate) epoch: StoredValue<u32>,
    /// Raised with every live frame, so that counts of an older page do not replace newer ones.
    pub(crate) frames: StoredValue<u32>,
}

impl Pages {
    pub(crate) fn new() -> Self {
        Self {
            arrived: RwSignal::new(false),
            loading: RwSignal::new(false),
            trouble: RwSignal::new(None),
            next: RwSignal::new(None),
            count: StoredValue::new(0),
            epoch: StoredValue::new(0),
            frames: StoredValue::new(0),
        }
    }
}
