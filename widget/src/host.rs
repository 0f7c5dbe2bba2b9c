//! What the portal hangs in, as seen from here: the object that core (`widget/loader/core/`) hands over.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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

    /// Tells the page what has happened to a case, and whose doing it was.
    pub(crate) fn event(&self, name: &str, reference: &str, by: &str) {
        self.call("event", &[name, reference, by]);
    }

    #[expect(dead_code, reason = "signed identity asks for it")]
    /// Asks the page who its visitor is, as a signed token; `again` because the last one was refused.
    pub(crate) async fn token(&self, again: bool) -> Option<String> {
        let asked = self.call("token", if again { &["again"] } else { &[] });
        let token = JsFuture::from(Promise::resolve(&asked)).await;
        token.ok()?.as_string().filter(|token| !token.is_empty())
    }

    fn get(&self, name: &str) -> JsValue {
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
