//! The inbox.

use crate::app::App;
use crate::extract::{DeskSession, OwnPagesOnly};
use crate::failure::Failure;
use crate::problems::{self, ApiError};
use crate::respond::{Answer, json};
use crate::site_index::engine::MAX_PAGE;
use crate::site_index::messages::{InboxQuery, IndexReply, IndexRequest, Place, Queue};
use answerable_shared::api::{InboxCounts, InboxPage};
use answerable_shared::case::Kind;
use answerable_shared::index::{IndexRow, index_shards};
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::problem::{MEDIA_TYPE, Problem};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use http::StatusCode;
use serde::Deserialize;

const USUAL_PAGE: u32 = 50;
/// Longest text that is looked for, in characters.
const MAX_TEXT: usize = 200;

/// Which page of the inbox.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InboxParams {
    /// Which cases.
    #[serde(default)]
    queue: Queue,
    /// Only this kind.
    kind: Option<String>,
    /// Only cases whose reference, requester or requester's words hold each word of this.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Rows, at most.
    limit: Option<u32>,
}

/// One page of the inbox: what waits longest on us first, then by what happened last.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/desk/cases", tag = "Desk", operation_id = "listCases",
        params(("queue" = Option<Queue>, Query, description = "Which cases; waiting where it is left out"), ("kind" = Option<Kind>, Query, description = "Only this kind"), ("q" = Option<String>, Query, description = "Only cases whose reference, requester or requester's words hold each word of this"), ("cursor" = Option<String>, Query, description = "next of the page before"), ("limit" = Option<u32>, Query, description = "Rows, 1 to 100; 50 where it is left out")),
        security(("staffSession" = [])),
        responses((status = 200, description = "The page", body = InboxPage), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn list(
    State(app): State<App>,
    _: OwnPagesOnly,
    session: DeskSession,
    params: Result<Query<InboxParams>, QueryRejection>,
) -> Answer {
    let Query(params) = params.map_err(|_| problems::bad_query())?;
    let query = query(params)?;
    let mut rows: Vec<(Place, IndexRow)> = Vec::new();
    let mut counts = InboxCounts::default();
    for shard in index_shards(&session.site_id) {
        let question = IndexRequest::List(query.clone());
        let IndexReply::Page {
            rows: some,
            counts: part,
        } = app.ports.ask(&shard, &question).await?
        else {
            return Err(
                Failure::new("an index that gives another answer than was asked for").into(),
            );
        };
        rows.extend(some);
        counts.waiting = counts.waiting.saturating_add(part.waiting);
        counts.answered = counts.answered.saturating_add(part.answered);
        counts.ended = counts.ended.saturating_add(part.ended);
    }
    rows.sort_by(|(one, _), (other, _)| one.cmp(other));
    let limit = usize::try_from(query.limit).unwrap_or(usize::MAX);
    let is_full = rows.len() >= limit;
    rows.truncate(limit);
    let next = match rows.last() {
        Some((place, _)) if is_full => Some(cursor(place)?),
        _ => None,
    };
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    json(StatusCode::OK, &InboxPage { rows, counts, next })
}

fn query(params: InboxParams) -> Result<InboxQuery, ApiError> {
    let kind = match params.kind.filter(|kind| !kind.is_empty()) {
        None => None,
        Some(kind) => Some(read_kind(&kind)?),
    };
    let text = params.q.filter(|text| !text.trim().is_empty());
    if text
        .as_ref()
        .is_some_and(|text| text.chars().count() > MAX_TEXT)
    {
        return Err(
            problems::bad_request(format!("q takes {MAX_TEXT} characters at most.")).into(),
        );
    }
    let limit = params.limit.unwrap_or(USUAL_PAGE);
    if !(1..=MAX_PAGE).contains(&limit) {
        return Err(problems::bad_limit(MAX_PAGE).into());
    }
    let after = match params.cursor.filter(|cursor| !cursor.is_empty()) {
        None => None,
        Some(cursor) => Some(read_cursor(&cursor)?),
    };
    Ok(InboxQuery {
        queue: params.queue,
        kind,
        text,
        after,
        limit,
    })
}

fn read_kind(kind: &str) -> Result<Kind, ApiError> {
    serde_json::from_value(serde_json::Value::String(kind.to_owned()))
        .map_err(|_| problems::bad_request("kind is none that there is.").into())
}

/// A place as an opaque text.
fn cursor(place: &Place) -> Result<String, ApiError> {
    let text = serde_json::to_vec(place).map_err(Failure::from)?;
    Ok(Base64UrlUnpadded::encode_string(&text))
}

fn read_cursor(cursor: &str) -> Result<Place, ApiError> {
    let text = Base64UrlUnpadded::decode_vec(cursor).map_err(|_| problems::bad_cursor())?;
    let text = String::from_utf8(text).map_err(|_| problems::bad_cursor())?;
    Ok(serde_json::from_str(&text).map_err(|_| problems::bad_cursor())?)
}
