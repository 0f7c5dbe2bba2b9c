//! One request by `fetch`.

use super::{Credential, Failure};
use crate::json;
use answerable_shared::problem::Problem;
use js_sys::{Object, Reflect};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCredentials, RequestInit, Response};

/// How long an answer may take. Slow networks need seconds; a person gives up after some more.
const TIMEOUT_MS: u32 = 20_000;

/// A request to the edge. Everything but the address is optional.
#[derive(Clone, Debug, Default)]
pub struct Request<'a> {
    /// `GET` unless set.
    pub method: &'a str,
    /// Address, absolute.
    pub url: &'a str,
    /// Goes into `Authorization: Bearer`.
    pub credential: Option<&'a Credential>,
    /// Goes into `Idempotency-Key`.
    pub key: Option<&'a str>,
    /// The number of the last event seen, for `If-Match`.
    pub seen: Option<u64>,
    /// JSON text.
    pub body: Option<&'a str>,
}

impl Request<'_> {
    /// Sends it and reads the answer.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn send<T: DeserializeOwned>(&self) -> Result<T, Failure> {
        let value = self.exchange().await?;
        json::from_value(&value).map_err(|_| Failure::Network)
    }

    /// Sends it; an answer without content is fine.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn send_only(&self) -> Result<(), Failure> {
        self.exchange().await.map(|_| ())
    }

    /// Sends it; once more where the edge does not believe the host and the host has another token.
    async fn exchange(&self) -> Result<JsValue, Failure> {
        let mut again = false;
        loop {
            let shown = match self.credential {
                Some(credential) => credential.shown(again).await,
                None => None,
            };
            match self.once(shown).await {
                Err(failure) if failure.is_of_identity() && !again => again = true,
                answer => return answer,
            }
        }
    }

    async fn once(&self, shown: Option<String>) -> Result<JsValue, Failure> {
        let response: Response = self
            .fetch(shown)
            .await
            .and_then(JsCast::dyn_into)
            .map_err(|_| Failure::Network)?;
        if response.status() == 204 {
            return Ok(JsValue::UNDEFINED);
        }
        let reading = response.json().map_err(|_| Failure::Network)?;
        let value = JsFuture::from(reading)
            .await
            .map_err(|_| Failure::Network)?;
        if response.ok() {
            return Ok(value);
        }
        Err(match json::from_value::<Problem>(&value) {
            Ok(problem) => Failure::Problem(Box::new(problem)),
            Err(_) => Failure::Network,
        })
    }

    async fn fetch(&self, shown: Option<String>) -> Result<JsValue, JsValue> {
        let init = RequestInit::new();
        init.set_method(if self.method.is_empty() {
            "GET"
        } else {
            self.method
        });
        init.set_headers(&self.headers(shown)?);
        init.set_credentials(RequestCredentials::Omit);
        if let Some(body) = self.body {
            init.set_body(&JsValue::from_str(body));
        }
        init.set_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MS)));
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        JsFuture::from(window.fetch_with_str_and_init(self.url, &init)).await
    }

    fn headers(&self, shown: Option<String>) -> Result<JsValue, JsValue> {
        let headers = Object::new();
        let set = |name: &str, value: &str| {
            Reflect::set(
                &headers,
                &JsValue::from_str(name),
                &JsValue::from_str(value),
            )
        };
        if self.body.is_some() {
            set("content-type", "application/json")?;
        }
        if let Some(shown) = shown {
            set("authorization", &format!("Bearer {shown}"))?;
        }
        if let Some(key) = self.key {
            set("idempotency-key", key)?;
        }
        if let Some(seen) = self.seen {
            set("if-match", &format!("\"{seen}\""))?;
        }
        Ok(headers.into())
    }
}
