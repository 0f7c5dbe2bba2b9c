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
                let asked = match told(ask, again).await {
                    // A host that could not answer is asked once more: what goes unsigned stays so.
                    Err(_) if !again => told(ask, true).await,
                    asked => asked,
                };
                let token = asked.ok()?.as_string()?;
                let token = token.trim();
                // Anything else, a page to sign in on for one, cannot be sent as a header at all.
                let is_token = !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic());
                is_token.then(|| token.to_owned())
            }
        }
    }
}

async fn told(ask: &Function, again: bool) -> Result<JsValue, JsValue> {
    let asked = ask.call1(&JsValue::UNDEFINED, &again.into())?;
    JsFuture::from(Promise::resolve(&asked)).await
}
