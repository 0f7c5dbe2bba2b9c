//! The arrival of a case.

use crate::actor::Actor;
use crate::case::{Channel, Contact, Kind};
use crate::event::{Event, SCHEMA_VERSION, Submitted, What};
use crate::identity::Identity;
use crate::reference::Reference;
use crate::refusal::Refusal;
use crate::settings::Arrangements;
use crate::site::Site;
use crate::text;
use crate::time::Timestamp;
use crate::triage::suggest;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

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

/// The first event of the case `reference`, opened by `submission` to `site` at `now`, from the person
/// whom the host vouches for, if it does. What they did not say of themselves is taken from the host. What is promised
/// follows from what the site has `arranged`.
///
/// # Errors
/// A kind that the site does not take, and texts that are empty, too long or no address, by field.
pub fn submit(
    submission: &Submission,
    reference: Reference,
    site_id: &str,
    site: &Site,
    identity: Option<&Identity>,
    arranged: &Arrangements,
    now: Timestamp,
) -> Result<Event, Refusal> {
    if !site.kinds.contains(&submission.kind) {
        return Err(Refusal::KindNotTaken);
    }
    let known = identity.map(Identity::contact).unwrap_or_default();
    let contact = Contact {
        name: text::optional_line(
            "contact.name",
            submission.contact.name.as_deref().unwrap_or_default(),
            text::SHORT,
        )?
        .or(known.name),
        email: text::email(
            "contact.email",
            submission.contact.email.as_deref().unwrap_or_default(),
        )?
        .or(known.email),
    };
    let page = text::optional_line("page", submission.page.as_deref().unwrap_or_default(), PAGE)?;
    let page = page.as_deref().and_then(without_secrets);
    let text = text::required("text", &submission.text, text::LONG)?;
    let suggestion = suggest(&text, submission.kind, &arranged.triage, &arranged.words);
    let priority = suggestion.priority;
    let terms = arranged.terms(submission.kind, priority);
    let open_ms = i64::from(terms.targets.first_response) * 60_000;
    let answer_by = terms.calendar.after(now, open_ms);
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
            text,
            contact,
            page,
            answer_by: answer_by.unwrap_or_else(|| now.plus_minutes(terms.targets.first_response)),
            identity: identity.cloned(),
            priority,
            suggestion: Some(Box::new(suggestion)),
            terms: Some(Arc::new(terms)),
            team: arranged
                .team_for(submission.kind)
                .map(|team| team.id.clone()),
            handler: None,
        })),
    })
}

/// The address of a page up to its path. Queries and fragments carry secrets of other people's systems;
/// anything but a web address is none of ours.
fn without_secrets(page: &str) -> Option<String> {
    let rest = page
        .strip_prefix("https://")
        .or_else(|| page.strip_prefix("http://"))?;
    let path = rest.split(['?', '#']).next().unwrap_or(rest);
    let host = path.split('/').next().unwrap_or(path);
    let scheme = page.get(..page.len() - rest.len())?;
    (!host.is_empty() && !host.contains('@')).then(|| format!("{scheme}{path}"))
}

const fn by_api() -> Channel {
    Channel::Api
}
