//! One tenant and its settings.

use crate::actor::{Agent, Role};
use crate::case::Kind;
use crate::look::Look;
use crate::settings::Settings;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A site's settings, as the owner writes them into the Worker's `SITES` variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Name as customers know it.
    pub name: String,
    /// Origins whose pages may embed it, such as `https://shop.example`; compared exactly.
    pub origins: Vec<String>,
    /// Who answers, in words: "Jo's team".
    pub team: String,
    /// Staff who may sign in: identifier to name.
    pub agents: BTreeMap<String, String>,
    /// What they may do, by identifier; whoever is not listed handles cases.
    #[serde(default)]
    pub roles: BTreeMap<String, Role>,
    /// Teams, calendars and promises to begin with, until an admin arranges others at the desk.
    #[serde(default)]
    pub settings: Settings,
    /// Kinds that are taken, in the order they are shown.
    #[serde(default = "usual_kinds")]
    pub kinds: Vec<Kind>,
    /// Minutes within which a first answer is promised, day and night.
    pub answer_within_minutes: u32,
    /// Accent colour as `#rrggbb`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// How it looks beyond that.
    #[serde(default)]
    pub look: Look,
    /// How many cases one client may submit.
    #[serde(default)]
    pub submit_limit: SubmitLimit,
    /// How the host says who its visitors are; without it nobody is verified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<IdentitySettings>,
}

/// A site's settings as JSON: site identifier to settings.
pub type Sites = BTreeMap<String, Site>;

/// How the host says who its visitors are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentitySettings {
    /// What the host signs with: one key, or two while it changes from one to the other.
    pub keys: Vec<IdentityKey>,
}

/// A key of the host's. Its algorithm is pinned here: a token does not get to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityKey {
    /// What tokens call it (`kid`).
    pub id: String,
    /// The one algorithm that it is for.
    pub alg: Algorithm,
    /// ES256: the public key as a JWK (RFC 7517) on the curve P-256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<serde_json::Value>,
    /// HS256: the name of the Worker's secret that holds the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// How identity tokens may be signed (RFC 7518).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Algorithm {
    /// ECDSA on P-256 with SHA-256: the host keeps the private key, we know the public one.
    #[serde(rename = "ES256")]
    Es256,
    /// HMAC with SHA-256: both know the one key.
    #[serde(rename = "HS256")]
    Hs256,
}

/// At most `count` new cases in `minutes` minutes from one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmitLimit {
    /// New cases.
    pub count: u32,
    /// Length of the window, in minutes.
    pub minutes: u32,
}

impl Default for SubmitLimit {
    fn default() -> Self {
        Self {
            count: 20,
            minutes: 60,
        }
    }
}

impl Site {
    /// Whether pages of `origin` may use this site. Exact: no suffix, prefix or case games.
    #[must_use]
    pub fn allows_origin(&self, origin: &str) -> bool {
        self.origins.iter().any(|listed| listed == origin)
    }

    /// The member of staff called `id`.
    #[must_use]
    pub fn agent(&self, id: &str) -> Option<Agent> {
        let name = self.agents.get(id)?;
        Some(Agent {
            id: id.to_owned(),
            name: name.clone(),
        })
    }
}

impl Site {
    /// What the member of staff called `id` may do.
    #[must_use]
    pub fn role(&self, id: &str) -> Role {
        self.roles.get(id).copied().unwrap_or_default()
    }
}

fn usual_kinds() -> Vec<Kind> {
    vec![Kind::Enquiry, Kind::Suggestion, Kind::Complaint]
}
