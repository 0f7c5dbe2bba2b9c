//! Our own pages, and the assets that they load.
//!
//! The pages are files; which page may do what is said here, by headers.

use crate::app::{App, OwnOrigin};
use crate::extract::CaseRef;
use crate::failure::Failure;
use crate::problems::{self, ApiError};
use axum::Extension;
use axum::body::Body;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::response::{Redirect, Response};
use http::header::{
    ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

const HOSTED: &str = "/pages/p.html";
const TRACKING: &str = "/pages/c.html";
const DESK: &str = "/desk/index.html";
/// Files that only their own addresses serve, since those add what the page may do.
const NOT_BY_NAME: [&str; 5] = ["/pages/", "/desk/", "/docs/", "/_headers", "/manifest.json"];

const ICON: &str = include_str!("../docs/icon.svg");
const TROUBLE: &str = include_str!("../docs/trouble.html");
const TROUBLE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const NO_REFERRER: HeaderValue = HeaderValue::from_static("no-referrer");
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
    site: Result<Path<String>, PathRejection>,
    Extension(own): Extension<OwnOrigin>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path(site) = site.map_err(|_| problems::no_such_site())?;
    let site = app.config.site(&site).ok_or_else(problems::no_such_site)?;
    let ancestors = format!("'self' {}", site.origins.join(" "));
    let logo = site.look.logo.as_deref().and_then(https_origin);
    page(
        &app,
        HOSTED,
        &own,
        (logo.as_deref(), &ancestors),
        REVALIDATE,
        headers,
    )
    .await
}

/// The tracking page. The same for every case, there or not: the token is in the fragment, which never gets here.
pub async fn tracking(
    State(app): State<App>,
    _: CaseRef,
    Extension(own): Extension<OwnOrigin>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    page(&app, TRACKING, &own, (None, "'none'"), FORGET, headers).await
}

/// The desk.
pub async fn desk(
    State(app): State<App>,
    Extension(own): Extension<OwnOrigin>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    page(&app, DESK, &own, (None, "'none'"), REVALIDATE, headers).await
}

/// The icon of all pages that bring none; browsers ask for it under this name.
pub async fn icon() -> Response {
    let mut response = Response::new(Body::from(ICON));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    headers.insert(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=86400"),
    );
    response
}

/// Whether a person has followed a link or typed an address: they read HTML, and not at the API's addresses.
#[must_use]
pub fn is_opened_by_hand(request: &Request) -> bool {
    let accepted = request.headers().get(ACCEPT);
    // Browsers name what they would like best first.
    accepted.is_some_and(|accepted| accepted.as_bytes().starts_with(b"text/html"))
        && !request.uri().path().starts_with("/v1/")
}

/// Says what has happened to a person who is left with a page that is not there, or not now. The status stays.
pub fn explain(response: &mut Response, id: &str) {
    let (title, advice) = if response.status().is_server_error() {
        (
            "This page cannot be shown right now",
            "Something went wrong on our side. Nothing that you sent before is lost. Please try again in a minute.",
        )
    } else {
        (
            "There is nothing here",
            "The link may be incomplete. Please copy it again from where you got it, the whole of it.",
        )
    };
    // None of the three comes from the caller.
    let page = TROUBLE
        .replace("{{title}}", title)
        .replace("{{advice}}", advice)
        .replace("{{id}}", id);
    *response.body_mut() = Body::from(page);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HTML);
    headers.insert(CACHE_CONTROL, FORGET);
    headers.insert(CONTENT_SECURITY_POLICY, TROUBLE_POLICY);
    headers.insert(REFERRER_POLICY, NO_REFERRER);
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

/// The policy of one of our pages: scripts, styles and calls from here only. Images also from `images`, an origin.
#[must_use]
pub fn policy(own: &OwnOrigin, images: Option<&str>, ancestors: &str) -> String {
    let sockets = own.0.replacen("http", "ws", 1);
    let images = images.map_or_else(String::new, |origin| format!(" {origin}"));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:{images}; \
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
    headers.insert(REFERRER_POLICY, NO_REFERRER);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(OPENER_POLICY, HeaderValue::from_static("same-origin"));
    Ok(())
}

/// The origin of an address that begins with `https://`, if nothing in it would end a policy's list.
fn https_origin(address: &str) -> Option<String> {
    let host = address
        .strip_prefix("https://")?
        .split(['/', '?', '#'])
        .next()?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    (!host.is_empty() && host.chars().all(is_plain)).then(|| format!("https://{host}"))
}

async fn page(
    app: &App,
    file: &str,
    own: &OwnOrigin,
    (images, ancestors): (Option<&str>, &str),
    cache: HeaderValue,
    mut request: HeaderMap,
) -> Result<Response, ApiError> {
    // A page whose policy has changed is not the page that the browser has.
    request.remove(http::header::IF_NONE_MATCH);
    let mut response = app.ports.assets.get(file, request).await?;
    if !response.status().is_success() {
        return Err(Failure::new(format!("{file} is not there")).into());
    }
    protect(&mut response, &policy(own, images, ancestors), cache)?;
    Ok(response)
}
