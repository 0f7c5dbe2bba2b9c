//! A token taken apart, as strictly as RFC 7515 and RFC 8725 ask for.

use super::Refused;
use super::keys::Key;
use answerable_shared::json;
use answerable_shared::site::Algorithm;
use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde_json::Value;

/// Longest token that is looked at, in bytes.
pub const LONGEST: usize = 4096;

/// The signature does not hold.
pub const FORGED: Refused = Refused::Because(
    "The identity token's signature does not match: sign header and payload exactly as they are sent, with the key that \
     the site's settings hold.",
);

/// A token whose form is right. Nothing in it is to be believed yet.
#[derive(Clone, Debug)]
pub struct Token<'a> {
    /// What is signed: header and payload as they came.
    pub signed: &'a str,
    /// The signature.
    pub signature: Vec<u8>,
    /// What it claims.
    pub claims: Value,
    header: Value,
}

impl<'a> Token<'a> {
    /// Takes `token` apart.
    ///
    /// # Errors
    /// It is no JWT as we take them.
    pub fn read(token: &'a str) -> Result<Self, Refused> {
        if token.len() > LONGEST {
            return Err(Refused::Because(
                "The identity token is longer than 4096 bytes.",
            ));
        }
        let parts: Vec<&str> = token.split('.').collect();
        let [header, payload, signature] = parts[..] else {
            return Err(Refused::Because(
                "The identity token is no JWT: it has to be header, payload and signature, with two dots between.",
            ));
        };
        let read = |part: &str| {
            // As text, as everything else is read: another reader would cost the upload 10 KB.
            String::from_utf8(decoded(part)?)
                .ok()
                .and_then(|text| json::read(&text).ok())
                .filter(Value::is_object)
                .ok_or(Refused::Because(
                    "Header and payload of the identity token have to be JSON objects.",
                ))
        };
        let token = Self {
            signed: token
                .get(..header.len() + 1 + payload.len())
                .unwrap_or_default(),
            header: read(header)?,
            claims: read(payload)?,
            signature: decoded(signature)?,
        };
        if token.header.get("crit").is_some() {
            return Err(Refused::Because(
                "The identity token's header has crit, which is not taken.",
            ));
        }
        Ok(token)
    }

    /// Which of a site's keys it may be signed with: the one that it names, or each that is for its algorithm.
    ///
    /// # Errors
    /// None of them.
    pub fn candidates<'k>(&self, keys: &'k [Key]) -> Result<Vec<&'k Key>, Refused> {
        if keys.is_empty() {
            return Err(Refused::Because(
                "The site's settings hold no identity keys, so no identity token is taken for it.",
            ));
        }
        let mut candidates: Vec<&Key> = keys.iter().collect();
        match &self.header["kid"] {
            Value::Null => {}
            kid => candidates.retain(|key| *kid == *key.id),
        }
        if candidates.is_empty() {
            return Err(Refused::Because(
                "The identity token's kid is the id of no key in the site's settings.",
            ));
        }
        candidates.retain(|key| self.header["alg"] == name(key.alg));
        let Some(key) = candidates.first() else {
            return Err(Refused::Because(
                "The identity token's alg is not the one that the site's settings pin to the key.",
            ));
        };
        match (key.alg, self.signature.len()) {
            (Algorithm::Es256, 64) | (Algorithm::Hs256, 32) => Ok(candidates),
            (Algorithm::Es256, _) => Err(Refused::Because(
                "The identity token's signature has the wrong length: for ES256 it is r and s, 64 bytes in all, and not \
                 in DER.",
            )),
            (Algorithm::Hs256, _) => Err(Refused::Because(
                "The identity token's signature has the wrong length: for HS256 it has 32 bytes.",
            )),
        }
    }
}

/// The bytes of a part. Padding, whitespace and a second way to write the same bytes are all refused.
fn decoded(part: &str) -> Result<Vec<u8>, Refused> {
    Base64UrlUnpadded::decode_vec(part).map_err(|_| {
        Refused::Because("Each part of the identity token has to be base64url without padding.")
    })
}

const fn name(alg: Algorithm) -> &'static str {
    match alg {
        Algorithm::Es256 => "ES256",
        Algorithm::Hs256 => "HS256",
    }
}
