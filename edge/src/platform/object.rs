//! What the shells of all objects share.

use super::log;
use super::objects::QUESTION;
use crate::failure::Failure;
use crate::problems::WrittenProblem;
use answerable_shared::json;
use answerable_shared::problem::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;
use worker::{Request, Response};

/// Longest message that a socket may send; we read none of them.
pub(super) const MAX_MESSAGE: usize = 1024;
/// Close code for a message that is too big.
pub(super) const TOO_BIG: u16 = 1009;
/// Close code for a session that has ended.
pub(super) const SESSION_ENDED: u16 = 4001;

/// What the Worker asks.
pub(super) async fn question<T: DeserializeOwned>(request: &mut Request) -> Result<T, Failure> {
    let text = request.text().await?;
    Ok(json::read(&text)?)
}

/// What the socket that the Worker opens is to follow; none if the request opens no socket.
pub(super) fn follow_question<T: DeserializeOwned>(
    request: &Request,
) -> Result<Option<T>, Failure> {
    let Some(text) = request.headers().get(QUESTION)? else {
        return Ok(None);
    };
    Ok(Some(json::read(&text)?))
}

/// The answer to a question.
pub(super) fn reply(reply: &impl Serialize) -> Result<Response, Failure> {
    Ok(Response::ok(serde_json::to_string(reply)?)?)
}

/// The answer to a socket that is not let in.
pub(super) fn refuse(problem: Problem) -> Result<Response, Failure> {
    let problem = WrittenProblem::from(problem);
    Ok(reply(&problem)?.with_status(problem.status))
}

/// Logs a failure and answers that there was one; what it was is not for the caller.
pub(super) fn settle(class: &str, answer: Result<Response, Failure>) -> worker::Result<Response> {
    answer.or_else(|failure| {
        log(class, &failure.to_string());
        Response::error("failed", 500)
    })
}
