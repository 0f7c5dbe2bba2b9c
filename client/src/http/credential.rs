//! Who asks.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// The holder of a case's token or of a desk session.
    Token(String),
    /// Whoever the page's host says: a function that promises an identity token, or nothing. Its argument tells whether
    /// the last one was not taken.
    Host(Function),
}

impl Credential {
    /// What to show; nothing if the host knows nobody. `again` when what was shown last was not taken.
    pub async fn shown(&self, again: bool) -> Option<String> {
        match self {
            Self::Token(token) => Some(token.clone()),
            Self::Host(ask) => {
                let asked = ask.call1(&JsValue::UNDEFINED, &again.into()).ok()?;
                let token = JsFuture::from(Promise::resolve(&asked)).await;
                token.ok()?.as_string().filter(|token| !token.is_empty())
            }
        }
    }
}
