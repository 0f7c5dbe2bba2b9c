//! The OpenAPI document, generated from the handlers. It is checked in as `docs/openapi.json`, which a test compares and
//! the Worker serves as a file, so that the generator stays out of the upload.

use crate::routes::{
    cases, desk_cases, desk_figures, desk_index, desk_sessions, desk_settings, health, live,
    own_cases, sites,
};
use answerable_shared::presence::{PresenceFrame, Typing};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::{Modify, OpenApi};

/// The document.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Answerable",
        description = "The customer portal's interface, version 1. Every error is a problem document (RFC 9457) whose \
                       type is described at /v1/problems. Times are milliseconds since 1970 in UTC.",
    ),
    paths(
        sites::show,
        sites::submit,
        own_cases::list,
        cases::show,
        cases::act,
        live::case_ticket,
        live::follow_case,
        desk_sessions::make_link,
        desk_sessions::sign_in,
        desk_sessions::who,
        desk_sessions::sign_out,
        desk_cases::list,
        desk_figures::show,
        desk_index::rebuild,
        desk_settings::show,
        desk_settings::put,
        desk_settings::history,
        desk_settings::try_calendar,
        live::desk_ticket,
        live::follow_desk,
        health::health,
    ),
    components(schemas(PresenceFrame, Typing)),
    tags(
        (name = "Sites", description = "What visitors of a site see, and what they send to it"),
        (name = "Cases", description = "One case, for its requester and for staff"),
        (name = "Desk", description = "For the site's staff, from our own pages"),
        (name = "Service", description = "About the service itself"),
    ),
    modifiers(&Credentials),
)]
pub struct Document;

struct Credentials;

impl Modify for Credentials {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        for (name, what) in [
            (
                "caseToken",
                "The token of a receipt. It opens one case for its requester.",
            ),
            (
                "identity",
                "An identity token: a JWT (ES256 or HS256) that the host site signs, with sub, aud (the site's \
                 identifier) and exp (an hour ahead at most). It opens the cases that its sub has sent to the site.",
            ),
            (
                "staffSession",
                "The session of a member of staff. It opens every case of the site.",
            ),
            ("operatorKey", "The secret OPERATOR_KEY."),
        ] {
            let mut scheme = Http::new(HttpAuthScheme::Bearer);
            scheme.description = Some(what.to_owned());
            components.add_security_scheme(name, SecurityScheme::Http(scheme));
        }
        let ticket = ApiKeyValue::with_description(
            "Sec-WebSocket-Protocol",
            "A ticket, as the subprotocol `ticket.<ticket>` beside `answerable.v1`. It opens one socket within 30 seconds.",
        );
        components.add_security_scheme("ticket", SecurityScheme::ApiKey(ApiKey::Header(ticket)));
    }
}

/// The document as it is checked in.
///
/// # Errors
/// It cannot be written as JSON.
pub fn document() -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&Document::openapi())?;
    text.push('\n');
    Ok(text)
}
