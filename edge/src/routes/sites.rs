//! A site as its visitors see it, and what they send to it.

use crate::app::App;
use crate::arrangements;
use crate::case_object::messages::{CaseReply, CaseRequest, Opening};
use crate::crypto::{self, ServerSecret};
use crate::extract::{CASE_TOKEN_AT_REST, CalledSite, IdempotencyKey, Json, identified};
use crate::failure::Failure;
use crate::problems::{self, ApiError};
use crate::rate_limiter::{LimitReply, LimitRequest};
use crate::respond::{Answer, json};
use crate::site_index::messages::{IndexReply, IndexRequest};
use crate::words;
use answerable_shared::actor::Agent;
use answerable_shared::api::{Receipt, SiteView};
use answerable_shared::event::What;
use answerable_shared::evolve::opened;
use answerable_shared::index::index_shard;
use answerable_shared::look;
#[cfg(not(target_arch = "wasm32"))]
use answerable_shared::problem::MEDIA_TYPE;
use answerable_shared::problem::Problem;
use answerable_shared::reference::Reference;
use answerable_shared::settings;
use answerable_shared::submit::{Submission, submit as arrive};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use http::{HeaderMap, HeaderName, StatusCode};
use serde::Deserialize;
use std::net::Ipv6Addr;

/// Header with the address of who calls, which the platform sets.
pub const CONNECTING_IP: HeaderName = HeaderName::from_static("cf-connecting-ip");
/// How many references are tried before we give up. With a million cases the first one is taken once in 30,000 times.
const ATTEMPTS: u32 = 8;

/// Who asks for a site.
#[derive(Deserialize)]
pub struct Reader {
    language: String,
}

/// What the widget needs before anything was sent.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        get, path = "/v1/sites/{site}", tag = "Sites", operation_id = "getSite",
        params(("site" = String, Path, description = "Identifier of the site", example = "fern"), ("language" = Option<String>, Query, description = "The reader's language, as a BCP 47 tag")),
        responses((status = 200, description = "The site", body = SiteView), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn show(
    CalledSite { id, site }: CalledSite,
    params: Result<Query<Reader>, QueryRejection>,
) -> Answer {
    // Who says nothing, or something else, gets the texts for everybody.
    let language = params.map(|Query(reader)| reader.language);
    let texts = site.look.texts_in(&language.unwrap_or_default());
    json(
        StatusCode::OK,
        &SiteView {
            site: id,
            name: site.name,
            team: site.team,
            kinds: site.kinds,
            answer_within_minutes: site.answer_within_minutes,
            style: look::sheet(&site.look, site.accent.as_deref()),
            greeting: texts.greeting,
            note: texts.note,
            danger: texts.danger,
        },
    )
}

/// Opens a case; with an identity token as the one of whom the host vouches for.
#[cfg_attr(
    not(target_arch = "wasm32"),
    utoipa::path(
        post, path = "/v1/sites/{site}/cases", tag = "Sites", operation_id = "submitCase",
        params(("site" = String, Path, description = "Identifier of the site", example = "fern"), ("Idempotency-Key" = String, Header, description = "8 to 255 visible ASCII characters, a new one for each change; the same key gives the same answer, the case token with it, so it has to be unguessable (a UUID) and is treated as a secret")),
        request_body = Submission,
        security((), ("identity" = [])),
        responses((status = 201, description = "The receipt; its token opens the case", body = Receipt), (status = "default", description = "A problem", body = Problem, content_type = MEDIA_TYPE)),
    )
)]
pub async fn submit(
    State(app): State<App>,
    called: CalledSite,
    IdempotencyKey(key): IdempotencyKey,
    headers: HeaderMap,
    Json(submission): Json<Submission>,
) -> Answer {
    // A retry is answered even when the token has expired meanwhile: only a new case needs to know whose it is.
    let known = identified(&app, &headers, &called.id).await;
    let known = known.map(|known| known.map(|known| known.identity));
    let secret = &app.config.secret;
    let key_hash = secret.at_rest("submission key", &format!("{} {key}", called.id))?;
    let fingerprint = crypto::fingerprint(&submission)?;
    let now = app.ports.clock.now();
    let mut is_counted = false;
    let mut arranged = None;
    for attempt in 0..ATTEMPTS {
        let reference = secret.reference(&called.id, &key, attempt)?;
        // A retry is answered as before, whatever the settings say by now.
        let question = CaseRequest::Known {
            key_hash: key_hash.clone(),
            fingerprint: fingerprint.clone(),
            subject: match &known {
                Ok(Some(identity)) => Some(identity.subject.clone()),
                _ => None,
            },
        };
        let name = reference.to_string();
        match app.ports.ask(&name, &question).await? {
            CaseReply::NotOpened => {}
            CaseReply::Taken => continue,
            reply => return receipt(secret, reference, &key, reply),
        }
        let identity = known.as_ref().map_err(Clone::clone)?;
        let arranged = match &mut arranged {
            Some(arranged) => arranged,
            none => none.insert(arrangements::with_words(&app, &called.id, &called.site).await),
        };
        let mut event = arrive(
            &submission,
            reference,
            &called.id,
            &called.site,
            identity.as_ref(),
            arranged,
            now,
        )
        .map_err(|refusal| Problem::from(&refusal))?;
        // After the body was found to be right, so that a mistake does not count against anybody.
        if !is_counted {
            // Whoever is in danger is heard, however much others behind the same address have sent.
            let is_danger = opened(&event).is_some_and(|case| case.is_danger());
            let whose = if is_danger { "danger " } else { "" };
            let sender = format!("{whose}{}", client(&headers));
            count(&app, &called, &sender, &key_hash).await?;
            is_counted = true;
        }
        if let What::Submitted(arrival) = &mut event.what
            && let Some(team) = &arrival.team
        {
            arrival.handler =
                least_loaded(&app, arranged.candidates(team), &called.id, reference).await;
        }
        let token = secret.case_token(reference, &key)?;
        let opening = Opening {
            acknowledgement: words::acknowledgement(&called.site, &event),
            event,
            key_hash: key_hash.clone(),
            fingerprint: fingerprint.clone(),
            token_hash: secret.at_rest(CASE_TOKEN_AT_REST, &token)?,
        };
        let question = CaseRequest::Open(Box::new(opening));
        match app.ports.ask(&name, &question).await? {
            CaseReply::Taken => {}
            reply => return receipt(secret, reference, &key, reply),
        }
    }
    Err(Failure::new("every reference that was tried is taken").into())
}

/// Whoever of `candidates` handles the fewest open cases. Nobody where the index does not say so: whoever takes the case
/// up then, it has arrived.
async fn least_loaded(
    app: &App,
    candidates: Vec<Agent>,
    site: &str,
    reference: Reference,
) -> Option<Agent> {
    if candidates.is_empty() {
        return None;
    }
    let question = IndexRequest::Loads {
        agents: candidates.iter().map(|agent| agent.id.clone()).collect(),
    };
    match app
        .ports
        .ask(&index_shard(site, reference), &question)
        .await
    {
        Ok(IndexReply::Loads { open }) => settings::least_loaded(&candidates, &open, reference),
        Ok(_) => None,
        Err(failure) => {
            app.ports.log.failure("loads", &failure.to_string());
            None
        }
    }
}

/// The answer that the case's reply stands for.
fn receipt(secret: &ServerSecret, reference: Reference, key: &str, reply: CaseReply) -> Answer {
    let opened = match reply {
        CaseReply::Opened(opened) => opened,
        CaseReply::Refused(problem) => return Err(problem.into()),
        _ => return Err(Failure::new("a case that opens with another answer").into()),
    };
    let receipt = Receipt {
        reference: reference.to_string(),
        token: secret.case_token(reference, key)?,
        seq: opened.seq,
        opened: opened.opened,
        answer_by: opened.answer_by,
        acknowledgement: opened.acknowledgement,
        danger: opened.danger,
    };
    json(StatusCode::CREATED, &receipt)
}

/// Counts a submission against `sender`.
async fn count(
    app: &App,
    called: &CalledSite,
    sender: &str,
    key_hash: &str,
) -> Result<(), ApiError> {
    let question = LimitRequest {
        key_hash: key_hash.to_owned(),
        limit: called.site.submit_limit,
    };
    let name = limiter_name(&app.config.secret, &called.id, sender)?;
    limited(app, &name, &question).await
}

/// Asks the limiter `name`. One that fails lets through: losing a customer's words is worse than taking too many.
pub(super) async fn limited(
    app: &App,
    name: &str,
    question: &LimitRequest,
) -> Result<(), ApiError> {
    match app.ports.ask(name, question).await {
        Ok(LimitReply::Wait { seconds }) => Err(problems::too_many(seconds).into()),
        Ok(LimitReply::Pass) => Ok(()),
        Err(failure) => {
            app.ports.log.failure("limiter", &failure.to_string());
            Ok(())
        }
    }
}

/// Addresses are personal: the object's name tells them apart without telling them.
fn limiter_name(secret: &ServerSecret, site: &str, client: &str) -> Result<String, Failure> {
    secret.at_rest("client", &format!("{site} {client}"))
}

/// Who sends, as far as addresses tell: a whole IPv6 customer network is one client.
fn client(headers: &HeaderMap) -> String {
    let address = headers
        .get(CONNECTING_IP)
        .and_then(|value| value.to_str().ok());
    let Some(address) = address else {
        return "unknown".to_owned();
    };
    match address.trim().parse::<Ipv6Addr>() {
        Ok(address) if address.to_ipv4_mapped().is_none() => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
        Ok(mapped) => mapped
            .to_ipv4_mapped()
            .map_or_else(|| mapped.to_string(), |v4| v4.to_string()),
        Err(_) => address.trim().to_owned(),
    }
}
