//! Our own pages, and the assets that they load.
//!
//! The pages are files; which page may do what is said here, by headers.

use crate::app::{App, OwnOrigin};
use crate::failure::Failure;
use crate::problems::{self, ApiError};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

const HOSTED: &str = "/pages/p.html";
const TRACKING: &str = "/pages/c.html";
const DESK: &str = "/desk/index.html";
/// Files that only their own addresses serve, since those add what the page may do.
const NOT_BY_NAME: [&str; 4] = ["/pages/", "/desk/", "/_headers", "/manifest.json"];

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
/// Asked for again each time; a tracking page is not even kept.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");
const FORGET: HeaderValue = HeaderValue::from_static("no-store");

/// The front door leads to the description of the interface.
pub async fn front() -> Redirect {
    Redirect::temporary("/v1/docs")
}

/// The hosted page of a site, which its own pages may show in a frame.
pub async fn hosted(
    State(app): State<App>,
    Path(site): Path<String>,
    Extension(own): Extension<OwnOrigin>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Some(site) = app.config.site(&site) else {
        return Ok(nothing_here());
    };
    let ancestors = format!("'self' {}", site.origins.join(" "));
    page(&app, HOSTED, &own, &ancestors, REVALIDATE, headers).await
}

/// The tracking page. The same for every case: the token is in the fragment, which never gets here.
pub async fn tracking(
    State(app): State<App>,
    Extension(own): Extension<OwnOrigin>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    page(&app, TRACKING, &own, "'none'", FORGET, headers).await
}

/// The desk.
pub async fn desk(
    State(app): State<App>,
    Extension(own): Extension<OwnOrigin>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    page(&app, DESK, &own, "'none'", REVALIDATE, headers).await
}

/// Everything else: an asset, or nothing.
pub async fn asset(State(app): State<App>, request: Request) -> Result<Response, ApiError> {
    let path = request.uri().path();
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_read || NOT_BY_NAME.iter().any(|hidden| path.starts_with(hidden)) {
        return Err(problems::no_such_address().into());
    }
    let response = app
        .ports
        .assets
        .get(path, request.headers().clone())
        .await?;
    if response.status() == StatusCode::NOT_FOUND {
        return Err(problems::no_such_address().into());
    }
    Ok(response)
}

/// The policy of one of our pages: scripts, styles and calls from here only.
#[must_use]
pub fn policy(own: &OwnOrigin, ancestors: &str) -> String {
    let sockets = own.0.replacen("http", "ws", 1);
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         connect-src 'self' {sockets}; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
    )
}

/// Sets the headers that every page of ours has.
pub(super) fn protect(
    response: &mut Response,
    policy: &str,
    cache: HeaderValue,
) -> Result<(), Failure> {
    let policy =
        HeaderValue::from_str(policy).map_err(|_| Failure::new("a policy that is no header"))?;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HTML);
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    headers.insert(CACHE_CONTROL, cache);
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(OPENER_POLICY, HeaderValue::from_static("same-origin"));
    Ok(())
}

async fn page(
    app: &App,
    file: &str,
    own: &OwnOrigin,
    ancestors: &str,
    cache: HeaderValue,
    mut request: HeaderMap,
) -> Result<Response, ApiError> {
    // A page whose policy has changed is not the page that the browser has.
    request.remove(http::header::IF_NONE_MATCH);
    let mut response = app.ports.assets.get(file, request).await?;
    if !response.status().is_success() {
        return Err(Failure::new(format!("{file} is not there")).into());
    }
    protect(&mut response, &policy(own, ancestors), cache)?;
    Ok(response)
}

fn nothing_here() -> Response {
    let page = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Nothing here</title>\
                <h1>There is nothing here</h1><p>The link may be incomplete. Please copy it again.</p></html>";
    let mut response = (StatusCode::NOT_FOUND, Body::from(page)).into_response();
    let policy = "default-src 'none'; frame-ancestors 'none'";
    match protect(&mut response, policy, FORGET) {
        Ok(()) => response,
        Err(failure) => ApiError::from(failure).into_response(),
    }
}
