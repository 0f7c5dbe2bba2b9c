//! The cases of somebody whom the host vouches for, on whichever device.

use crate::app::App;
use crate::crypto;
use crate::extract::{CalledSite, identified};
use crate::failure::Failure;
use crate::problems;
use crate::rate_limiter::LimitRequest;
use crate::respond::{Answer, json};
use crate::routes::sites::limited;
use crate::site_index::engine::MAX_PAGE;
use crate::site_index::messages::{IndexReply, IndexRequest, OwnPlace};
use answerable_shared::api::OwnCases;
use answerable_shared::index::{OwnRow, index_shards};
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::problem::{MEDIA_TYPE, Problem};
use answerable_shared::site::SubmitLimit;
use answerable_shared::time::Timestamp;
use axum::extract::State;
use http::{HeaderMap, StatusCode, Uri};

const USUAL_PAGE: u32 = 50;
/// Pages that one person reads: the widget asks once for each visit, and each page asks all of the site's index.
const LIMIT: SubmitLimit = SubmitLimit {
    count: 60,
    minutes: 1,
};

/// Which page.
#[derive(Debug, Default)]
struct OwnParams<'a> {
    /// `next` of the page before.
    cursor: &'a str,
    /// Cases, at most.
    limit: Option<u32>,
}

impl<'a> OwnParams<'a> {
    /// Reads a query. Neither value ever needs an escape, so there is none to undo.
    fn read(query: &'a str) -> Option<Self> {
        let mut params = Self::default();
        for part in query.split('&').filter(|part| !part.is_empty()) {
            match part.split_once('=')? {
                ("cursor", cursor) => params.cursor = cursor,
                ("limit", limit) => params.limit = Some(limit.parse().ok()?),
                _ => return None,
            }
        }
        Some(params)
    }
}

/// One page of one's own cases, the newest first.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/sites/{site}/cases", tag = "Sites", operation_id = "listOwnCases",
        params(("site" = String, Path, description = "Identifier of the site", example = "fern"), ("cursor" = Option<String>, Query, description = "next of the page before"), ("limit" = Option<u32>, Query, description = "Cases, 1 to 100; 50 where it is left out")),
        security(("identity" = [])),
        responses((status = 200, description = "The page", body = OwnCases), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn list(
    State(app): State<App>,
    called: CalledSite,
    headers: HeaderMap,
    uri: Uri,
) -> Answer {
    let known = identified(&app, &headers, &called.id).await?;
    let known = known.ok_or_else(problems::not_identified)?;
    let params =
        OwnParams::read(uri.query().unwrap_or_default()).ok_or_else(problems::bad_query)?;
    let limit = params.limit.unwrap_or(USUAL_PAGE);
    if !(1..=MAX_PAGE).contains(&limit) {
        return Err(problems::bad_limit(MAX_PAGE).into());
    }
    let secret = &app.config.secret;
    let owner = secret.owner(&known.site, &known.identity.subject)?;
    let once = LimitRequest {
        key_hash: crypto::random_id()?,
        limit: LIMIT,
    };
    limited(&app, &owner, &once).await?;
    let question = IndexRequest::Own {
        owner,
        after: match params.cursor {
            "" => None,
            cursor => Some(place(cursor).ok_or_else(problems::bad_cursor)?),
        },
        limit,
    };
    let mut cases: Vec<OwnRow> = Vec::new();
    for shard in index_shards(&called.id) {
        let IndexReply::Own { rows } = app.ports.ask(&shard, &question).await? else {
            return Err(
                Failure::new("an index that gives another answer than was asked for").into(),
            );
        };
        for row in rows {
            // Each shard's are in order already.
            let newer =
                |known: &OwnRow| (known.opened, &known.reference) > (row.opened, &row.reference);
            cases.insert(cases.partition_point(newer), row);
        }
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let is_full = cases.len() >= limit;
    cases.truncate(limit);
    let next = cases.last().filter(|_| is_full).map(cursor);
    json(StatusCode::OK, &OwnCases { cases, next })
}

/// A place as text; to its readers it has no parts.
fn cursor(last: &OwnRow) -> String {
    format!("{}.{}", last.opened.0, last.reference)
}

fn place(cursor: &str) -> Option<OwnPlace> {
    let (opened, reference) = cursor.split_once('.')?;
    Some(OwnPlace {
        opened: Timestamp(opened.parse().ok()?),
        reference: reference.to_owned(),
    })
}
