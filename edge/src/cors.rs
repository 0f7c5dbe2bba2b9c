//! Which pages of other origins may call us and read our answers.

use crate::app::{App, OwnOrigin};
use crate::case_object::messages::CallOrigin;
use crate::problems::{self, ApiError};
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, ORIGIN,
    VARY,
};
use http::{HeaderMap, HeaderValue, Method, StatusCode};

const ALLOWED_HEADERS: &str =
    "authorization, content-type, idempotency-key, if-match, if-none-match";
const ALLOWED_METHODS: &str = "GET, POST, DELETE";
const EXPOSED_HEADERS: &str = "etag, retry-after, x-request-id";
const MAX_AGE: &str = "7200";

/// Whom an answer is for, as far as the browser is concerned.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The origin that may read it.
    origin: Option<HeaderValue>,
    /// Whether pages of other origins call this address at all.
    is_shared: bool,
}

impl Caller {
    /// Whom the answer to `request` is for.
    #[must_use]
    pub fn of(app: &App, request: &Request, own: &OwnOrigin) -> Self {
        let path = request.uri().path();
        let is_shared = path.starts_with("/v1/sites/") || path.starts_with("/v1/cases/");
        let origin = request.headers().get(ORIGIN).filter(|origin| {
            let Ok(origin) = origin.to_str() else {
                return false;
            };
            let listed = match site_in(path) {
                Some(site) => app
                    .config
                    .site(site)
                    .is_some_and(|site| site.allows_origin(origin)),
                None => !app.config.sites_of(origin).is_empty(),
            };
            is_shared && (listed || origin == own.0)
        });
        Self {
            origin: origin.cloned(),
            is_shared,
        }
    }
}

/// Where a call comes from; an origin that no site lists may reach none.
#[must_use]
pub fn call_origin(app: &App, headers: &HeaderMap, own: &OwnOrigin) -> CallOrigin {
    match headers.get(ORIGIN) {
        None => CallOrigin::Anywhere,
        Some(origin) if origin.as_bytes() == own.0.as_bytes() => CallOrigin::Anywhere,
        Some(origin) => CallOrigin::Sites(
            origin
                .to_str()
                .map(|origin| app.config.sites_of(origin))
                .unwrap_or_default(),
        ),
    }
}

/// The answer to a browser that asks whether it may ask.
#[must_use]
pub fn preflight(app: &App, request: &Request, own: &OwnOrigin) -> Option<Response> {
    let headers = request.headers();
    if request.method() != Method::OPTIONS || !headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD) {
        return None;
    }
    let caller = Caller::of(app, request, own);
    if !caller.is_shared {
        return None;
    }
    // Which site a case belongs to is not known before the call; the call itself checks that.
    if caller.origin.is_none() && call_origin(app, headers, own) == CallOrigin::Sites(Vec::new()) {
        return Some(ApiError::from(problems::origin_not_listed()).into_response());
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    for (name, value) in [
        (ACCESS_CONTROL_ALLOW_METHODS, ALLOWED_METHODS),
        (ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS),
        (ACCESS_CONTROL_MAX_AGE, MAX_AGE),
    ] {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    if let Some(origin) = headers.get(ORIGIN) {
        response
            .headers_mut()
            .insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    }
    Some(response)
}

/// Lets the caller's page read the answer.
pub fn allow(response: &mut Response, caller: &Caller) {
    if !caller.is_shared || response.status() == StatusCode::SWITCHING_PROTOCOLS {
        return;
    }
    let headers = response.headers_mut();
    headers.append(VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = &caller.origin {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        headers.insert(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static(EXPOSED_HEADERS),
        );
    }
}

fn site_in(path: &str) -> Option<&str> {
    path.strip_prefix("/v1/sites/")?.split('/').next()
}
