//! Durable Objects as the Worker reaches them.

use super::convert::Socket;
use crate::bindings;
use crate::failure::Failure;
use crate::ports::{Class, Objects, Promise, Repeat};
use axum::body::Body;
use axum::response::Response;
use futures_util::future::{Either, select};
use http::StatusCode;
use std::time::Duration;
use wasm_bindgen::JsValue;
use worker::send::SendFuture;
use worker::{Delay, Env, Stub};

/// Header with which the Worker tells an object what a socket is to follow.
pub(super) const QUESTION: &str = "answerable-question";
/// So long is waited for an answer that can be done without.
const HURRIED: Duration = Duration::from_millis(1_000);
/// Address of questions; only the path reaches the object.
const ASK: &str = "https://object/ask";
/// Address of sockets.
const LIVE: &str = "https://object/live";

/// The objects' bindings.
pub(super) struct Stubs(pub(super) Env);

impl Objects for Stubs {
    fn ask<'a>(
        &'a self,
        class: Class,
        name: &'a str,
        question: String,
        repeat: Repeat,
    ) -> Promise<'a, String> {
        Box::pin(SendFuture::new(async move {
            let asked = ask(&self.0, class, name, &question);
            let answer = if repeat == Repeat::Hurried {
                let limit = Box::pin(Delay::from(HURRIED));
                match select(Box::pin(asked), limit).await {
                    Either::Left((answer, _)) => answer,
                    Either::Right(_) => Err(Failure::passing(format!("{class:?} takes too long"))),
                }
            } else {
                asked.await
            };
            match answer {
                // An object that moves or is reset fails the calls that were under way. A new stub finds it again.
                Err(_) if repeat == Repeat::Safe => ask(&self.0, class, name, &question).await,
                answer => answer,
            }
        }))
    }

    fn open_socket<'a>(
        &'a self,
        class: Class,
        name: &'a str,
        question: String,
    ) -> Promise<'a, Response> {
        Box::pin(SendFuture::new(async move {
            open_socket(&self.0, class, name, &question).await
        }))
    }
}

/// Asks an object, from the Worker or from another object.
pub(super) async fn ask(
    env: &Env,
    class: Class,
    name: &str,
    question: &str,
) -> Result<String, Failure> {
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_body(&JsValue::from_str(question));
    let request = request(ASK, &init)?;
    let mut response = stub(env, class, name)?
        .fetch_with_request(request)
        .await
        .map_err(|error| unreachable_object(class, &error))?;
    let text = response
        .text()
        .await
        .map_err(|error| unreachable_object(class, &error))?;
    match response.status_code() {
        200 => Ok(text),
        // The object has logged why.
        status => Err(Failure::new(format!("{class:?} answered {status}"))),
    }
}

async fn open_socket(
    env: &Env,
    class: Class,
    name: &str,
    question: &str,
) -> Result<Response, Failure> {
    let headers = web_sys::Headers::new().map_err(worker::Error::from)?;
    for (name, value) in [("upgrade", "websocket"), (QUESTION, question)] {
        headers.set(name, value).map_err(worker::Error::from)?;
    }
    let init = web_sys::RequestInit::new();
    init.set_headers(&headers);
    let request = request(LIVE, &init)?;
    let mut answer = stub(env, class, name)?
        .fetch_with_request(request)
        .await
        .map_err(|error| unreachable_object(class, &error))?;
    let status =
        StatusCode::from_u16(answer.status_code()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status != StatusCode::SWITCHING_PROTOCOLS {
        let body = answer
            .text()
            .await
            .map_err(|error| unreachable_object(class, &error))?;
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        return Ok(response);
    }
    let socket = answer
        .websocket()
        .ok_or_else(|| Failure::new("an open socket that is none"))?;
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response.extensions_mut().insert(Socket(socket));
    Ok(response)
}

/// A request by the platform's own words: the `worker` crate's bring along all that Cloudflare's network can be told.
fn request(url: &str, init: &web_sys::RequestInit) -> Result<worker::Request, worker::Error> {
    let request = web_sys::Request::new_with_str_and_init(url, init)?;
    Ok(request.into())
}

fn stub(env: &Env, class: Class, name: &str) -> Result<Stub, Failure> {
    let binding = match class {
        Class::Case => bindings::CASE,
        Class::Index => bindings::INDEX,
        Class::Staff => bindings::STAFF,
        Class::Settings => bindings::SETTINGS,
        Class::Limiter => bindings::LIMITER,
    };
    Ok(env.durable_object(binding)?.get_by_name(name)?)
}

fn unreachable_object(class: Class, error: &worker::Error) -> Failure {
    Failure::passing(format!("{class:?} does not answer: {error}"))
}
