//! Headers that steer a call.

use crate::app::{App, OwnOrigin};
use crate::case_object::messages::CallOrigin;
use crate::cors;
use crate::problems::{self, ApiError};
use axum::extract::FromRequestParts;
use http::header::{IF_MATCH, IF_NONE_MATCH};
use http::request::Parts;
use http::{HeaderName, HeaderValue};

/// Header that makes it safe to send a change again.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const KEY_LENGTH: std::ops::RangeInclusive<usize> = 8..=255;

/// The key that makes it safe to send a change again.
#[derive(Clone, Debug)]
pub struct IdempotencyKey(pub String);

/// The state that a change is meant for.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub Option<u64>);

/// States that the caller has already.
#[derive(Clone, Debug)]
pub struct IfNoneMatch(Option<String>);

/// Where the call comes from.
#[derive(Clone, Debug)]
pub struct CallFrom(pub CallOrigin);

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let mut values = parts.headers.get_all(IDEMPOTENCY_KEY).iter();
        let (Some(value), None) = (values.next(), values.next()) else {
            return Err(problems::missing_key().into());
        };
        let is_good =
            KEY_LENGTH.contains(&value.len()) && value.as_bytes().iter().all(u8::is_ascii_graphic);
        match value.to_str() {
            Ok(key) if is_good => Ok(Self(key.to_owned())),
            _ => Err(problems::missing_key().into()),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let Some(value) = parts.headers.get(IF_MATCH) else {
            return Ok(Self(None));
        };
        match value.to_str().ok().and_then(read_etag) {
            Some(seq) => Ok(Self(Some(seq))),
            None => Err(problems::bad_request(
                "If-Match is to hold the ETag of the case, such as \"5\".",
            )
            .into()),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfNoneMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let value = parts
            .headers
            .get(IF_NONE_MATCH)
            .and_then(|value| value.to_str().ok());
        Ok(Self(value.map(ToOwned::to_owned)))
    }
}

impl FromRequestParts<App> for CallFrom {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        Ok(Self(cors::call_origin(
            app,
            &parts.headers,
            &own_origin(parts),
        )))
    }
}

impl IfNoneMatch {
    /// Whether the caller has the state `seq`.
    #[must_use]
    pub fn has(&self, seq: u64) -> bool {
        let Some(listed) = &self.0 else {
            return false;
        };
        listed.split(',').any(|tag| {
            let tag = tag.trim();
            tag == "*" || read_etag(tag.strip_prefix("W/").unwrap_or(tag)) == Some(seq)
        })
    }
}

/// The ETag of a case whose last event is `seq`.
#[must_use]
pub fn etag(seq: u64) -> HeaderValue {
    // Digits and quotes are always a header; the other branch is for the compiler.
    HeaderValue::from_str(&format!("\"{seq}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}

/// Our own origin, as [`crate::app::handle`] has noted it.
pub(super) fn own_origin(parts: &Parts) -> OwnOrigin {
    parts
        .extensions
        .get()
        .cloned()
        .unwrap_or_else(|| OwnOrigin(String::new()))
}

fn read_etag(tag: &str) -> Option<u64> {
    let digits = tag.strip_prefix('"')?.strip_suffix('"')?;
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| digits.parse().ok())?
}
