//! Who the host site says somebody is.

use crate::case::{Case, Contact};
use crate::text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Longest subject, in characters.
pub const SUBJECT: usize = 128;

/// A person's identifier in the host's own accounts. Compared exactly, and meaningful within one site only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Subject(String);

/// A person as the host vouches for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Identity {
    /// Who.
    pub subject: Subject,
    /// What the host calls them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Their e-mail address, as the host knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Whose a case is: what [`authorize`](crate::authorize::authorize) needs to know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose<'a> {
    /// The site that it was sent to.
    pub site: &'a str,
    /// Who sent it, if the site had said so.
    pub subject: Option<&'a Subject>,
}

impl Subject {
    /// The subject, if it can be one: 1 to [`SUBJECT`] characters, none of them a control character.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let is_sound =
            (1..=SUBJECT).contains(&text.chars().count()) && !text.chars().any(char::is_control);
        is_sound.then(|| Self(text.to_owned()))
    }

    /// As the host wrote it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Identity {
    /// The person with what the host says of them, cleaned as if somebody had typed it. A name that is too long and an
    /// address that is none are left out: the host's visitor could do nothing about them.
    #[must_use]
    pub fn new(subject: Subject, name: &str, email: &str) -> Self {
        let name = text::optional_line("name", name, text::SHORT);
        Self {
            subject,
            name: name.unwrap_or_default(),
            email: text::email("email", email).unwrap_or_default(),
        }
    }

    /// What the host says of how to reach them.
    #[must_use]
    pub fn contact(&self) -> Contact {
        Contact {
            name: self.name.clone(),
            email: self.email.clone(),
        }
    }
}

impl<'a> Whose<'a> {
    /// Whose `case` is.
    #[must_use]
    pub fn of(case: &'a Case) -> Self {
        Self {
            site: &case.site,
            subject: case.identity.as_ref().map(|identity| &identity.subject),
        }
    }
}

impl<'a> From<&'a str> for Whose<'a> {
    /// A case of `site` whose requester nobody vouches for.
    fn from(site: &'a str) -> Self {
        Self {
            site,
            subject: None,
        }
    }
}
