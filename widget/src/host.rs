//! What the portal hangs in, as seen from here: the object that core (`widget/loader/core/`) hands over.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Core's object for one portal.
#[derive(Clone)]
pub(crate) struct Host(JsValue);

impl Host {
    pub(crate) const fn new(object: JsValue) -> Self {
        Self(object)
    }

    /// A setting that is a text; empty for none.
    pub(crate) fn text(&self, name: &str) -> String {
        self.get(name).as_string().unwrap_or_default()
    }

    /// Whether a setting is there and on.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_truthy()
    }

    /// Closes the panel.
    pub(crate) fn close(&self) {
        self.call("close", &[]);
    }

    /// Sets the site's look, as a style sheet for the shadow root.
    pub(crate) fn look(&self, css: &str) {
        self.call("look", &[css]);
    }

    /// Tells whether something waits to be sent: then the portal is loaded unasked at the next visit.
    pub(crate) fn waits(&self, on: bool) {
        self.call("waits", &[if on { "/*" } else { "" }]);
    }

    /// Tells the page what has happened to a case, and whose doing it was.
    pub(crate) fn event(&self, name: &str, reference: &str, by: &str) {
        self.call("event", &[name, reference, by]);
    }

    /// What asks the page who its visitor is; see [`answerable_client::http::Credential::Host`].
    pub(crate) fn visitor(&self) -> Option<Function> {
        self.get("token").dyn_into().ok()
    }

    /// A setting of any kind.
    pub(crate) fn get(&self, name: &str) -> JsValue {
        Reflect::get(&self.0, &JsValue::from_str(name)).unwrap_or_default()
    }

    fn call(&self, method: &str, arguments: &[&str]) -> JsValue {
        let arguments: Array = arguments
            .iter()
            .map(|text| JsValue::from_str(text))
            .collect();
        self.get(method)
            .dyn_ref::<Function>()
            // Core's own errors are its own to show.
            .and_then(|function| function.apply(&self.0, &arguments).ok())
            .unwrap_or_default()
    }
}
