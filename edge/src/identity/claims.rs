//! What a token has to say.

use super::Refused;
use crate::config::Config;
use answerable_shared::identity::{Identity, Subject};
use answerable_shared::time::Timestamp;
use serde_json::Value;

/// How long a token may be good for, in seconds.
pub const LONGEST_LIFE: f64 = 3_600.0;
/// How far the host's clock may be from ours, in seconds.
pub const LEEWAY: f64 = 60.0;

/// The token is for another site than the one that is called.
pub const OTHER_SITE: Refused = Refused::Because(
    "The identity token is for another site: its aud has to be the identifier of the site that is called.",
);

/// The payload of a token.
#[derive(Clone, Copy, Debug)]
pub struct Claims<'a>(pub &'a Value);

impl Claims<'_> {
    /// The site that the token is for. A token may be for other services too, but for one site of ours only: which
    /// keys it is judged by must not be a choice.
    ///
    /// # Errors
    /// It is for no site of ours, or for several.
    pub fn audience<'c>(&self, config: &'c Config) -> Result<&'c str, Refused> {
        let listed = match &self.0["aud"] {
            Value::Array(list) => list.as_slice(),
            one => std::slice::from_ref(one),
        };
        let mut sites = config
            .sites
            .keys()
            .filter(|site| listed.iter().any(|name| *name == ***site));
        match (sites.next(), sites.next()) {
            (Some(site), None) => Ok(site),
            (None, _) => Err(Refused::Because(
                "The identity token's aud is no site here: it has to be the site's identifier, as text or in a list.",
            )),
            (Some(_), Some(_)) => Err(Refused::Because(
                "The identity token's aud names several sites; sign one token for each.",
            )),
        }
    }

    /// Who it is, and until when the host vouches for it. Only for a token whose signature holds.
    ///
    /// # Errors
    /// The time is not right, or who it is is not said.
    pub fn judge(&self, now: Timestamp) -> Result<(Identity, Timestamp), Refused> {
        #[expect(clippy::cast_precision_loss, reason = "exact up to 2⁵³ milliseconds")]
        let now = now.0 as f64 / 1_000.0;
        let exp = self.time("exp")?.ok_or(Refused::Because(
            "The identity token has no exp: it has to say when it ends, in seconds since 1970.",
        ))?;
        if exp + LEEWAY <= now {
            return Err(Refused::Expired);
        }
        if exp > now + LONGEST_LIFE + LEEWAY {
            return Err(Refused::Because(
                "The identity token's exp lies more than an hour ahead. It counts in seconds since 1970, not \
                 milliseconds.",
            ));
        }
        for name in ["nbf", "iat"] {
            if self.time(name)?.is_some_and(|begins| begins > now + LEEWAY) {
                return Err(Refused::Because(
                    "The identity token's nbf or iat lies in the future; is the host's clock right?",
                ));
            }
        }
        let subject = self.0["sub"].as_str().and_then(Subject::new);
        let subject = subject.ok_or(Refused::Because(
            "The identity token's sub has to be text of 1 to 128 characters without control characters.",
        ))?;
        let identity = Identity::new(subject, self.text("name")?, self.text("email")?);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "about an hour from now at most"
        )]
        let until = Timestamp(((exp + LEEWAY) * 1_000.0) as i64);
        Ok((identity, until))
    }

    /// A time in seconds; whole or not, and of any size.
    fn time(&self, name: &str) -> Result<Option<f64>, Refused> {
        match &self.0[name] {
            Value::Null => Ok(None),
            value => value.as_f64().map(Some).ok_or(Refused::Because(
                "The identity token's exp, nbf and iat have to be numbers: seconds since 1970.",
            )),
        }
    }

    fn text(&self, name: &str) -> Result<&str, Refused> {
        match &self.0[name] {
            Value::Null => Ok(""),
            Value::String(text) => Ok(text),
            _ => Err(Refused::Because(
                "The identity token's name and email have to be text.",
            )),
        }
    }
}
