//! The description of the interface: the document, a page to browse it, and what each problem means.
//!
//! All of it is files (`xtask/src/build/edge.rs` puts them where assets are); under which headers, is said here.

use super::pages::protect;
use crate::app::App;
use crate::failure::Failure;
use crate::respond::Answer;
use axum::extract::State;
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue};

const DOCUMENT: &str = "/docs/openapi.json";
const PAGE: &str = "/docs/page.html";
const SCRIPT: &str = "/docs/page.js";
const STYLE: &str = "/docs/page.css";
const PROBLEMS: &str = "/docs/problems.html";

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Asked for again each time.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");

/// The OpenAPI document. Tools of any origin may read it.
pub async fn document(State(app): State<App>) -> Answer {
    let mut response = text(&app, DOCUMENT, "application/json").await?;
    let anyone = HeaderValue::from_static("*");
    response
        .headers_mut()
        .insert(ACCESS_CONTROL_ALLOW_ORIGIN, anyone);
    Ok(response)
}

/// The page that draws the document.
pub async fn page(State(app): State<App>) -> Answer {
    html(&app, PAGE).await
}

/// Its script.
pub async fn script(State(app): State<App>) -> Answer {
    text(&app, SCRIPT, "text/javascript; charset=utf-8").await
}

/// Its style.
pub async fn style(State(app): State<App>) -> Answer {
    text(&app, STYLE, "text/css; charset=utf-8").await
}

/// Every sort of problem, where its `type` points.
pub async fn problems(State(app): State<App>) -> Answer {
    html(&app, PROBLEMS).await
}

async fn html(app: &App, path: &str) -> Answer {
    let mut response = file(app, path).await?;
    protect(&mut response, POLICY, REVALIDATE)?;
    Ok(response)
}

async fn text(app: &App, path: &str, media_type: &'static str) -> Answer {
    let mut response = file(app, path).await?;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CACHE_CONTROL, REVALIDATE);
    Ok(response)
}

/// The whole file; what the platform says of it by headers is not what we say.
async fn file(app: &App, path: &str) -> Answer {
    let mut response = app.ports.assets.get(path, HeaderMap::new()).await?;
    if !response.status().is_success() {
        return Err(Failure::new(format!("{path} is not there")).into());
    }
    *response.headers_mut() = HeaderMap::new();
    Ok(response)
}
