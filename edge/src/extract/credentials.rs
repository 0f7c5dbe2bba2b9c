//! Who calls about a case.

use super::session;
use crate::app::App;
use crate::case_object::messages::Claim;
use crate::crypto::{CASE_TOKEN, SESSION};
use crate::identity::{Identified, identify};
use crate::problems::{self, ApiError};
use answerable_shared::authorize::Denial;
use answerable_shared::reference::Reference;
use axum::extract::{FromRequestParts, Path};
use http::HeaderMap;
use http::header::AUTHORIZATION;
use http::request::Parts;

/// What is kept of case tokens is derived for this purpose.
pub(crate) const CASE_TOKEN_AT_REST: &str = "case token";

/// Somebody who shows credentials that could open a case. Whether they open this one, its object says.
#[derive(Clone, Debug)]
pub struct CaseCaller(pub Claim);

/// The case that a call names.
#[derive(Clone, Copy, Debug)]
pub struct CaseRef(pub Reference);

impl FromRequestParts<App> for CaseCaller {
    type Rejection = ApiError;

    /// Without credentials 401, whether or not the case exists, and so with a session that has ended or never was:
    /// neither depends on the case, nor does what is wrong with an identity token. With any other credentials that open nothing 404, as for a case that does not exist.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let Some(token) = bearer(&parts.headers) else {
            return Err(Denial::NotSignedIn.into());
        };
        if token.starts_with(CASE_TOKEN) {
            let hash = app.config.secret.at_rest(CASE_TOKEN_AT_REST, token)?;
            return Ok(Self(Claim::Token { hash }));
        }
        if token.starts_with(SESSION) {
            let session = session::find(app, token).await?;
            let session = session.ok_or_else(problems::sign_in_again)?;
            return Ok(Self(Claim::Staff {
                site: session.site_id,
                agent: session.agent,
                role: session.role,
                until: session.until,
                session_hash: session.hash,
            }));
        }
        if token.contains('.') {
            let known = identify(app, token, None).await?;
            return Ok(Self(Claim::Identified {
                site: known.site,
                subject: known.identity.subject,
                until: known.until,
            }));
        }
        Err(Denial::NotFound.into())
    }
}

/// Whom the host of `site` vouches for, where its page shows a token of it. What opens a case or a desk says nothing of
/// that.
pub(crate) async fn identified(
    app: &App,
    headers: &HeaderMap,
    site: &str,
) -> Result<Option<Identified>, ApiError> {
    match bearer(headers) {
        Some(token) if !token.starts_with(CASE_TOKEN) && !token.starts_with(SESSION) => {
            identify(app, token, Some(site)).await.map(Some)
        }
        _ => Ok(None),
    }
}

impl FromRequestParts<App> for CaseRef {
    type Rejection = ApiError;

    /// What is no reference is a case that does not exist.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let Path(text) = Path::<String>::from_request_parts(parts, app)
            .await
            .map_err(|_| Denial::NotFound)?;
        Ok(Self(text.parse().map_err(|_| Denial::NotFound)?))
    }
}

/// The bearer token of a request. Another scheme is no credentials.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}
