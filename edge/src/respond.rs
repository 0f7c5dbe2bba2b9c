//! Answers in JSON.

use crate::failure::Failure;
use crate::problems::ApiError;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use http::{HeaderValue, StatusCode};
use serde::Serialize;

/// What a handler gives back.
pub type Answer = Result<Response, ApiError>;

/// `value` as JSON under `status`; private to the caller, so never kept by anything in between.
///
/// # Errors
/// The value cannot be written as JSON.
pub fn json(status: StatusCode, value: &impl Serialize) -> Answer {
    let body = serde_json::to_string(value).map_err(Failure::from)?;
    Ok(private(status, body))
}

/// JSON that is written already, with the state that it shows as its ETag.
#[must_use]
pub fn written(body: String, etag: HeaderValue) -> Response {
    let mut response = private(StatusCode::OK, body);
    response.headers_mut().insert(ETAG, etag);
    response
}

/// `value` as JSON with the state that it shows as its ETag.
///
/// # Errors
/// As for [`json`].
pub fn tagged(status: StatusCode, value: &impl Serialize, etag: HeaderValue) -> Answer {
    let mut response = json(status, value)?;
    response.headers_mut().insert(ETAG, etag);
    Ok(response)
}

fn private(status: StatusCode, body: String) -> Response {
    let mut response = (status, Body::from(body)).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Nothing to say.
#[must_use]
pub fn empty(status: StatusCode) -> Response {
    let mut response = status.into_response();
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
