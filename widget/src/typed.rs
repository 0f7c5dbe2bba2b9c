//! A text that a person types: kept on the device with every stroke, so that nothing is ever lost.

use crate::device;
use crate::var::Var;
use std::cell::RefCell;

/// A text being typed.
#[derive(Default)]
pub(crate) struct Typed {
    text: Var<String>,
    /// The site, and the text's name there.
    place: RefCell<(String, String)>,
}

impl Typed {
    /// The text kept under this name of the site.
    pub(crate) fn new(site: &str, name: &str) -> Self {
        let typed = Self::default();
        typed.turn_to(site, name);
        typed
    }

    /// Goes on with the text kept under another name.
    pub(crate) fn turn_to(&self, site: &str, name: &str) {
        self.place.replace((site.to_owned(), name.to_owned()));
        self.text.set(device::kept(site, name));
    }

    /// The text; hears of changes.
    pub(crate) fn get(&self) -> String {
        self.text.get()
    }

    /// The text without white space around it.
    pub(crate) fn trimmed(&self) -> String {
        self.text.peek(|text| text.trim().to_owned())
    }

    pub(crate) fn set(&self, text: &str) {
        let place = self.place.borrow();
        device::keep(&place.0, &place.1, text);
        self.text.set(text.to_owned());
    }
}
