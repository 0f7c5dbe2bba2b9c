//! Signing in and out at the desk.

use crate::app::{App, OwnOrigin};
use crate::crypto::{self, SESSION};
use crate::extract::{DeskSession, Json, OwnPagesOnly, SESSION_AT_REST, bearer, site_named_in};
use crate::failure::Failure;
use crate::problems::{self, ApiError};
use crate::respond::{Answer, empty, json};
use crate::site_index::messages::IndexRequest;
use crate::staff_sessions::{StaffReply, StaffRequest};
use answerable_shared::api::{Session, SignIn, SignInLink, SignInLinkRequest};
use answerable_shared::index::index_shards;
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::problem::MEDIA_TYPE;
use answerable_shared::problem::{Problem, ProblemType};
use axum::Extension;
use axum::extract::{FromRequestParts, State};
use http::StatusCode;
use http::request::Parts;

/// What is kept of sign-in codes is derived for this purpose.
const CODE_AT_REST: &str = "sign-in code";

/// Shows the operator's key.
#[derive(Clone, Copy, Debug)]
pub struct Operator;

impl FromRequestParts<App> for Operator {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let shown = bearer(&parts.headers);
        match (shown, &app.config.operator_key) {
            (Some(shown), Some(key)) if key.is(shown) => Ok(Self),
            _ => Err(ProblemType::NotSignedIn
                .because("Only the operator can do this.")
                .into()),
        }
    }
}

/// Lets the operator make a link that signs a member of staff in, once.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post, path = "/v1/desk/sign-in-links", tag = "Desk", operation_id = "makeSignInLink",
        request_body = SignInLinkRequest,
        security(("operatorKey" = [])),
        responses((status = 201, description = "The link", body = SignInLink), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn make_link(
    State(app): State<App>,
    _: OwnPagesOnly,
    _: Operator,
    Extension(OwnOrigin(own)): Extension<OwnOrigin>,
    Json(request): Json<SignInLinkRequest>,
) -> Answer {
    let site = app
        .config
        .site(&request.site)
        .ok_or_else(|| no_such("site"))?;
    let agent = site.agent(&request.agent).ok_or_else(|| no_such("agent"))?;
    let code = format!("{}.{}", request.site, crypto::random_token()?);
    let question = StaffRequest::KeepCode {
        code_hash: app.config.secret.at_rest(CODE_AT_REST, &code)?,
        agent: agent.id,
    };
    let StaffReply::Kept { until } = app.ports.ask(&request.site, &question).await? else {
        return Err(unexpected().into());
    };
    json(
        StatusCode::CREATED,
        &SignInLink {
            url: format!("{own}/desk#signin={code}"),
            expires: until,
        },
    )
}

/// Turns the code of a link into a session.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post, path = "/v1/desk/sessions", tag = "Desk", operation_id = "signIn",
        request_body = SignIn,
        responses((status = 201, description = "The session", body = Session), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn sign_in(
    State(app): State<App>,
    _: OwnPagesOnly,
    Json(request): Json<SignIn>,
) -> Answer {
    let site_id = site_named_in(&request.code).ok_or_else(problems::bad_code)?;
    let site = app.config.site(site_id).ok_or_else(problems::bad_code)?;
    let token = format!("{SESSION}{site_id}.{}", crypto::random_token()?);
    let question = StaffRequest::SignIn {
        code_hash: app.config.secret.at_rest(CODE_AT_REST, &request.code)?,
        session_hash: app.config.secret.at_rest(SESSION_AT_REST, &token)?,
    };
    match app.ports.ask(site_id, &question).await? {
        StaffReply::Session { agent, until } => {
            let role = site.role(&agent);
            let agent = site.agent(&agent).ok_or_else(problems::bad_code)?;
            let session = Session {
                session: token,
                agent,
                role,
                site: site_id.to_owned(),
                site_name: site.name.clone(),
                expires: until,
            };
            json(StatusCode::CREATED, &session)
        }
        StaffReply::Unknown => Err(problems::bad_code().into()),
        _ => Err(unexpected().into()),
    }
}

/// Who is signed in.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/desk/sessions", tag = "Desk", operation_id = "getSession",
        security(("staffSession" = [])),
        responses((status = 200, description = "The session", body = Session), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn who(_: OwnPagesOnly, session: DeskSession) -> Answer {
    json(
        StatusCode::OK,
        &Session {
            session: session.token,
            agent: session.agent,
            role: session.role,
            site: session.site_id,
            site_name: session.site_name,
            expires: session.until,
        },
    )
}

/// Signs out: the session opens nothing any more.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        delete, path = "/v1/desk/sessions", tag = "Desk", operation_id = "signOut",
        security(("staffSession" = [])),
        responses((status = 204, description = "The session has ended"), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn sign_out(State(app): State<App>, _: OwnPagesOnly, session: DeskSession) -> Answer {
    let session_hash = session.hash;
    let end = StaffRequest::SignOut {
        session_hash: session_hash.clone(),
    };
    app.ports.ask(&session.site_id, &end).await?;
    // The session has ended, whatever becomes of this: a socket that stays open hears nothing, and is closed at the next
    // event.
    let close = IndexRequest::SignOut { session_hash };
    for shard in index_shards(&session.site_id) {
        let _closed_later = app.ports.ask(&shard, &close).await;
    }
    Ok(empty(StatusCode::NO_CONTENT))
}

fn no_such(field: &str) -> Problem {
    Problem {
        field: Some(field.to_owned()),
        ..ProblemType::BadField.because(format!("There is no such {field}."))
    }
}

fn unexpected() -> Failure {
    Failure::new("sessions that give another answer than was asked for")
}
