//! Requests and responses between JavaScript and Rust.

use crate::extract::IDEMPOTENCY_KEY;
use crate::problems;
use crate::routes::sites::CONNECTING_IP;
use answerable_shared::problem::Problem;
use axum::body::Body;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, header};
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

/// All headers that we read of requests, and hand on of assets. To take just any would bring along a table of all that
/// there are.
const READ: [HeaderName; 21] = [
    header::ACCEPT_RANGES,
    header::CONTENT_RANGE,
    header::ACCEPT,
    header::ACCEPT_LANGUAGE,
    header::ACCESS_CONTROL_REQUEST_HEADERS,
    header::ACCESS_CONTROL_REQUEST_METHOD,
    header::AUTHORIZATION,
    header::CACHE_CONTROL,
    header::CONTENT_ENCODING,
    header::CONTENT_LENGTH,
    header::CONTENT_TYPE,
    header::ETAG,
    header::IF_MATCH,
    header::IF_NONE_MATCH,
    header::ORIGIN,
    header::RANGE,
    header::SEC_WEBSOCKET_PROTOCOL,
    header::UPGRADE,
    header::VARY,
    CONNECTING_IP,
    IDEMPOTENCY_KEY,
];

/// Those headers as bytes: JavaScript shows each byte as one character. What is no value here is left out.
pub(super) fn headers(from: &web_sys::Headers) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for name in READ {
        let Ok(Some(value)) = from.get(name.as_str()) else {
            continue;
        };
        let bytes: Vec<u8> = value
            .chars()
            .filter_map(|c| u8::try_from(u32::from(c)).ok())
            .collect();
        if let Ok(value) = HeaderValue::from_bytes(&bytes) {
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
