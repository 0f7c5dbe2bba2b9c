//! A KV backend that fails every call until it is told to recover.
//!
//! The Worker's real KV binding speaks HTTP to its backend. Here that backend is ours, reached through Miniflare's
//! proxy for remote namespaces, which puts the binding's own request URL into the header `MF-URL`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::{Method, Request, Response, StatusCode};
use serde_json::json;

use crate::http::server::Server;

/// The backend; it stops when dropped. Starts out failing.
#[derive(Debug)]
pub struct FaultyKv {
    server: Server,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    healthy: bool,
    failed_calls: usize,
    entries: BTreeMap<String, Vec<u8>>,
}

impl FaultyKv {
    /// Starts a backend that fails every call.
    pub async fn failing() -> Self {
        let state = Arc::new(Mutex::new(State::default()));
        let for_requests = Arc::clone(&state);
        let server = Server::start(move |request| {
            let state = Arc::clone(&for_requests);
            async move { answer(&state, request).await }
        })
        .await;
        Self { server, state }
    }

    /// What [`crate::edge::EdgeOptions::kv_backend`] takes.
    #[must_use]
    pub fn url(&self) -> String {
        self.server.url()
    }

    /// From now on every call works.
    pub fn recover(&self) {
        self.state().healthy = true;
    }

    /// From now on every call fails.
    pub fn fail(&self) {
        self.state().healthy = false;
    }

    /// How many calls have failed so far.
    #[must_use]
    pub fn failed_calls(&self) -> usize {
        self.state().failed_calls
    }

    /// The text under `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<String> {
        let bytes = self.state().entries.get(key).cloned()?;
        Some(String::from_utf8(bytes).expect("records are text"))
    }

    /// All keys, in order.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        self.state().entries.keys().cloned().collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no thread panics with it")
    }
}

async fn answer(state: &Mutex<State>, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let (parts, body) = request.into_parts();
    let target = parts
        .headers
        .get("MF-URL")
        .and_then(|url| url.to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let body = body
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes)
        .unwrap_or_default();
    let mut state = state.lock().expect("no thread panics with it");
    if !state.healthy {
        state.failed_calls += 1;
        return response(StatusCode::INTERNAL_SERVER_ERROR, "KV is down");
    }
    let key = key(&target);
    match parts.method {
        Method::PUT => {
            state.entries.insert(key, body.to_vec());
            response(StatusCode::OK, "")
        }
        Method::DELETE => {
            state.entries.remove(&key);
            response(StatusCode::OK, "")
        }
        Method::GET if key.is_empty() => {
            let keys: Vec<_> = state
                .entries
                .keys()
                .map(|name| json!({ "name": name }))
                .collect();
            response(
                StatusCode::OK,
                json!({ "keys": keys, "list_complete": true, "cacheStatus": null }).to_string(),
            )
        }
        Method::GET => match state.entries.get(&key) {
            Some(value) => response(StatusCode::OK, value.clone()),
            None => response(StatusCode::NOT_FOUND, "Not Found"),
        },
        _ => response(StatusCode::NOT_IMPLEMENTED, "the tests need no more of KV"),
    }
}

fn response(status: StatusCode, body: impl Into<Bytes>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(body.into()));
    *response.status_mut() = status;
    response
}

/// The key in a request such as `http://fake-host/fern%2FAN-1?urlencoded=true`.
fn key(target: &str) -> String {
    let path = target.splitn(4, '/').nth(3).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default();
    percent_decode(path)
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = tail
            .get(..2)
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .map(|hex| u8::from_str_radix(hex, 16));
        if let (b'%', Some(Ok(byte))) = (first, code) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).expect("keys are text")
}
