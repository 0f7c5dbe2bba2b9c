//! Figures: one report, as JSON or as a table for spreadsheets.

use crate::app::App;
use crate::arrangements;
use crate::extract::{DeskSession, OwnPagesOnly};
use crate::failure::Failure;
use crate::problems::{self, ApiError};
use crate::respond::{Answer, json};
use crate::site_index::messages::{IndexReply, IndexRequest};
use answerable_shared::authorize::{DeskAction, authorize_desk};
use answerable_shared::calendar::Date;
use answerable_shared::case::{Kind, Priority};
use answerable_shared::figures::csv::{MEDIA_TYPE as CSV, csv};
use answerable_shared::figures::report::MOST_DAYS;
use answerable_shared::figures::{By, Query, Report};
use answerable_shared::index::index_shards;
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::problem::MEDIA_TYPE;
use answerable_shared::problem::Problem;
use answerable_shared::text;
use axum::body::Body;
use axum::extract::State;
use axum::extract::rejection::QueryRejection;
use http::header::{ACCEPT, CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, StatusCode};
use serde::Deserialize;

/// Which report.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FiguresParams {
    from: Option<String>,
    to: Option<String>,
    by: Option<String>,
    team: Option<String>,
    kind: Option<String>,
    priority: Option<String>,
}

/// What the cases that arrived in a period come to. What each figure counts stands in docs/figures.md.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/desk/figures", tag = "Desk", operation_id = "getFigures",
        params(("from" = String, Query, description = "The first day on which cases arrived, such as 2028-02-29"), ("to" = String, Query, description = "The last day, at most a year later"), ("by" = By, Query, description = "What the rows are"), ("team" = Option<String>, Query, description = "Only cases of the team with this identifier, empty for those of none; for rows over time"), ("kind" = Option<Kind>, Query, description = "Only this kind; for rows over time, and not with team"), ("priority" = Option<Priority>, Query, description = "Only this priority; for rows over time, and neither with team nor kind")),
        security(("staffSession" = [])),
        responses((status = 200, description = "The report; with Accept: text/csv, the same numbers as CSV", content((Report = "application/json"), (String = "text/csv"))), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn show(
    State(app): State<App>,
    _: OwnPagesOnly,
    session: DeskSession,
    headers: HeaderMap,
    params: Result<axum::extract::Query<FiguresParams>, QueryRejection>,
) -> Answer {
    let axum::extract::Query(params) = params.map_err(|_| problems::bad_query())?;
    authorize_desk(session.role, DeskAction::Look).map_err(Problem::from)?;
    let query = query(params)?;
    let report = report(&app, &session.site_id, query).await?;
    let wants_csv = headers
        .get(ACCEPT)
        .is_some_and(|accept| accept.as_bytes().starts_with(CSV.as_bytes()));
    let mut response = json(StatusCode::OK, &report)?;
    if wants_csv {
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("text/csv; charset=utf-8; header=present"),
        );
        let file = format!(
            "attachment; filename=\"figures-{}-{}-{}.csv\"",
            report.by.as_str(),
            report.from,
            report.to
        );
        // Dates and words of ours are always a header.
        if let Ok(file) = HeaderValue::from_str(&file) {
            headers.insert(CONTENT_DISPOSITION, file);
        }
        *response.body_mut() = Body::from(csv(&report));
    }
    Ok(response)
}

async fn report(app: &App, site_id: &str, query: Query) -> Result<Report, ApiError> {
    let site = app
        .config
        .site(site_id)
        .ok_or_else(problems::sign_in_again)?;
    let (_, settings) = arrangements::settings(app, site_id, site).await?;
    let teams: Vec<_> = settings
        .teams
        .into_iter()
        .map(|team| (team.id, team.name))
        .collect();
    let (mut sums, mut uncounted) = (Vec::new(), 0);
    let question = IndexRequest::Figures(query.clone());
    for shard in index_shards(site_id) {
        let IndexReply::Figures {
            sums: some,
            uncounted: more,
        } = app.ports.ask(&shard, &question).await?
        else {
            return Err(
                Failure::new("an index that gives another answer than was asked for").into(),
            );
        };
        sums.extend(some);
        uncounted += more;
    }
    Ok(Report::new(
        &query,
        &sums,
        &teams,
        uncounted,
        app.ports.clock.now(),
    ))
}

fn query(params: FiguresParams) -> Result<Query, ApiError> {
    let from = day("from", params.from.as_deref())?;
    let to = day("to", params.to.as_deref())?;
    if to < from || to - from >= MOST_DAYS {
        return Err(problems::bad_field(
            "to",
            "This must be the day of from or a later one, and the period at most 366 days.",
        ));
    }
    let by = params.by.as_deref();
    let by = By::ALL
        .into_iter()
        .find(|one| Some(one.as_str()) == by)
        .ok_or_else(|| {
            problems::bad_field(
                "by",
                "This must be team, kind, priority, day, week or month.",
            )
        })?;
    let mut only = None;
    for (of, value) in [
        (By::Team, params.team),
        (By::Kind, params.kind),
        (By::Priority, params.priority),
    ] {
        let Some(value) = value else { continue };
        let is_one = match of {
            By::Kind => Kind::ALL.iter().any(|kind| kind.as_str() == value),
            By::Priority => Priority::ALL.iter().any(|one| one.as_str() == value),
            _ => value.len() <= text::SHORT,
        };
        if !is_one {
            return Err(problems::bad_field(
                of.as_str(),
                "This is none that there is.",
            ));
        }
        if !by.is_time() || only.is_some() {
            return Err(problems::bad_field(
                of.as_str(),
                "Only one of team, kind and priority can be picked out, and only by day, week or month.",
            ));
        }
        only = Some((of, value));
    }
    Ok(Query { from, to, by, only })
}

fn day(field: &str, date: Option<&str>) -> Result<i32, ApiError> {
    let day = date.and_then(Date::parse).map(Date::days);
    day.ok_or_else(|| problems::bad_field(field, "This must be a date, such as 2028-02-29."))
}
