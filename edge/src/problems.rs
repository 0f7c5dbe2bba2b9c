//! Problems that the edge itself finds; the domain's come from its refusals.

use crate::failure::Failure;
use answerable_shared::authorize::Denial;
use answerable_shared::problem::{Problem, ProblemType};
use answerable_shared::view::CaseView;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde::{Deserialize, Serialize};

/// Longest body that is read, in bytes.
pub const MAX_BODY: usize = 64 * 1024;

/// A problem as it is sent, but for the request's id. Objects answer with it as well, so that what they write is not
/// read and written again on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenProblem {
    /// HTTP status.
    pub status: u16,
    /// Seconds to wait before trying again.
    #[serde(default)]
    pub retry_after: Option<u32>,
    /// The document: a JSON object.
    document: String,
}

/// An error answer. The request's id goes in last, when it is at hand.
#[derive(Clone, Debug)]
pub struct ApiError {
    /// What the caller reads.
    pub problem: WrittenProblem,
    /// What the log reads.
    pub failure: Option<Failure>,
}

impl WrittenProblem {
    /// The status, as one.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// The document of the request `id`.
    #[must_use]
    pub fn document(&self, id: &str) -> String {
        // `request_id` is the last member of a problem, and an id needs no escapes.
        match self.document.strip_suffix('}') {
            Some(open) => format!("{open},\"request_id\":\"{id}\"}}"),
            None => self.document.clone(),
        }
    }
}

impl From<Problem> for WrittenProblem {
    fn from(problem: Problem) -> Self {
        Self {
            status: problem.status,
            retry_after: problem.retry_after,
            document: serde_json::to_string(&problem).unwrap_or_default(),
        }
    }
}

impl From<WrittenProblem> for ApiError {
    fn from(problem: WrittenProblem) -> Self {
        Self {
            problem,
            failure: None,
        }
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        WrittenProblem::from(problem).into()
    }
}

impl From<Denial> for ApiError {
    fn from(denial: Denial) -> Self {
        Problem::from(denial).into()
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        let problem = if failure.is_passing() {
            unavailable()
        } else {
            internal()
        };
        Self {
            problem: problem.into(),
            failure: Some(failure),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.problem.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Something went wrong on our side.
#[must_use]
pub fn internal() -> Problem {
    ProblemType::Internal.because("Nothing was changed that was not answered. Please try again.")
}

/// A part of us does not answer.
#[must_use]
pub fn unavailable() -> Problem {
    Problem {
        retry_after: Some(2),
        ..ProblemType::Unavailable
            .because("A part of the service does not answer at the moment. Please try again.")
    }
}

/// The request cannot be read; `what` says what about it.
#[must_use]
pub fn bad_request(what: impl Into<String>) -> Problem {
    ProblemType::BadRequest.because(what)
}

/// The query is none that the address reads.
#[must_use]
pub fn bad_query() -> Problem {
    bad_request("The query is not what is expected here.")
}

/// A parameter of the query is not right; `detail` says what it takes.
#[must_use]
pub fn bad_field(field: &str, detail: &str) -> ApiError {
    let problem = Problem {
        field: Some(field.to_owned()),
        ..ProblemType::BadField.because(detail)
    };
    problem.into()
}

/// More rows, or fewer, than a page has.
#[must_use]
pub fn bad_limit(most: u32) -> Problem {
    bad_request(format!("limit is to be from 1 to {most}."))
}

/// A cursor that is none.
#[must_use]
pub fn bad_cursor() -> Problem {
    bad_request("cursor is to be the next of the page before.")
}

/// Only whoever the host vouches for has cases of their own to list.
#[must_use]
pub fn not_identified() -> Problem {
    ProblemType::NotSignedIn
        .because("Send an identity token that the host site has signed, as Authorization: Bearer.")
}

/// The key was used for another body.
#[must_use]
pub fn key_reused() -> Problem {
    ProblemType::KeyReused.because(
        "This Idempotency-Key came with another body, or from somebody else, before. Use a new key for a new request.",
    )
}

/// Staff must say which state they saw.
#[must_use]
pub fn missing_match() -> Problem {
    ProblemType::MissingMatch.because("Send If-Match with the ETag of the case that you saw.")
}

/// The case has changed since the caller saw it.
#[must_use]
pub fn stale(current: CaseView) -> Problem {
    Problem {
        current: Some(Box::new(current)),
        ..ProblemType::Stale
            .because("Somebody was quicker. Look at what is new, then decide again.")
    }
}

/// Whoever changes settings must say which ones they saw.
#[must_use]
pub fn missing_settings_match() -> Problem {
    ProblemType::MissingMatch.because("Send If-Match with the ETag of the settings that you saw.")
}

/// Somebody else has changed the settings meanwhile.
#[must_use]
pub fn stale_settings(version: u32) -> Problem {
    ProblemType::Stale.because(format!(
        "Somebody else has changed the settings meanwhile: version {version} is in force. Look at it, then change it."
    ))
}

/// There were no such settings.
#[must_use]
pub fn no_such_version() -> Problem {
    ProblemType::NotFound.because("There is no such version of the settings.")
}

/// The page's origin is not one of the site's.
#[must_use]
pub fn origin_not_listed() -> Problem {
    ProblemType::OriginNotListed.because("The owner of this site has not listed the page's origin.")
}

/// There is no such address.
#[must_use]
pub fn no_such_address() -> Problem {
    ProblemType::NotFound.because("There is no such address.")
}

/// There is no such site.
#[must_use]
pub fn no_such_site() -> Problem {
    ProblemType::NotFound.because("There is no such site.")
}

/// The body is too large.
#[must_use]
pub fn too_large() -> Problem {
    ProblemType::TooLarge.because(format!("At most {} KiB are read.", MAX_BODY / 1024))
}

/// The body is no JSON, by its own account.
#[must_use]
pub fn not_json() -> Problem {
    ProblemType::Unsupported.because("Send the body as application/json.")
}

/// The address is there, but not for this method.
#[must_use]
pub fn method_not_allowed() -> Problem {
    ProblemType::MethodNotAllowed.because("The Allow header says which methods this address takes.")
}

/// A change without a key.
#[must_use]
pub fn missing_key() -> Problem {
    ProblemType::MissingKey.because(
        "Send an Idempotency-Key of 8 to 255 visible ASCII characters, a new one for each change.",
    )
}

/// Too many cases from one client.
#[must_use]
pub fn too_many(retry_after: u32) -> Problem {
    Problem {
        retry_after: Some(retry_after),
        ..ProblemType::TooMany.because("Much came from here in a short time. Please wait a little.")
    }
}

/// Too many actions on one case.
#[must_use]
pub fn too_many_actions(retry_after: u32) -> Problem {
    Problem {
        retry_after: Some(retry_after),
        ..ProblemType::TooMany.because("Much was sent in a short time. Please wait a little.")
    }
}

/// A case that has grown to its bound.
#[must_use]
pub fn case_is_full() -> Problem {
    Problem {
        retry_after: Some(24 * 60 * 60),
        ..ProblemType::TooMany.because("This case is full. Please open a new one.")
    }
}

/// The desk does not know the caller.
#[must_use]
pub fn sign_in_again() -> Problem {
    ProblemType::NotSignedIn.because("You are not signed in, or your session has ended.")
}

/// A sign-in code that is used up, too old or wrong.
#[must_use]
pub fn bad_code() -> Problem {
    ProblemType::NotSignedIn
        .because("This sign-in link has been used or is too old. Ask for a new one.")
}
