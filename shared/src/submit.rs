//! The arrival of a case.

use crate::actor::Actor;
use crate::case::{Channel, Contact, Kind};
use crate::event::{Event, SCHEMA_VERSION, Submitted, What};
use crate::reference::Reference;
use crate::refusal::Refusal;
use crate::site::Site;
use crate::text;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Longest address of a page that is kept, in characters.
const PAGE: usize = 2_000;

/// The body of `POST /v1/sites/{site}/cases`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// What sort of matter it is.
    pub kind: Kind,
    /// What is asked, in the requester's words.
    pub text: String,
    /// How to reach the requester.
    #[serde(default)]
    pub contact: Contact,
    /// The way it comes in.
    #[serde(default = "by_api")]
    pub channel: Channel,
    /// Address of the page it is sent from, without query and fragment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
}

/// The first event of the case `reference`, opened by `submission` to `site` at `now`.
///
/// # Errors
/// A kind that the site does not take, and texts that are empty, too long or no address, by field.
pub fn submit(
    submission: &Submission,
    reference: Reference,
    site_id: &str,
    site: &Site,
    now: Timestamp,
) -> Result<Event, Refusal> {
    if !site.kinds.contains(&submission.kind) {
        return Err(Refusal::KindNotTaken);
    }
    let contact = Contact {
        name: text::optional_line(
            "contact.name",
            submission.contact.name.as_deref().unwrap_or_default(),
            text::SHORT,
        )?,
        email: text::email(
            "contact.email",
            submission.contact.email.as_deref().unwrap_or_default(),
        )?,
    };
    let page = text::optional_line("page", submission.page.as_deref().unwrap_or_default(), PAGE)?;
    Ok(Event {
        v: SCHEMA_VERSION,
        seq: 1,
        at: now,
        by: Actor::Requester,
        what: What::Submitted(Box::new(Submitted {
            reference,
            site: site_id.to_owned(),
            kind: submission.kind,
            channel: submission.channel,
            text: text::required("text", &submission.text, text::LONG)?,
            contact,
            page,
            answer_by: now.plus_minutes(site.answer_within_minutes),
        })),
    })
}

const fn by_api() -> Channel {
    Channel::Api
}
