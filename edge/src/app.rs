//! One request from end to end: the request's id, preflights, the routes, problems and the headers that every answer has.

use crate::config::Config;
use crate::cors;
use crate::crypto;
use crate::ports::Ports;
use crate::problems::{self, ApiError, WrittenProblem};
use crate::routes::{self, pages};
use answerable_shared::problem::{MEDIA_TYPE, Problem};
use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderName, HeaderValue};
use std::sync::Arc;
use tower_service::Service as _;

/// Header that finds a request in the logs.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Settings and ports: what every handler can reach.
#[derive(Clone, Debug)]
pub struct App {
    /// The operator's settings.
    pub config: Arc<Config>,
    /// The platform.
    pub ports: Ports,
}

/// Our own origin, as the request was addressed to it, such as `https://answers.example`.
#[derive(Clone, Debug)]
pub struct OwnOrigin(pub String);

/// Answers one request. Never fails: whatever goes wrong is a problem document.
pub async fn handle(app: &App, mut request: Request, id: &str) -> Response {
    let own = OwnOrigin(own_origin(&request));
    request.extensions_mut().insert(own.clone());
    let answer_for = cors::Caller::of(app, &request, &own);
    let by_hand = pages::is_opened_by_hand(&request);
    let mut response = match cors::preflight(app, &request, &own) {
        Some(response) => response,
        None => match routes::router(app).call(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        },
    };
    if let Some(error) = response.extensions_mut().remove::<ApiError>() {
        if let Some(failure) = &error.failure {
            app.ports.log.failure(id, &failure.to_string());
        }
        write_problem(&mut response, &error.problem, id);
        if by_hand {
            // In place of the document; when to try again holds for both.
            pages::explain(&mut response, id);
        }
    }
    cors::allow(&mut response, &answer_for);
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, id);
    }
    response
}

/// `problem` as a response, for what does not even get to the routes.
#[must_use]
pub fn problem_response(problem: Problem, id: &str) -> Response {
    let problem = WrittenProblem::from(problem);
    let mut response = problem.status().into_response();
    write_problem(&mut response, &problem, id);
    response
}

/// The body of the answer to a request in which we crash.
#[must_use]
pub fn crash_problem(id: &str) -> String {
    WrittenProblem::from(problems::internal()).document(id)
}

/// A new request's id.
#[must_use]
pub fn request_id() -> String {
    // An answer without an id is better than none.
    crypto::random_id().unwrap_or_else(|_| "none".to_owned())
}

fn write_problem(response: &mut Response, problem: &WrittenProblem, id: &str) {
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = problem.retry_after {
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    *response.body_mut() = Body::from(problem.document(id));
}

fn own_origin(request: &Request) -> String {
    let uri = request.uri();
    format!(
        "{}://{}",
        uri.scheme_str().unwrap_or("https"),
        uri.authority().map_or("", |authority| authority.as_str())
    )
}

/// The routes' answer to a method that an address does not take.
pub async fn method_not_allowed() -> ApiError {
    problems::method_not_allowed().into()
}
