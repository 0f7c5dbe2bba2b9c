//! The site index: one row a case, a projection that can be rebuilt from the records.

use crate::actor::Actor;
use crate::case::{Case, Kind, Priority, Stage, Turn, lapsed};
use crate::command::Side;
use crate::event::{Event, What};
use crate::promise::Tier;
use crate::promise::clock::Clock;
use crate::promise::explain::{next_word, promises};
use crate::text::first_words;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Longest excerpt in a row, in characters.
const EXCERPT: usize = 140;
/// So much of what a requester said is searched, in characters.
const SEARCHED: usize = 2_000;

/// What the inbox shows of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IndexRow {
    /// The public number.
    pub reference: String,
    /// Number of the last event that this row knows.
    pub seq: u64,
    /// What sort of matter it is.
    pub kind: Kind,
    /// Where it stands.
    pub stage: Stage,
    /// Whose move it is.
    pub turn: Turn,
    /// The first words of what was asked.
    pub excerpt: String,
    /// The requester's name or address, as far as they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Name of who handles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    /// When it arrived.
    pub opened: Timestamp,
    /// When something last happened.
    pub updated: Timestamp,
    /// Since when the requester waits for us.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_since: Option<Timestamp>,
    /// What is promised next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// Whether a promise is broken that is still to be made good.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
    /// How much it matters.
    #[serde(default)]
    pub priority: Priority,
    /// Identifier of the team whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// Identifier of who handles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler_id: Option<String>,
    /// Who has to look after it by now.
    #[serde(default)]
    pub tier: Tier,
    /// Since when a question of ours waits for the requester's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Timestamp>,
    /// How often it was taken up again.
    pub reopened: u32,
    /// Stars, once it was rated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stars: Option<u32>,
    /// Whether an answer waits until somebody else has looked at it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub review: bool,
    /// Identifiers of the teams that have something to do on the side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<String>,
    /// Identifiers of the staff whom notes have called and who have done nothing here since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentioned: Vec<String>,
}

/// What a list of one's own cases shows of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnRow {
    /// The public number.
    pub reference: String,
    /// Number of the last event that this row knows.
    pub seq: u64,
    /// What sort of matter it is.
    pub kind: Kind,
    /// Where it stands.
    pub stage: Stage,
    /// The first words of what was asked.
    pub text: String,
    /// When it arrived.
    pub opened: Timestamp,
    /// When something last happened.
    pub updated: Timestamp,
    /// When a first answer was promised.
    pub answer_by: Timestamp,
    /// When it was first answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Timestamp>,
    /// When the next step is expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Timestamp>,
    /// Whose move it is. Older rows lack it; there the stage tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn: Option<Turn>,
    /// When an answer or news is due, or was, as long as it is still to come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<Timestamp>,
    /// What was promised in its place, once that was missed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Timestamp>,
    /// When the case will be closed if the requester says nothing, once they were reminded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<Timestamp>,
    /// Whether it was closed because the requester said nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lapsed: bool,
}

/// The row of `case` in its requester's own list: nothing in it that its view would not tell them.
#[must_use]
pub fn own_row(case: &Case) -> OwnRow {
    let promises = promises(case, Side::Requester);
    let word = next_word(&promises);
    OwnRow {
        reference: case.reference.to_string(),
        seq: case.seq,
        kind: case.kind,
        stage: case.stage,
        text: first_words(&case.text, EXCERPT),
        opened: case.opened,
        updated: case.updated,
        answer_by: case.answer_by,
        answered: case.answered,
        expected: case.expected,
        turn: Some(case.turn()),
        promised: word.and_then(|word| word.due),
        again: word.and_then(|word| word.again),
        closes: case.closes,
        lapsed: lapsed(case.stage, case.verdict),
    }
}

/// The row of `case`.
#[must_use]
pub fn row(case: &Case) -> IndexRow {
    let ended = case.turn() == Turn::Nobody;
    let mut teams: Vec<&str> = case.tasks.iter().map(|task| task.team.as_str()).collect();
    teams.sort_unstable();
    teams.dedup();
    let is_late = |clock: &Clock| clock.runs() && clock.breached.is_some();
    IndexRow {
        reference: case.reference.to_string(),
        seq: case.seq,
        kind: case.kind,
        stage: case.stage,
        turn: case.turn(),
        excerpt: first_words(&case.text, EXCERPT),
        who: case
            .contact
            .name
            .clone()
            .or_else(|| case.contact.email.clone()),
        handler: case.handler.as_ref().map(|agent| agent.name.clone()),
        opened: case.opened,
        updated: case.updated,
        waiting_since: case.waiting_since,
        due: due(case).filter(|_| !ended),
        late: !ended && case.clocks.iter().any(is_late),
        priority: case.priority,
        team: case.team.clone(),
        handler_id: case.handler.as_ref().map(|agent| agent.id.clone()),
        tier: case.tier,
        asked: case.asked,
        reopened: case.reopened,
        stars: case.rating.as_ref().map(|rating| rating.stars),
        review: case.proposal.is_some(),
        tasks: teams.into_iter().map(ToOwned::to_owned).collect(),
        mentioned: case.mentioned.clone(),
    }
}

/// What the running clocks promise first; where none runs, the promised first answer, then the step that staff announced.
fn due(case: &Case) -> Option<Timestamp> {
    let running = case.clocks.iter().filter(|clock| clock.runs());
    let promised = running.filter_map(Clock::promised).min();
    promised.or(match case.answered {
        None => Some(case.answer_by),
        Some(_) => case.expected,
    })
}

/// What `case` is found by beyond its row: the requester's address, and the first 2,000 characters of what they said in
/// all, as they said it.
#[must_use]
pub fn words(case: &Case, events: &[Event]) -> String {
    let said = events
        .iter()
        .filter(|event| event.by == Actor::Requester)
        .filter_map(|event| said(&event.what));
    let said = said.flat_map(|text| text.chars().chain(['\n']));
    let email = case.contact.email.iter();
    let email = email.flat_map(|email| email.chars().chain(['\n']));
    email.chain(said.take(SEARCHED)).collect()
}

fn said(what: &What) -> Option<&str> {
    match what {
        What::Submitted(arrival) => Some(&arrival.text),
        What::Message { text } | What::Appealed { text } => Some(text),
        What::Declined { reason, .. } | What::Reopened { reason } => Some(reason),
        What::Confirmed { text, .. } => text.as_deref(),
        What::Rated { comment, .. } => comment.as_deref(),
        What::Withdrawn { reason } => reason.as_deref(),
        What::Accepted {}
        | What::Note { .. }
        | What::Progress { .. }
        | What::Offered { .. }
        | What::Chosen { .. }
        | What::Resolved { .. }
        | What::Asked { .. }
        | What::Triaged { .. }
        | What::Assigned { .. }
        | What::Warned { .. }
        | What::Breached { .. }
        | What::Escalated { .. }
        | What::Reminded { .. }
        | What::Lapsed {}
        | What::Proposed { .. }
        | What::Approved {}
        | What::Returned { .. }
        | What::Delegated { .. }
        | What::Reported { .. }
        | What::Overdue { .. }
        | What::Unknown(_) => None,
    }
}

/// Name of the index object that holds `reference` of `site`. One shard a site for now; every
/// caller goes through here, so that more can come without a change elsewhere.
#[must_use]
pub fn index_shard(site: &str, _reference: crate::reference::Reference) -> String {
    index_shards(site).swap_remove(0)
}

/// Names of all index objects of `site`, for whoever reads across them.
#[must_use]
pub fn index_shards(site: &str) -> Vec<String> {
    vec![format!("{site}/0")]
}
