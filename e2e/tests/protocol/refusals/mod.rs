//! Bad input, and what it gets: the whole table, always as a problem document.

mod fields;
mod stages;
mod strangers;
mod unreadable;

use answerable_e2e::http::Reply;
use answerable_shared::problem::{MEDIA_TYPE, Problem};

/// Checks that this is the problem `slug` with `status`, and gives it.
pub(super) fn assert_problem(reply: &Reply, status: u16, slug: &str, what: &str) -> Problem {
    assert_eq!(reply.status.as_u16(), status, "{what}: {}", reply.text());
    assert_eq!(reply.header("content-type"), Some(MEDIA_TYPE), "{what}");
    let problem: Problem =
        serde_json::from_slice(&reply.body).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(
        (problem.status, problem.kind.as_str()),
        (status, format!("/v1/problems#{slug}").as_str()),
        "{what}"
    );
    assert!(
        !problem.detail.is_empty() && !problem.title.is_empty(),
        "{what}"
    );
    problem
}
