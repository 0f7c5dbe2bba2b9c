//! What a site's admins arrange.

use crate::app::App;
use crate::arrangements;
use crate::extract::{DeskSession, IfMatch, Json, OwnPagesOnly, etag};
use crate::failure::Failure;
use crate::problems::{self, ApiError};
use crate::respond::{Answer, json, tagged};
use crate::site_index::messages::{InboxQuery, IndexReply, IndexRequest, Queue};
use crate::site_settings::{SettingsReply, SettingsRequest};
use answerable_shared::api::{CalendarAnswers, CalendarQuestions, SettingsHistory, SettingsView};
use answerable_shared::authorize::{DeskAction, authorize_desk};
use answerable_shared::index::index_shards;
use answerable_shared::json;
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::problem::MEDIA_TYPE;
use answerable_shared::problem::Problem;
use answerable_shared::refusal::Refusal;
use answerable_shared::settings::{Settings, staff_of};
use answerable_shared::site::Site;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use http::StatusCode;
use serde::Deserialize;

/// Questions to a calendar that are answered at once, at most.
const MOST_QUESTIONS: usize = 2_000;

/// Which version.
#[derive(Debug, Deserialize)]
pub struct VersionParams {
    version: Option<u32>,
}

/// The settings in force, or those of an earlier version.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/desk/settings", tag = "Desk", operation_id = "getSettings",
        params(("version" = Option<u32>, Query, description = "Which version; the one in force where it is left out")),
        security(("staffSession" = [])),
        responses((status = 200, description = "The settings", body = SettingsView, headers(("ETag" = String, description = "Their version"))), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn show(
    State(app): State<App>,
    _: OwnPagesOnly,
    session: DeskSession,
    params: Result<Query<VersionParams>, QueryRejection>,
) -> Answer {
    let Query(params) = params.map_err(|_| problems::bad_query())?;
    authorize_desk(session.role, DeskAction::Look).map_err(Problem::from)?;
    let site = site_of(&app, &session)?;
    let (version, settings) = match params.version {
        None => arrangements::settings(&app, &session.site_id, site).await?,
        Some(0) => (0, site.settings.clone()),
        Some(version) => {
            let question = SettingsRequest::Get {
                version: Some(version),
            };
            match app.ports.ask(&session.site_id, &question).await? {
                SettingsReply::Settings { version, body } => {
                    (version, json::read(&body).map_err(Failure::from)?)
                }
                _ => return Err(problems::no_such_version().into()),
            }
        }
    };
    shown(version, settings, site)
}

/// Puts new settings in force, all or none. Cases that are open keep what they were promised.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        put, path = "/v1/desk/settings", tag = "Desk", operation_id = "putSettings",
        params(("If-Match" = String, Header, description = "The ETag of the settings that these were made from")),
        request_body = Settings,
        security(("staffSession" = [])),
        responses((status = 200, description = "They are in force", body = SettingsView, headers(("ETag" = String, description = "Their version"))), (status = "default", description = "A problem; the old settings stay in force", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn put(
    State(app): State<App>,
    _: OwnPagesOnly,
    session: DeskSession,
    IfMatch(after): IfMatch,
    Json(settings): Json<Settings>,
) -> Answer {
    authorize_desk(session.role, DeskAction::Arrange).map_err(Problem::from)?;
    let site = site_of(&app, &session)?;
    let after = after
        .and_then(|after| u32::try_from(after).ok())
        .ok_or_else(problems::missing_settings_match)?;
    let settings = settings.cleaned();
    let checked = arrangements::check(&app, site, after, &settings);
    checked
        .and_then(|arranged| settings.check_new(&arranged, site))
        .map_err(|refusal| Problem::from(&refusal))?;
    let (_, before) = arrangements::settings(&app, &session.site_id, site).await?;
    for team in before.teams_without(&settings) {
        if has_open_cases(&app, &session.site_id, &team.id).await? {
            return Err(Problem::from(&Refusal::InUse {
                field: "teams".to_owned(),
                name: team.name.clone(),
            })
            .into());
        }
    }
    let question = SettingsRequest::Put {
        after,
        by: session.agent,
        changed: settings.changed_since(&before),
        body: serde_json::to_string(&settings).map_err(Failure::from)?,
    };
    match app.ports.ask(&session.site_id, &question).await? {
        SettingsReply::Kept { version } => shown(version, settings, site),
        SettingsReply::Stale { version } => Err(problems::stale_settings(version).into()),
        _ => Err(unexpected()),
    }
}

/// Whether open cases are with `team`: without it they would be with nobody who could be named.
async fn has_open_cases(app: &App, site: &str, team: &str) -> Result<bool, Failure> {
    for shard in index_shards(site) {
        let question = IndexRequest::List(InboxQuery {
            team: Some(team.to_owned()),
            ..InboxQuery::first(Queue::Open)
        });
        match app.ports.ask(&shard, &question).await? {
            IndexReply::Page { rows, .. } if rows.is_empty() => {}
            IndexReply::Page { .. } => return Ok(true),
            _ => {
                return Err(Failure::new(
                    "an index that gives another answer than was asked for",
                ));
            }
        }
    }
    Ok(false)
}

/// Who changed what, the newest first.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/desk/settings/history", tag = "Desk", operation_id = "getSettingsHistory",
        security(("staffSession" = [])),
        responses((status = 200, description = "The versions", body = SettingsHistory), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn history(State(app): State<App>, _: OwnPagesOnly, session: DeskSession) -> Answer {
    authorize_desk(session.role, DeskAction::Look).map_err(Problem::from)?;
    match app
        .ports
        .ask(&session.site_id, &SettingsRequest::History)
        .await?
    {
        SettingsReply::History { versions } => json(StatusCode::OK, &SettingsHistory { versions }),
        _ => Err(unexpected()),
    }
}

/// When so much open time of a calendar will have passed: to try a calendar out before it is put in force.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post, path = "/v1/desk/calendar-answers", tag = "Desk", operation_id = "tryCalendar",
        request_body = CalendarQuestions,
        security(("staffSession" = [])),
        responses((status = 200, description = "The answers, in order", body = CalendarAnswers), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn try_calendar(
    State(app): State<App>,
    _: OwnPagesOnly,
    session: DeskSession,
    Json(asked): Json<CalendarQuestions>,
) -> Answer {
    authorize_desk(session.role, DeskAction::Look).map_err(Problem::from)?;
    let refuse = |refusal: Refusal| ApiError::from(Problem::from(&refusal));
    if asked.questions.len() > MOST_QUESTIONS {
        return Err(refuse(Refusal::OutOfRange {
            field: "questions".to_owned(),
            min: 0,
            max: 2_000,
        }));
    }
    let from = asked.questions.iter().map(|question| question.from).min();
    let now = from.unwrap_or_else(|| app.ports.clock.now());
    let offsets = app.ports.zones.offsets(&asked.calendar.zone, now);
    let offsets = offsets.ok_or_else(|| {
        refuse(Refusal::NoSuchZone {
            field: "calendar.zone".to_owned(),
        })
    })?;
    let calendar = asked.calendar.check("calendar", offsets).map_err(refuse)?;
    let answers = asked.questions.iter();
    let answers = answers.map(|question| {
        let open_ms = i64::from(question.minutes) * 60_000;
        calendar.after(question.from, open_ms)
    });
    json(
        StatusCode::OK,
        &CalendarAnswers {
            due: answers.collect(),
        },
    )
}

fn shown(version: u32, settings: Settings, site: &Site) -> Answer {
    let view = SettingsView {
        version,
        settings,
        staff: staff_of(site),
    };
    tagged(StatusCode::OK, &view, etag(u64::from(version)))
}

fn site_of<'a>(app: &'a App, session: &DeskSession) -> Result<&'a Site, ApiError> {
    let site = app.config.site(&session.site_id);
    Ok(site.ok_or_else(problems::sign_in_again)?)
}

fn unexpected() -> ApiError {
    Failure::new("settings that give another answer than was asked for").into()
}
