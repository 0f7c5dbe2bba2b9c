//! Bodies of the HTTP surface that are not a case, a command or an event themselves.

use crate::actor::{Agent, Role};
use crate::calendar::CalendarSettings;
use crate::case::Kind;
use crate::index::{IndexRow, OwnRow};
use crate::settings::{Member, Settings};
use crate::time::Timestamp;
use crate::view::CaseView;
use serde::{Deserialize, Serialize};

/// The answer to `GET /v1/sites/{site}`: what the widget needs before anything was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SiteView {
    /// Identifier of the site.
    pub site: String,
    /// Name as customers know it.
    pub name: String,
    /// Who answers, in words.
    pub team: String,
    /// Kinds that are taken, in the order they are shown.
    pub kinds: Vec<Kind>,
    /// Minutes within which a first answer is promised.
    pub answer_within_minutes: u32,
    /// How it looks: a style sheet that sets the portal's variables.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// In place of "How can we help?".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greeting: Option<String>,
    /// A line under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What a visitor reads whose words tell of danger, in place of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<String>,
}

/// The answer to a submission. The same key gives the same answer, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// The public number.
    pub reference: String,
    /// The capability that opens the case: a secret, for a URL's fragment only.
    pub token: String,
    /// Number of the last event.
    pub seq: u64,
    /// When it arrived.
    pub opened: Timestamp,
    /// When a first answer is promised.
    pub answer_by: Timestamp,
    /// Thanks and what happens next, in words.
    pub acknowledgement: String,
    /// Whether its words tell of danger to people.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub danger: bool,
}

/// The answer to an accepted command. The same key gives the same answer, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outcome {
    /// Number of the event that the command caused.
    pub seq: u64,
    /// The case right after it.
    pub view: CaseView,
}

/// The answer to a request for a ticket, which opens one socket within 30 seconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ticket {
    /// Goes into the WebSocket's subprotocol as `ticket.<ticket>`.
    pub ticket: String,
}

/// The body of `POST /v1/desk/sign-in-links`: the operator lets a member of staff in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignInLinkRequest {
    /// Identifier of the site.
    pub site: String,
    /// Identifier of the member of staff.
    pub agent: String,
}

/// A link that signs in once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInLink {
    /// Where to go; the code is in the fragment.
    pub url: String,
    /// When it stops working.
    pub expires: Timestamp,
}

/// The body of `POST /v1/desk/sessions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// The code of a sign-in link.
    pub code: String,
}

/// The answer to a sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// The bearer token of the session: a secret.
    pub session: String,
    /// Who is signed in.
    pub agent: Agent,
    /// What they may do.
    #[serde(default)]
    pub role: Role,
    /// Identifier of the site whose desk it is.
    pub site: String,
    /// Name of that site.
    pub site_name: String,
    /// When it ends.
    pub expires: Timestamp,
}

/// One page of the inbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InboxPage {
    /// In the order that was asked for: usually what waits longest on us first, then by what happened last.
    pub rows: Vec<IndexRow>,
    /// How many cases there are in each queue, over all pages.
    pub counts: InboxCounts,
    /// Goes into `cursor` for the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// The body of `POST /v1/desk/index-rebuild`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RebuildStep {
    /// `cursor` of the step before; left out to begin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// How far a rebuild of the inbox is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RebuildProgress {
    /// Cases that were read again, in all steps.
    pub done: u32,
    /// How many there are, as far as the inbox knows; left out where it knows of fewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// Goes into the next step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Whether there is no next step.
    pub finished: bool,
}

/// How many cases each queue holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InboxCounts {
    /// The requester waits for us.
    pub waiting: u32,
    /// Open, and it is the requester's turn or they have been answered.
    pub answered: u32,
    /// Ended.
    pub ended: u32,
    /// Open, and whoever asks handles them.
    #[serde(default)]
    pub mine: u32,
    /// Open, and of the teams of whoever asks.
    #[serde(default)]
    pub team: u32,
    /// Open, and nobody handles them.
    #[serde(default)]
    pub unassigned: u32,
    /// Open, and something is promised.
    #[serde(default)]
    pub due: u32,
    /// Open, and a promise is broken.
    #[serde(default)]
    pub late: u32,
    /// It is the requester's turn, and nobody waits for us.
    #[serde(default)]
    pub customer: u32,
    /// Open, and gone up to the leads or beyond them.
    #[serde(default)]
    pub leads: u32,
    /// An answer waits until somebody else has looked at it.
    #[serde(default)]
    pub review: u32,
    /// A team of whoever asks has something to do on the side.
    #[serde(default)]
    pub tasks: u32,
    /// A note calls whoever asks, and they have done nothing there since.
    #[serde(default)]
    pub mentioned: u32,
}

impl InboxCounts {
    /// Adds those of another part of the inbox.
    pub fn add(&mut self, other: Self) {
        let sum = |count: &mut u32, more: u32| *count = count.saturating_add(more);
        sum(&mut self.waiting, other.waiting);
        sum(&mut self.answered, other.answered);
        sum(&mut self.ended, other.ended);
        sum(&mut self.mine, other.mine);
        sum(&mut self.team, other.team);
        sum(&mut self.unassigned, other.unassigned);
        sum(&mut self.due, other.due);
        sum(&mut self.late, other.late);
        sum(&mut self.customer, other.customer);
        sum(&mut self.leads, other.leads);
        sum(&mut self.review, other.review);
        sum(&mut self.tasks, other.tasks);
        sum(&mut self.mentioned, other.mentioned);
    }
}

/// One page of the cases of whoever asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnCases {
    /// The newest first.
    pub cases: Vec<OwnRow>,
    /// Goes into `cursor` for the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What the desk's live socket sends: a row that is new or has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskFrame {
    /// The row.
    pub row: IndexRow,
    /// How many cases each queue holds now.
    pub counts: InboxCounts,
}

/// The answer to `GET /v1/desk/settings`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettingsView {
    /// Their version; 0 for those of the operator.
    pub version: u32,
    /// What they say.
    pub settings: Settings,
    /// Everybody who may sign in at the desk.
    pub staff: Vec<Member>,
}

/// The answer to `GET /v1/desk/settings/history`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettingsHistory {
    /// The versions, the newest first.
    pub versions: Vec<SettingsVersion>,
}

/// One change of the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SettingsVersion {
    /// The version that it made.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: Agent,
    /// Which parts became others.
    pub changed: Vec<String>,
}

/// The body of `POST /v1/desk/calendar-answers`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarQuestions {
    /// The calendar.
    pub calendar: CalendarSettings,
    /// What it is asked, 2,000 at most, within three years of the first.
    pub questions: Vec<CalendarQuestion>,
}

/// When will so much open time have passed?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarQuestion {
    /// Since when.
    pub from: Timestamp,
    /// How much, in minutes.
    pub minutes: u32,
}

/// The answer to them, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CalendarAnswers {
    /// When; nothing where it would take longer than anybody can promise.
    pub due: Vec<Option<Timestamp>>,
}

/// The answer to `GET /healthz`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Health {
    /// Version of the build.
    pub build: String,
    /// Version of the stored formats.
    pub schema_version: u32,
}
