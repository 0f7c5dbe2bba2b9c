//! One case.

use crate::app::App;
use crate::arrangements;
use crate::case_object::messages::{Act, CaseReply, CaseRequest, Claim};
use crate::crypto;
use crate::danger;
use crate::extract::{
    CallFrom, CaseCaller, CaseRef, IdempotencyKey, IfMatch, IfNoneMatch, Json, etag,
};
use crate::failure::Failure;
use crate::problems::{self, ApiError};
use crate::respond::{Answer, empty, written};
use answerable_shared::command::Command;
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::{
    api::Outcome,
    problem::{MEDIA_TYPE, Problem},
    view::CaseView,
};
use axum::extract::State;
use http::StatusCode;
use http::header::ETAG;

/// The case as its caller may see it.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/cases/{reference}", tag = "Cases", operation_id = "getCase",
        params(("reference" = String, Path, description = "The public number of the case", example = "AN-7K3M-92QX"), ("If-None-Match" = Option<String>, Header, description = "ETags that the caller has")),
        security(("caseToken" = []), ("identity" = []), ("staffSession" = [])),
        responses((status = 200, description = "The case", body = CaseView, headers(("ETag" = String, description = "The state that this shows"))), (status = 304, description = "The caller has it"), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn show(
    State(app): State<App>,
    CaseCaller(by): CaseCaller,
    CaseRef(case): CaseRef,
    CallFrom(from): CallFrom,
    known: IfNoneMatch,
) -> Answer {
    match app
        .ports
        .ask(&case.to_string(), &CaseRequest::Read { by, from })
        .await?
    {
        CaseReply::Case { seq, .. } if known.has(seq) => {
            let mut response = empty(StatusCode::NOT_MODIFIED);
            response.headers_mut().insert(ETAG, etag(seq));
            Ok(response)
        }
        CaseReply::Case { seq, view } => Ok(written(view, etag(seq))),
        other => Err(unexpected(other)),
    }
}

/// Gives a command to the case.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post, path = "/v1/cases/{reference}/actions", tag = "Cases", operation_id = "actOnCase",
        params(("reference" = String, Path, description = "The public number of the case", example = "AN-7K3M-92QX"), ("Idempotency-Key" = String, Header, description = "8 to 255 visible ASCII characters, a new one for each change; the same key gives the same answer"), ("If-Match" = Option<String>, Header, description = "The ETag of the case that the caller saw; staff must send it")),
        request_body = Command,
        security(("caseToken" = []), ("identity" = []), ("staffSession" = [])),
        responses((status = 200, description = "What followed", body = Outcome, headers(("ETag" = String, description = "The state that this shows"))), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn act(
    State(app): State<App>,
    CaseCaller(by): CaseCaller,
    CaseRef(case): CaseRef,
    CallFrom(from): CallFrom,
    IdempotencyKey(key): IdempotencyKey,
    IfMatch(if_match): IfMatch,
    Json(command): Json<Command>,
) -> Answer {
    let site = match (&by, &command) {
        (Claim::Staff { site, .. }, command) if asks_site(command) => Some(site.clone()),
        // A token does not say whose site it is for; only its case does.
        _ => None,
    };
    let site = match site.as_deref() {
        Some(id) => {
            let site = app.config.site(id).ok_or_else(problems::no_such_site)?;
            Some(Box::new(arrangements::known(&app, id, site).await?))
        }
        None => None,
    };
    let is_requesters = !matches!(by, Claim::Staff { .. });
    let said = is_requesters.then(|| command.clone());
    let act = Act {
        by,
        from,
        key,
        fingerprint: crypto::fingerprint(&command)?,
        if_match,
        command,
        site,
    };
    match app
        .ports
        .ask(&case.to_string(), &CaseRequest::Act(Box::new(act)))
        .await?
    {
        // An `Outcome`, around a view that is written already.
        CaseReply::Done { seq, view } => {
            if let Some(said) = &said {
                danger::mind(&app, &case.to_string(), said, &view).await;
            }
            let outcome = format!("{{\"seq\":{seq},\"view\":{view}}}");
            Ok(written(outcome, etag(seq)))
        }
        other => Err(unexpected(other)),
    }
}

/// Whether what follows depends on what the site has arranged.
fn asks_site(command: &Command) -> bool {
    match command {
        Command::Triage { .. }
        | Command::Assign { .. }
        | Command::Resolve { .. }
        | Command::Delegate { .. } => true,
        Command::Note { text } => text.contains('@'),
        _ => false,
    }
}

/// The error that a reply stands for.
pub(super) fn unexpected(reply: CaseReply) -> ApiError {
    match reply {
        CaseReply::Refused(problem) => problem.into(),
        _ => Failure::new("a case that gives another answer than was asked for").into(),
    }
}
