//! Who is signed in at a desk.

use super::credentials::bearer;
use super::headers::own_origin;
use crate::app::App;
use crate::case_object::messages::CallOrigin;
use crate::cors;
use crate::crypto::SESSION;
use crate::failure::Failure;
use crate::ports::Promise;
use crate::problems::{self, ApiError};
use crate::staff_sessions::{StaffReply, StaffRequest};
use answerable_shared::actor::{Agent, Role};
use answerable_shared::time::Timestamp;
use axum::extract::FromRequestParts;
use http::request::Parts;

/// What is kept of sessions is derived for this purpose.
pub(crate) const SESSION_AT_REST: &str = "session";

/// A member of staff who is signed in.
#[derive(Clone, Debug)]
pub struct DeskSession {
    /// Identifier of the site.
    pub site_id: String,
    /// Name of the site.
    pub site_name: String,
    /// Who.
    pub agent: Agent,
    /// What they may do.
    pub role: Role,
    /// When the session ends.
    pub until: Timestamp,
    /// The token that was shown.
    pub token: String,
    /// What is kept of it.
    pub hash: String,
}

/// A call that no page of another origin makes.
#[derive(Clone, Copy, Debug)]
pub struct OwnPagesOnly;

impl FromRequestParts<App> for DeskSession {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let token = bearer(&parts.headers).ok_or_else(problems::sign_in_again)?;
        let session = find(app, token).await?;
        Ok(session.ok_or_else(problems::sign_in_again)?)
    }
}

impl FromRequestParts<App> for OwnPagesOnly {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        match cors::call_origin(app, &parts.headers, &own_origin(parts)) {
            CallOrigin::Anywhere => Ok(Self),
            CallOrigin::Sites(_) => Err(problems::origin_not_listed().into()),
        }
    }
}

/// The site that a session token, a sign-in code or a desk's ticket names in clear: it says which object to ask.
pub(crate) fn site_named_in(token: &str) -> Option<&str> {
    let (site, secret) = token
        .strip_prefix(SESSION)
        .unwrap_or(token)
        .split_once('.')?;
    (!secret.is_empty()).then_some(site)
}

/// The session of `token`, if it is good and the member of staff is still one.
///
/// A boxed promise, because many handlers wait for it.
pub(super) fn find<'a>(app: &'a App, token: &'a str) -> Promise<'a, Option<DeskSession>> {
    Box::pin(look_up(app, token))
}

async fn look_up(app: &App, token: &str) -> Result<Option<DeskSession>, Failure> {
    let Some(site_id) = site_named_in(token).filter(|_| token.starts_with(SESSION)) else {
        return Ok(None);
    };
    // Only for sites that are there, so that nobody makes objects by guessing.
    let Some(site) = app.config.site(site_id) else {
        return Ok(None);
    };
    let session_hash = app.config.secret.at_rest(SESSION_AT_REST, token)?;
    let who = StaffRequest::Who {
        session_hash: session_hash.clone(),
    };
    let StaffReply::Session { agent, until } = app.ports.ask(site_id, &who).await? else {
        return Ok(None);
    };
    let role = site.role(&agent);
    Ok(site.agent(&agent).map(|agent| DeskSession {
        site_id: site_id.to_owned(),
        site_name: site.name.clone(),
        agent,
        role,
        until,
        token: token.to_owned(),
        hash: session_hash,
    }))
}
