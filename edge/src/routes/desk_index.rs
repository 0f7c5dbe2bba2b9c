//! The inbox, made again from the records.

use crate::app::App;
use crate::extract::{DeskSession, Json, OwnPagesOnly};
use crate::failure::Failure;
use crate::problems;
use crate::respond::{Answer, json};
use crate::site_index::messages::{InboxQuery, IndexReply, IndexRequest, Put, Queue, Sort, Viewer};
use answerable_shared::api::{InboxCounts, RebuildProgress, RebuildStep};
use answerable_shared::authorize::{DeskAction, authorize_desk};
use answerable_shared::event::Event;
use answerable_shared::evolve::replay;
use answerable_shared::index::{index_shard, index_shards};
use answerable_shared::json::read;
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::problem::MEDIA_TYPE;
use answerable_shared::problem::Problem;
use axum::extract::State;
use http::StatusCode;
use serde::Deserialize;

/// What a rebuild reads of a record: how the case stands follows from it.
#[derive(Deserialize)]
struct Events {
    events: Vec<Event>,
}

/// One step of a rebuild: reads some records and puts their rows into the inbox. What the inbox knows better stays.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post, path = "/v1/desk/index-rebuild", tag = "Desk", operation_id = "rebuildIndex",
        request_body = RebuildStep,
        security(("staffSession" = [])),
        responses((status = 200, description = "How far it is", body = RebuildProgress), (status = "default", description = "A problem; the step may be repeated", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn rebuild(
    State(app): State<App>,
    _: OwnPagesOnly,
    session: DeskSession,
    Json(step): Json<RebuildStep>,
) -> Answer {
    authorize_desk(session.role, DeskAction::Arrange).map_err(Problem::from)?;
    let site = &session.site_id;
    // How many are done, and where the records go on.
    let before = step.cursor.unwrap_or_else(|| "0.".to_owned());
    let (done, at) = before.split_once('.').ok_or_else(problems::bad_cursor)?;
    let mut done: u32 = done.parse().map_err(|_| problems::bad_cursor())?;
    let page = app.ports.records.page(at).await?;
    let mut puts: Vec<(String, Put)> = Vec::new();
    for record in &page.records {
        // One that cannot be read keeps no other from being found.
        let events = match read::<Events>(record) {
            Ok(record) => record.events,
            Err(mistake) => {
                let failure = Failure::from(mistake);
                app.ports.log.failure("rebuild", &failure.to_string());
                continue;
            }
        };
        if let Some(case) = replay(&events).filter(|case| case.site == *site) {
            let owner = |subject: &_| app.config.secret.owner(site, subject);
            let put = Put::of(&case, &events, owner)?;
            puts.push((index_shard(site, case.reference), put));
            done = done.saturating_add(1);
        }
    }
    for shard in index_shards(site) {
        let (here, others): (Vec<_>, Vec<_>) = puts.into_iter().partition(|(of, _)| *of == shard);
        puts = others;
        let fill = IndexRequest::Fill(here.into_iter().map(|(_, put)| put).collect());
        app.ports.ask(&shard, &fill).await?;
    }
    let total = Some(total(&app, site).await?).filter(|total| *total > done);
    let finished = page.next.is_empty();
    let cursor = (!finished).then(|| format!("{done}.{}", page.next));
    json(
        StatusCode::OK,
        &RebuildProgress {
            done,
            total,
            cursor,
            finished,
        },
    )
}

/// How many cases the inbox knows.
async fn total(app: &App, site: &str) -> Result<u32, Failure> {
    let mut counts = InboxCounts::default();
    for shard in index_shards(site) {
        let question = IndexRequest::List(InboxQuery {
            queue: Queue::All,
            kind: None,
            priority: None,
            team: None,
            handler: None,
            text: None,
            sort: Sort::Usual,
            viewer: Viewer::default(),
            after: None,
            limit: 1,
        });
        if let IndexReply::Page { counts: part, .. } = app.ports.ask(&shard, &question).await? {
            counts.add(part);
        }
    }
    let parts = [counts.waiting, counts.answered, counts.ended];
    Ok(parts.into_iter().fold(0, u32::saturating_add))
}
