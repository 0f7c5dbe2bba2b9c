//! Requests and responses between JavaScript and Rust.

use crate::problems;
use answerable_shared::problem::Problem;
use axum::body::Body;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode};
use wasm_bindgen::JsCast as _;
use worker::WebSocket;
use worker::send::SendWrapper;

/// A body that stays in JavaScript, such as an asset's.
#[derive(Clone)]
pub(super) struct JsBody(pub(super) SendWrapper<web_sys::ReadableStream>);

/// A socket that goes to the caller.
#[derive(Clone)]
pub(super) struct Socket(pub(super) WebSocket);

/// The request as the handlers read it.
pub(super) fn request(from: &web_sys::Request) -> Result<Request<Body>, Problem> {
    let unreadable = |_| problems::bad_request("The address cannot be read.");
    let body = match from.body() {
        Some(stream) => Body::new(worker::Body::new(stream)),
        None => Body::empty(),
    };
    let mut request = Request::new(body);
    *request.method_mut() = from
        .method()
        .parse()
        .map_err(|_| problems::method_not_allowed())?;
    *request.uri_mut() = from.url().parse().map_err(unreadable)?;
    *request.headers_mut() = headers(&from.headers());
    Ok(request)
}

/// Headers as bytes: JavaScript shows each byte as one character. What is no header here is left out.
pub(super) fn headers(from: &web_sys::Headers) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for entry in from.entries().into_iter().flatten() {
        let Ok(pair) = entry.dyn_into::<js_sys::Array>() else {
            continue;
        };
        let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) else {
            continue;
        };
        let bytes: Vec<u8> = value
            .chars()
            .filter_map(|c| u8::try_from(u32::from(c)).ok())
            .collect();
        if let (Ok(name), Ok(value)) = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_bytes(&bytes),
        ) {
            headers.append(name, value);
        }
    }
    headers
}

/// The response as the platform sends it: our own bodies in one piece, so that their length is known.
pub(super) async fn response(mut from: Response) -> Result<web_sys::Response, worker::Error> {
    let headers = worker::Headers::new();
    for (name, value) in from.headers() {
        let text: String = value
            .as_bytes()
            .iter()
            .map(|&byte| char::from(byte))
            .collect();
        headers.append(name.as_str(), &text)?;
    }
    let mut builder = worker::ResponseBuilder::new()
        .with_status(from.status().as_u16())
        .with_headers(headers);
    if let Some(Socket(socket)) = from.extensions_mut().remove::<Socket>() {
        builder = builder.with_websocket(socket);
    }
    let streamed = from.extensions_mut().remove::<JsBody>();
    let has_no_body = matches!(
        from.status(),
        StatusCode::SWITCHING_PROTOCOLS | StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED
    );
    let response = if has_no_body {
        builder.empty()
    } else if let Some(JsBody(stream)) = streamed {
        builder.body(worker::ResponseBody::Stream(stream.0))
    } else {
        let bytes = axum::body::to_bytes(from.into_body(), usize::MAX)
            .await
            .map_err(|error| worker::Error::RustError(error.to_string()))?;
        builder.fixed(bytes.to_vec())
    };
    Ok(response.into())
}
