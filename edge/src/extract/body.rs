//! JSON bodies: bounded before they are read, and read strictly.

use crate::problems::{self, ApiError, MAX_BODY};
use answerable_shared::json;
use axum::extract::{FromRequest, Request};
use http::HeaderMap;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use serde::de::DeserializeOwned;
use std::future::Future;
use std::pin::Pin;

/// Deepest nesting that any of our bodies has, with room to spare.
const MAX_DEPTH: usize = 16;

/// A body in JSON.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        parse(&read(request).await?).map(Self)
    }
}

/// The body as text; boxed, because many handlers wait for it.
fn read(request: Request) -> Pin<Box<dyn Future<Output = Result<String, ApiError>> + Send>> {
    Box::pin(async move {
        let headers = request.headers();
        if !is_json(headers) {
            return Err(problems::not_json().into());
        }
        if announced(headers).is_some_and(|length| length > MAX_BODY) {
            return Err(problems::too_large().into());
        }
        // The announcement may be missing or wrong, so what comes is counted too.
        let body = axum::body::to_bytes(request.into_body(), MAX_BODY)
            .await
            .map_err(|_| problems::too_large())?;
        let text = String::from_utf8(body.into())
            .map_err(|_| problems::bad_request("The body is not UTF-8."))?;
        if depth(&text) > MAX_DEPTH {
            return Err(problems::bad_request("The body is nested too deeply.").into());
        }
        Ok(text)
    })
}

fn parse<T: DeserializeOwned>(body: &str) -> Result<T, ApiError> {
    json::read_strictly(body).map_err(|error| {
        // It names fields and places, and quotes unknown names, which came from the caller.
        problems::bad_request(format!("The body is not what is expected here: {error}.")).into()
    })
}

/// How deep brackets nest, outside of strings.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
    else {
        return false;
    };
    let media_type = value.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/json")
}

fn announced(headers: &HeaderMap) -> Option<usize> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
