//! Problem documents (RFC 9457): how every error reads on the wire.

use crate::authorize::Denial;
use crate::promise::PromiseName;
use crate::refusal::Refusal;
use crate::task::MOST_TASKS;
use crate::view::CaseView;
use serde::{Deserialize, Serialize};

/// Media type of a problem document.
pub const MEDIA_TYPE: &str = "application/problem+json";
/// Where problem types are described, relative to the edge; the slug follows the `#`.
pub const TYPE_BASE: &str = "/v1/problems#";

/// A problem document. The members past `detail` are there where they say something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Stable identifier of the sort of problem, a relative reference such as `/v1/problems#stale`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The sort of problem in words, the same every time.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// A sentence about this occurrence, for people.
    pub detail: String,
    /// Path of the field at fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Where the case stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<crate::case::Stage>,
    /// The command that was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<crate::command::CommandName>,
    /// The case as it stands now, for whoever acted on an older one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Box<CaseView>>,
    /// Seconds to wait before trying again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// Finds the request in the logs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// The sorts of problems. Stable: clients and documents name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "title and slug say what each is")]
pub enum ProblemType {
    BadRequest,
    MissingKey,
    NotSignedIn,
    IdentityExpired,
    IdentityRefused,
    OriginNotListed,
    NotYours,
    NotAllowed,
    SomebodyElse,
    NotFound,
    NotNow,
    AlreadyDone,
    OfferReplaced,
    Stale,
    TooLarge,
    BadField,
    KeyReused,
    MissingMatch,
    TooMany,
    MethodNotAllowed,
    Unsupported,
    Internal,
    Unavailable,
}

impl ProblemType {
    /// Every sort there is, for the page that describes them.
    pub const ALL: [Self; 23] = [
        Self::BadRequest,
        Self::MissingKey,
        Self::NotSignedIn,
        Self::IdentityExpired,
        Self::IdentityRefused,
        Self::OriginNotListed,
        Self::NotYours,
        Self::NotAllowed,
        Self::SomebodyElse,
        Self::NotFound,
        Self::NotNow,
        Self::AlreadyDone,
        Self::OfferReplaced,
        Self::Stale,
        Self::TooLarge,
        Self::BadField,
        Self::KeyReused,
        Self::MissingMatch,
        Self::TooMany,
        Self::MethodNotAllowed,
        Self::Unsupported,
        Self::Internal,
        Self::Unavailable,
    ];

    /// Slug, status and title.
    #[must_use]
    pub const fn describe(self) -> (&'static str, u16, &'static str) {
        match self {
            Self::BadRequest => ("bad-request", 400, "The request cannot be read"),
            Self::MissingKey => ("missing-key", 400, "An Idempotency-Key header is needed"),
            Self::NotSignedIn => ("not-signed-in", 401, "Credentials are needed"),
            Self::IdentityExpired => ("identity-expired", 401, "The identity token has expired"),
            Self::IdentityRefused => (
                "identity-refused",
                401,
                "The identity token is not accepted",
            ),
            Self::OriginNotListed => (
                "origin-not-listed",
                403,
                "The site does not list this origin",
            ),
            Self::NotYours => ("not-yours", 403, "This is for the other side to do"),
            Self::NotAllowed => ("not-allowed", 403, "Your role does not allow this"),
            Self::SomebodyElse => ("somebody-else", 403, "Somebody else has to do this"),
            Self::NotFound => ("not-found", 404, "There is nothing here"),
            Self::MethodNotAllowed => (
                "method-not-allowed",
                405,
                "This address does not take that method",
            ),
            Self::NotNow => ("not-now", 409, "Not possible at this stage"),
            Self::AlreadyDone => ("already-done", 409, "This has been done already"),
            Self::OfferReplaced => ("offer-replaced", 409, "There is a newer offer"),
            Self::Stale => ("stale", 412, "The case has changed meanwhile"),
            Self::TooLarge => ("too-large", 413, "The request is too large"),
            Self::Unsupported => (
                "unsupported-media-type",
                415,
                "Only application/json is read",
            ),
            Self::BadField => ("bad-field", 422, "A field is not right"),
            Self::KeyReused => ("key-reused", 422, "The key was used for something else"),
            Self::MissingMatch => ("missing-match", 428, "An If-Match header is needed"),
            Self::TooMany => ("too-many", 429, "Too many requests"),
            Self::Internal => ("internal", 500, "Something went wrong on our side"),
            Self::Unavailable => ("unavailable", 503, "Not available at the moment"),
        }
    }

    /// The sort whose `type` member is `kind`.
    #[must_use]
    pub fn parse(kind: &str) -> Option<Self> {
        let slug = kind.strip_prefix(TYPE_BASE)?;
        Self::ALL.into_iter().find(|sort| sort.describe().0 == slug)
    }

    /// A problem of this sort, explained by `detail`.
    #[must_use]
    pub fn because(self, detail: impl Into<String>) -> Problem {
        let (slug, status, title) = self.describe();
        Problem {
            kind: format!("{TYPE_BASE}{slug}"),
            title: title.to_owned(),
            status,
            detail: detail.into(),
            field: None,
            stage: None,
            command: None,
            current: None,
            retry_after: None,
            request_id: None,
        }
    }
}

impl From<Denial> for Problem {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::NotSignedIn => {
                ProblemType::NotSignedIn.because("Open the case by its link, or sign in.")
            }
            Denial::NotFound => ProblemType::NotFound
                .because("There is no such case, or this link does not open it."),
            Denial::NotYours => {
                ProblemType::NotYours.because("Only the other side of the case can do this.")
            }
            Denial::NotAllowed => ProblemType::NotAllowed
                .because("Your role here does not allow this. Ask an admin of the site."),
        }
    }
}

impl From<&Refusal> for Problem {
    fn from(refusal: &Refusal) -> Self {
        let field = |field: &str, detail: String| Self {
            field: Some(field.to_owned()),
            ..ProblemType::BadField.because(detail)
        };
        match refusal {
            Refusal::Empty { field: at } => field(at, "Please write something here.".to_owned()),
            Refusal::TooLong { field: at, max } => {
                field(at, format!("This is too long: {max} characters at most."))
            }
            Refusal::BadEmail { field: at } => {
                field(at, "This does not look like an e-mail address.".to_owned())
            }
            Refusal::OutOfRange {
                field: at,
                min,
                max,
            } => field(at, format!("This must be from {min} to {max}.")),
            Refusal::NotInFuture { field: at } => {
                field(at, "This must lie in the future.".to_owned())
            }
            Refusal::TooFarAhead { field: at, days } => {
                field(at, format!("This is too far ahead: {days} days at most."))
            }
            Refusal::NoSuch { field: at, what } => field(at, format!("There is no such {what}.")),
            Refusal::Twice { field: at } => field(at, "This stands here twice.".to_owned()),
            Refusal::NoSecond { field: at } => field(
                at,
                "This takes two who handle cases: nobody approves their own answer.".to_owned(),
            ),
            Refusal::OutOfOrder { field: at, first } => {
                let first = match first {
                    PromiseName::Offer => "a first solution",
                    _ => "a first answer",
                };
                field(
                    at,
                    format!("This is shorter than the time for {first}, which comes before it."),
                )
            }
            Refusal::InUse { field: at, name } => field(
                at,
                format!("Open cases are with “{name}”: hand them to another team first."),
            ),
            Refusal::OutOfReach { field: at } => field(
                at,
                "In the hours of this calendar, so much takes more than a year.".to_owned(),
            ),
            Refusal::BadIdentifier { field: at } => field(
                at,
                "An identifier has up to 40 characters: a to z, 0 to 9 and -.".to_owned(),
            ),
            Refusal::BadTime { field: at } => field(
                at,
                "These are not hours of a day: write them like 09:00-12:30, to 24:00 at most."
                    .to_owned(),
            ),
            Refusal::Overlap { field: at } => field(
                at,
                "These hours begin before those above them end. List them in order.".to_owned(),
            ),
            Refusal::BadTarget { field: at, days } => {
                field(at, format!("This must be from 1 minute to {days} days."))
            }
            Refusal::BadDate { field: at } => field(
                at,
                "There is no such date, or it is listed twice: write it like 2028-02-29, once."
                    .to_owned(),
            ),
            Refusal::NeverOpen { field: at } => field(
                at,
                "With these hours it is never open. Give at least one day of the week some."
                    .to_owned(),
            ),
            Refusal::NoSuchZone { field: at } => field(
                at,
                "There is no such time zone: write one like Europe/Berlin.".to_owned(),
            ),
            Refusal::NoSuchVariable { field: at, name } => field(
                at,
                format!(
                    "There is no variable {{{name}}}: write {{name}}, {{reference}}, {{agent}} or {{site}}."
                ),
            ),
            Refusal::Unclosed { field: at } => field(
                at,
                "A brace is not closed: write {name}, or {{ for the brace itself.".to_owned(),
            ),
            Refusal::KindNotTaken => field("kind", "This site does not take that kind.".to_owned()),
            Refusal::NotOnOffer { offer, option } => {
                field("option", format!("Offer {offer} has no option {option}."))
            }
            Refusal::OfferReplaced { current, .. } => Self {
                field: Some("offer".to_owned()),
                ..ProblemType::OfferReplaced.because(format!(
                    "The offer was replaced by a newer one, number {current}."
                ))
            },
            Refusal::NotNow { stage, command } => Self {
                stage: Some(*stage),
                command: Some(*command),
                ..ProblemType::NotNow
                    .because(format!("A case that is {stage} does not take “{command}”."))
            },
            Refusal::NothingProposed { command } => Self {
                command: Some(*command),
                ..ProblemType::NotNow.because("No answer waits for a review here.")
            },
            Refusal::OwnProposal => ProblemType::SomebodyElse
                .because("You have proposed this answer: somebody else has to look at it."),
            Refusal::TooManyTasks => ProblemType::NotNow.because(format!(
                "{MOST_TASKS} tasks are open on this case: report on one first."
            )),
            Refusal::AlreadyDone { command } => Self {
                command: Some(*command),
                ..ProblemType::AlreadyDone.because(format!("“{command}” has been done already."))
            },
        }
    }
}
