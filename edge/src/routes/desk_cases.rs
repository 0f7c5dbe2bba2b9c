//! The inbox.

use crate::app::App;
use crate::arrangements;
use crate::extract::{DeskSession, OwnPagesOnly};
use crate::failure::Failure;
use crate::problems::{self, ApiError};
use crate::respond::{Answer, json};
use crate::site_index::engine::MAX_PAGE;
use crate::site_index::messages::{
    InboxQuery, IndexReply, IndexRequest, Place, Queue, Sort, Viewer,
};
use answerable_shared::api::{InboxCounts, InboxPage};
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::case::{Kind, Priority};
use answerable_shared::index::{IndexRow, index_shards};
use answerable_shared::json;
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::problem::{MEDIA_TYPE, Problem};
use answerable_shared::text;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use http::StatusCode;
use serde::Deserialize;
use serde::de::DeserializeOwned;

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
    /// Only this priority.
    priority: Option<String>,
    /// Only cases of this team.
    team: Option<String>,
    /// Only cases that this member of staff handles.
    handler: Option<String>,
    /// In which order.
    sort: Option<Sort>,
    /// Only cases whose reference, requester or requester's words hold each word of this.
    q: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// Rows, at most.
    limit: Option<u32>,
}

/// One page of the inbox.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/desk/cases", tag = "Desk", operation_id = "listCases",
        params(("queue" = Option<Queue>, Query, description = "Which cases; waiting where it is left out"), ("kind" = Option<Kind>, Query, description = "Only this kind"), ("priority" = Option<Priority>, Query, description = "Only this priority"), ("team" = Option<String>, Query, description = "Only cases of the team with this identifier"), ("handler" = Option<String>, Query, description = "Only cases that the member of staff with this identifier handles"), ("sort" = Option<Sort>, Query, description = "In which order; usual where it is left out, but due for the queue due. The queues ended, mentioned and all have no order by what is due"), ("q" = Option<String>, Query, description = "Only cases whose reference, requester or requester's words hold each word of this, the last one as a beginning"), ("cursor" = Option<String>, Query, description = "next of the page before"), ("limit" = Option<u32>, Query, description = "Rows, 1 to 100; 50 where it is left out")),
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
    let mut query = query(params)?;
    let teams = arrangements::teams_of(&app, &session.site_id, &session.agent.id).await;
    query.viewer = Viewer {
        agent: session.agent.id,
        teams,
    };
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
        counts.add(part);
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
    let text = bounded("q", params.q, MAX_TEXT)?;
    let limit = params.limit.unwrap_or(USUAL_PAGE);
    if !(1..=MAX_PAGE).contains(&limit) {
        return Err(problems::bad_limit(MAX_PAGE).into());
    }
    let queue = params.queue;
    let sort = params.sort.unwrap_or(match queue {
        Queue::Due => Sort::Due,
        _ => Sort::Usual,
    });
    if sort == Sort::Due && matches!(queue, Queue::All | Queue::Ended | Queue::Mentioned) {
        return Err(problems::bad_request(
            "Nothing is due on cases that have ended: sort=due takes queue=open or a part of it.",
        )
        .into());
    }
    let after = match params.cursor.filter(|cursor| !cursor.is_empty()) {
        None => None,
        Some(cursor) => Some(read_cursor(&cursor)?),
    };
    let is_due = |place: &Place| (place.rank != 0) == (sort == Sort::Due);
    if !after.as_ref().is_none_or(is_due) {
        return Err(problems::bad_cursor().into());
    }
    Ok(InboxQuery {
        queue,
        kind: word("kind", params.kind)?,
        priority: word("priority", params.priority)?,
        team: bounded("team", params.team, text::SHORT)?,
        handler: bounded("handler", params.handler, text::SHORT)?,
        text,
        sort,
        viewer: Viewer::default(),
        after,
        limit,
    })
}

/// What is to be looked for; nothing where nothing is said.
fn bounded(name: &str, value: Option<String>, max: usize) -> Result<Option<String>, ApiError> {
    let value = value.filter(|value| !value.trim().is_empty());
    if value
        .as_ref()
        .is_some_and(|value| value.chars().count() > max)
    {
        return Err(
            problems::bad_request(format!("{name} takes {max} characters at most.")).into(),
        );
    }
    Ok(value)
}

/// A word of a list that we know; none where nothing is said.
fn word<T: DeserializeOwned>(name: &str, value: Option<String>) -> Result<Option<T>, ApiError> {
    match value.filter(|value| !value.is_empty()) {
        None => Ok(None),
        Some(value) => json::read_value(&serde_json::Value::String(value))
            .map_err(|_| problems::bad_request(format!("{name} is none that there is.")).into()),
    }
}

/// A place as an opaque text.
fn cursor(place: &Place) -> Result<String, ApiError> {
    let text = serde_json::to_vec(place).map_err(Failure::from)?;
    Ok(Base64UrlUnpadded::encode_string(&text))
}

fn read_cursor(cursor: &str) -> Result<Place, ApiError> {
    let text = Base64UrlUnpadded::decode_vec(cursor).map_err(|_| problems::bad_cursor())?;
    let text = String::from_utf8(text).map_err(|_| problems::bad_cursor())?;
    Ok(json::read(&text).map_err(|_| problems::bad_cursor())?)
}
