//! Static assets, from the platform's binding.

use super::convert::{JsBody, headers};
use crate::bindings::ASSETS;
use crate::failure::Failure;
use crate::ports::{Assets, Promise};
use axum::body::Body;
use axum::response::Response;
use http::header::{ACCEPT, IF_NONE_MATCH, RANGE};
use http::{HeaderMap, StatusCode};
use js_sys::futures::JsFuture;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;
use wasm_bindgen::{JsCast as _, JsValue};
use worker::Env;
use worker::send::{SendFuture, SendWrapper};

/// The binding `ASSETS`.
pub(super) struct Binding(pub(super) Env);

#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    type Fetcher;
    #[wasm_bindgen(method, catch)]
    fn fetch(this: &Fetcher, request: &web_sys::Request) -> Result<js_sys::Promise, JsValue>;
}

impl Assets for Binding {
    fn get<'a>(&'a self, path: &'a str, request: HeaderMap) -> Promise<'a, Response> {
        Box::pin(SendFuture::new(async move {
            fetch_asset(&self.0, path, &request).await.map_err(|error| {
                Failure::passing(format!("assets: {}", worker::Error::from(error)))
            })
        }))
    }

    fn text<'a>(&'a self, path: &'static str) -> Promise<'a, Arc<str>> {
        Box::pin(SendFuture::new(async move {
            let text = read_text(&self.0, path).await;
            text.map_err(|error| {
                Failure::passing(format!("assets: {}", worker::Error::from(error)))
            })
        }))
    }
}

thread_local! {
    /// Texts that this instance has read.
    static TEXTS: RefCell<BTreeMap<&'static str, Arc<str>>> = const { RefCell::new(BTreeMap::new()) };
}

async fn read_text(env: &Env, path: &'static str) -> Result<Arc<str>, JsValue> {
    if let Some(known) = TEXTS.with_borrow(|texts| texts.get(path).cloned()) {
        return Ok(known);
    }
    let binding: Fetcher = js_sys::Reflect::get(env, &ASSETS.into())?.unchecked_into();
    let asset = web_sys::Request::new_with_str(&format!("https://assets{path}"))?;
    let found: web_sys::Response = JsFuture::from(binding.fetch(&asset)?).await?.dyn_into()?;
    if !found.ok() {
        return Err(js_sys::Error::new("no such asset").into());
    }
    let text = JsFuture::from(found.text()?).await?;
    let text: Arc<str> = text.as_string().unwrap_or_default().into();
    TEXTS.with_borrow_mut(|texts| texts.insert(path, Arc::clone(&text)));
    Ok(text)
}

async fn fetch_asset(env: &Env, path: &str, request: &HeaderMap) -> Result<Response, JsValue> {
    let binding: Fetcher = js_sys::Reflect::get(env, &ASSETS.into())?.unchecked_into();
    let init = web_sys::RequestInit::new();
    let forwarded = web_sys::Headers::new()?;
    for name in [ACCEPT, IF_NONE_MATCH, RANGE] {
        if let Some(value) = request.get(&name).and_then(|value| value.to_str().ok()) {
            forwarded.set(name.as_str(), value)?;
        }
    }
    init.set_headers(&forwarded);
    // The binding looks at the path only.
    let url = format!("https://assets{path}");
    let asset = web_sys::Request::new_with_str_and_init(&url, &init)?;
    let found: web_sys::Response = JsFuture::from(binding.fetch(&asset)?).await?.dyn_into()?;
    let mut response = Response::new(Body::empty());
    *response.status_mut() =
        StatusCode::from_u16(found.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = headers(&found.headers());
    if let Some(body) = found.body() {
        response
            .extensions_mut()
            .insert(JsBody(SendWrapper::new(body)));
    }
    Ok(response)
}
