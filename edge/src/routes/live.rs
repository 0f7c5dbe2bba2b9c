//! Sockets: tickets for them, and their opening.
//!
//! A browser cannot send an Authorization header with a WebSocket, and an address ends up in logs; so the caller first
//! gets a ticket, then shows it as a subprotocol.

use super::cases::unexpected;
use crate::app::App;
use crate::arrangements;
use crate::case_object::messages::{CaseReply, CaseRequest, Follow};
use crate::crypto;
use crate::extract::{CallFrom, CaseCaller, CaseRef, DeskSession, OwnPagesOnly, site_named_in};
use crate::failure::Failure;
use crate::ports::Class;
use crate::problems::{self, ApiError, WrittenProblem};
use crate::respond::{Answer, json};
use crate::site_index::messages::{FollowDesk, IndexReply, IndexRequest};
use answerable_shared::api::Ticket;
use answerable_shared::authorize::Denial;
use answerable_shared::index::index_shards;
use answerable_shared::json;
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::{
    api::DeskFrame,
    problem::{MEDIA_TYPE, Problem},
    view::Frame,
};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use http::header::{SEC_WEBSOCKET_PROTOCOL, UPGRADE};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;

/// The subprotocol that is spoken.
pub const PROTOCOL: &str = "answerable.v1";
/// A ticket's subprotocol starts with this.
const TICKET: &str = "ticket.";
/// What is kept of tickets is derived for this purpose.
const TICKET_AT_REST: &str = "ticket";

/// Where a follower goes on.
#[derive(Debug, Default, Deserialize)]
pub struct After {
    /// Number of the last event that the caller has.
    #[serde(default)]
    after: u64,
}

/// A ticket for one case's socket.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post, path = "/v1/cases/{reference}/ticket", tag = "Cases", operation_id = "getCaseTicket",
        params(("reference" = String, Path, description = "The public number of the case", example = "AN-7K3M-92QX")),
        security(("caseToken" = []), ("identity" = []), ("staffSession" = [])),
        responses((status = 200, description = "The ticket", body = Ticket), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn case_ticket(
    State(app): State<App>,
    CaseCaller(by): CaseCaller,
    CaseRef(case): CaseRef,
    CallFrom(from): CallFrom,
) -> Answer {
    let ticket = crypto::random_token()?;
    let question = CaseRequest::Ticket {
        by,
        from,
        ticket_hash: app.config.secret.at_rest(TICKET_AT_REST, &ticket)?,
    };
    match app.ports.ask(&case.to_string(), &question).await? {
        CaseReply::Ticketed => json(StatusCode::OK, &Ticket { ticket }),
        other => Err(unexpected(other)),
    }
}

/// Opens a case's socket: everything after the caller's last event, then each event as it happens.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/cases/{reference}/live", tag = "Cases", operation_id = "followCase",
        security(("ticket" = [])),
        params(("reference" = String, Path, description = "The public number of the case", example = "AN-7K3M-92QX"), ("after" = Option<u64>, Query, description = "Number of the last event that the caller has"), ("Sec-WebSocket-Protocol" = String, Header, description = "The subprotocol, and the ticket as another one", example = "answerable.v1, ticket.…")),
        responses((status = 101, description = "A WebSocket of the subprotocol answerable.v1, each message one frame in JSON. Requesters also hear {\"changed\":…} where the case stands otherwise though nothing has happened that they may see: read it again. Send \"ping\" to hear \"pong\". Staff also get presence frames, which say who of them look at the case, and send typing messages.", body = Frame), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn follow_case(
    State(app): State<App>,
    case: Result<CaseRef, ApiError>,
    CallFrom(from): CallFrom,
    headers: HeaderMap,
    after: Result<Query<After>, QueryRejection>,
) -> Answer {
    let ticket = shown_ticket(&headers)?;
    let CaseRef(case) = case?;
    let Query(After { after }) =
        after.map_err(|_| problems::bad_request("after is to be the number of an event."))?;
    let question = Follow {
        ticket_hash: app.config.secret.at_rest(TICKET_AT_REST, ticket)?,
        from,
        after,
    };
    open(&app, Class::Case, &case.to_string(), &question).await
}

/// A ticket for the desk's socket.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post, path = "/v1/desk/ticket", tag = "Desk", operation_id = "getDeskTicket",
        security(("staffSession" = [])),
        responses((status = 200, description = "The ticket", body = Ticket), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn desk_ticket(State(app): State<App>, _: OwnPagesOnly, session: DeskSession) -> Answer {
    // It names the site in clear, because the socket's address does not.
    let ticket = format!("{}.{}", session.site_id, crypto::random_token()?);
    let teams = arrangements::teams_of(&app, &session.site_id, &session.agent.id).await;
    let question = IndexRequest::Ticket {
        ticket_hash: app.config.secret.at_rest(TICKET_AT_REST, &ticket)?,
        teams,
        agent: session.agent,
        until: session.until,
        session_hash: session.hash,
    };
    for shard in index_shards(&session.site_id) {
        let IndexReply::Ticketed = app.ports.ask(&shard, &question).await? else {
            return Err(
                Failure::new("an index that gives another answer than was asked for").into(),
            );
        };
    }
    json(StatusCode::OK, &Ticket { ticket })
}

/// Opens the desk's socket: each row of the inbox as it changes.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/desk/live", tag = "Desk", operation_id = "followDesk",
        security(("ticket" = [])),
        params(("Sec-WebSocket-Protocol" = String, Header, description = "The subprotocol, and the ticket as another one", example = "answerable.v1, ticket.…")),
        responses((status = 101, description = "A WebSocket of the subprotocol answerable.v1, each message one frame in JSON. Send \"ping\" to hear \"pong\".", body = DeskFrame), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn follow_desk(State(app): State<App>, _: OwnPagesOnly, headers: HeaderMap) -> Answer {
    let ticket = shown_ticket(&headers)?;
    let site = site_named_in(ticket)
        .filter(|site| app.config.site(site).is_some())
        .ok_or(Denial::NotFound)?;
    let question = FollowDesk {
        site: site.to_owned(),
        ticket_hash: app.config.secret.at_rest(TICKET_AT_REST, ticket)?,
    };
    let shards = index_shards(site);
    let shard = shards
        .first()
        .ok_or_else(|| Failure::new("a site without an index"))?;
    open(&app, Class::Index, shard, &question).await
}

async fn open(app: &App, class: Class, name: &str, question: &impl serde::Serialize) -> Answer {
    let question = serde_json::to_string(question).map_err(Failure::from)?;
    let mut response = app.ports.objects.open_socket(class, name, question).await?;
    if response.status() == StatusCode::SWITCHING_PROTOCOLS {
        let protocol = HeaderValue::from_static(PROTOCOL);
        response
            .headers_mut()
            .insert(SEC_WEBSOCKET_PROTOCOL, protocol);
        return Ok(response);
    }
    let body = axum::body::to_bytes(response.into_body(), problems::MAX_BODY)
        .await
        .map_err(|_| Failure::new("an object's answer that cannot be read"))?;
    let body = String::from_utf8_lossy(&body);
    let problem: WrittenProblem = json::read(&body).map_err(Failure::from)?;
    Err(problem.into())
}

/// The ticket among the subprotocols that the caller offers.
fn shown_ticket(headers: &HeaderMap) -> Result<&str, ApiError> {
    let upgrades = headers
        .get(UPGRADE)
        .is_some_and(|to| to.as_bytes().eq_ignore_ascii_case(b"websocket"));
    if !upgrades {
        return Err(problems::bad_request("Only a WebSocket opens this address.").into());
    }
    let offered = headers
        .get_all(SEC_WEBSOCKET_PROTOCOL)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim);
    let mut speaks = false;
    let mut ticket = None;
    for protocol in offered {
        speaks |= protocol == PROTOCOL;
        ticket = ticket.or_else(|| protocol.strip_prefix(TICKET));
    }
    if !speaks {
        return Err(problems::bad_request(format!("Offer the subprotocol {PROTOCOL}.")).into());
    }
    Ok(ticket.ok_or(Denial::NotSignedIn)?)
}
