//! Identity tokens: a host site says who its visitor is, in a short-lived JWT (RFC 7519) that it signs.
//!
//! - [`keys`]: what the site's settings say it signs with.
//! - [`token`]: a token taken apart.
//! - [`claims`]: what a token that is genuine must say.
//!
//! The order of the checks matters. Which site and which key a token may be judged by comes from the settings alone;
//! nothing that a token says of itself is believed before its signature holds; and what is answered depends on the token
//! and the settings, never on a case.

pub mod claims;
pub mod keys;
pub mod token;

use self::claims::Claims;
use self::keys::{Check, Key};
use self::token::Token;
use crate::app::App;
use crate::failure::Failure;
use crate::ports::Signatures;
use crate::problems::ApiError;
use answerable_shared::identity::Identity;
use answerable_shared::problem::{Problem, ProblemType};
use answerable_shared::time::Timestamp;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use std::future::Future;
use std::pin::Pin;

/// Somebody whom a host vouches for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identified {
    /// The site whose host it is.
    pub site: String,
    /// Who they are there.
    pub identity: Identity,
    /// Until when the host vouches for them.
    pub until: Timestamp,
}

/// Why a token is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It was good, and is too old: a new one will do.
    Expired,
    /// It fails a check, which this sentence names for the host's developer.
    Because(&'static str),
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Expired => ProblemType::IdentityExpired
                .because("The identity token's exp has passed. Ask the host site for a new token."),
            Refused::Because(why) => ProblemType::IdentityRefused.because(why),
        }
    }
}

/// Whom `token` says the caller is, if it is to be believed. With `site` the token has to be for that site.
///
/// A boxed promise, because many handlers wait for it.
#[must_use]
pub fn identify<'a>(
    app: &'a App,
    token: &'a str,
    site: Option<&'a str>,
) -> Pin<Box<dyn Future<Output = Result<Identified, ApiError>> + Send + 'a>> {
    Box::pin(async move {
        let refuse = |refused: Refused| ApiError::from(Problem::from(refused));
        let token = Token::read(token).map_err(refuse)?;
        let claims = Claims(&token.claims);
        let audience = claims.audience(&app.config).map_err(refuse)?;
        if site.is_some_and(|site| site != audience) {
            return Err(refuse(claims::OTHER_SITE));
        }
        let keys = token
            .candidates(app.config.identity_keys(audience))
            .map_err(refuse)?;
        let mut is_genuine = false;
        for key in keys {
            let held = holds(&*app.ports.signatures, key, &token).await;
            // A key that is none holds nothing; the one beside it may.
            is_genuine |= held.unwrap_or_else(|failure| {
                let what = format!("SITES.{audience}: {:?}: {failure}", key.id);
                app.ports.log.failure("identity", &what);
                false
            });
            if is_genuine {
                break;
            }
        }
        if !is_genuine {
            return Err(refuse(token::FORGED));
        }
        let (identity, until) = claims.judge(app.ports.clock.now()).map_err(refuse)?;
        Ok(Identified {
            site: audience.to_owned(),
            identity,
            until,
        })
    })
}

/// Whether the token is signed with `key`.
async fn holds(signatures: &dyn Signatures, key: &Key, token: &Token<'_>) -> Result<bool, Failure> {
    let (message, signature) = (token.signed.as_bytes(), token.signature.as_slice());
    match &key.check {
        Check::Hs256(secret) => {
            let mut mac = Hmac::<Sha256>::new_from_slice(secret)
                .map_err(|_| Failure::new("an identity secret that is no key"))?;
            mac.update(message);
            // In a time that does not depend on where they differ.
            Ok(mac.verify_slice(signature).is_ok())
        }
        Check::Es256(point) => signatures.es256(point, message, signature).await,
    }
}
