//! Canned replies: texts that are written once, with variables for what differs from case to case.
//!
//! `{name}` is the requester's name, `{reference}` the case's number, `{agent}` the name of whoever answers and `{site}`
//! the site's. `{name|there}` says `there` where nothing is known, and `{{` is a brace.

use crate::refusal::Refusal;
use crate::settings::{Team, at_most};
use crate::text;
use serde::{Deserialize, Serialize};

/// Teams that one is for, at most.
const MOST_TEAMS: usize = 100;

/// A text that staff can begin an answer with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Reply {
    /// Name by which staff find it.
    pub name: String,
    /// What it says, with variables.
    pub text: String,
    /// Identifiers of the teams that it is for; none: for everybody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<String>,
}

/// What the variables stand for. What is empty is not known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Values<'a> {
    /// Name of the requester.
    pub name: &'a str,
    /// Number of the case.
    pub reference: &'a str,
    /// Name of whoever answers.
    pub agent: &'a str,
    /// Name of the site.
    pub site: &'a str,
}

/// `text` with `values` in the place of its variables. What would be refused in the settings stays as it is written.
#[must_use]
pub fn fill(text: &str, values: &Values<'_>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((piece, after)) = next(rest) {
        filled.push_str(match piece {
            Piece::Text(text) => text,
            Piece::Unclosed => "{",
            Piece::Variable { name, fallback } => match values.of(name) {
                Some("") => fallback,
                Some(value) => value,
                None => &rest[..rest.len() - after.len()],
            },
        });
        rest = after;
    }
    filled
}

impl Reply {
    /// Whether a site with these `teams` can have it; `field` is the path of the settings, such as `replies[0]`.
    pub(crate) fn check(&self, field: &str, teams: &[Team]) -> Result<(), Refusal> {
        text::required_line(&format!("{field}.name"), &self.name, text::SHORT)?;
        let at = format!("{field}.text");
        text::required(&at, &self.text, text::MEDIUM)?;
        let mut rest = self.text.as_str();
        while let Some((piece, after)) = next(rest) {
            match piece {
                Piece::Unclosed => return Err(Refusal::Unclosed { field: at }),
                Piece::Variable { name, .. } if Values::default().of(name).is_none() => {
                    return Err(Refusal::NoSuchVariable {
                        field: at,
                        name: text::first_words(name, text::SHORT),
                    });
                }
                Piece::Variable { .. } | Piece::Text(_) => rest = after,
            }
        }
        at_most(&format!("{field}.teams"), self.teams.len(), MOST_TEAMS)?;
        for (position, id) in self.teams.iter().enumerate() {
            let field = || format!("{field}.teams[{position}]");
            if !teams.iter().any(|team| team.id == *id) {
                return Err(Refusal::NoSuch {
                    field: field(),
                    what: "team",
                });
            }
            if self
                .teams
                .iter()
                .take(position)
                .any(|earlier| earlier == id)
            {
                return Err(Refusal::Twice { field: field() });
            }
        }
        Ok(())
    }
}

impl<'a> Values<'a> {
    /// What the variable `name` stands for; none if there is no such variable.
    fn of(&self, name: &str) -> Option<&'a str> {
        Some(match name {
            "name" => self.name,
            "reference" => self.reference,
            "agent" => self.agent,
            "site" => self.site,
            _ => return None,
        })
    }
}

enum Piece<'a> {
    Text(&'a str),
    Variable {
        name: &'a str,
        fallback: &'a str,
    },
    /// A brace with which no variable begins that ends.
    Unclosed,
}

/// What `text` begins with, and what comes after it.
fn next(text: &str) -> Option<(Piece<'_>, &str)> {
    let Some(inner) = text.strip_prefix('{') else {
        let (plain, after) = text.split_at(text.find('{').unwrap_or(text.len()));
        return (!plain.is_empty()).then_some((Piece::Text(plain), after));
    };
    if let Some(after) = inner.strip_prefix('{') {
        return Some((Piece::Text("{"), after));
    }
    let end = inner.find(['{', '}']).unwrap_or(inner.len());
    let (variable, after) = inner.split_at(end);
    let Some(after) = after.strip_prefix('}') else {
        return Some((Piece::Unclosed, inner));
    };
    let (name, fallback) = variable.split_once('|').unwrap_or((variable, ""));
    let name = name.trim();
    Some((Piece::Variable { name, fallback }, after))
}
