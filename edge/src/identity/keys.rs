//! What hosts sign with, as the settings say. Faults are told apart, so that the operator can mend them.

use crate::bindings;
use crate::failure::Failure;
use answerable_shared::site::{Algorithm, IdentityKey, IdentitySettings};
use base64ct::{Base64UrlUnpadded, Encoding as _};
use serde_json::Value;
use std::collections::BTreeMap;

/// Most keys of a site: the one in use and the one that follows it.
pub const MOST_KEYS: usize = 2;
/// Longest identifier of a key, in bytes.
const LONGEST_ID: usize = 64;
/// Shortest secret for HS256, in bytes: as long as what SHA-256 gives (RFC 7518, section 3.2).
const SHORTEST_SECRET: usize = 32;
/// A coordinate of P-256, in bytes.
const COORDINATE: usize = 32;

/// Reads a secret of the Worker by its name.
pub type Secrets<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A key that tokens of a site may be signed with.
#[derive(Clone)]
pub struct Key {
    /// What tokens call it.
    pub id: String,
    /// What it is for.
    pub alg: Algorithm,
    /// What a signature is held against.
    pub check: Check,
}

/// What a signature is held against.
#[derive(Clone)]
pub enum Check {
    /// A public key on P-256: an uncompressed point (SEC 1).
    Es256(Vec<u8>),
    /// The secret that the host signs with as well.
    Hs256(Vec<u8>),
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.id)
    }
}

/// The keys of `site`.
///
/// # Errors
/// They cannot be used; the failure says which and why, without anything secret.
pub fn read(
    site: &str,
    settings: &IdentitySettings,
    secrets: Secrets<'_>,
) -> Result<Vec<Key>, Failure> {
    let wrong = |what: &str| Failure::new(format!("SITES.{site}.identity.keys: {what}"));
    if settings.keys.is_empty() {
        return Err(wrong("there is none; leave identity out, or add one"));
    }
    if settings.keys.len() > MOST_KEYS {
        return Err(wrong("two are taken at most; take the oldest out"));
    }
    let mut keys: Vec<Key> = Vec::new();
    for key in &settings.keys {
        let id = &key.id;
        if !(1..=LONGEST_ID).contains(&id.len()) {
            return Err(wrong("an id has 1 to 64 bytes"));
        }
        if keys.iter().any(|other| other.id == *id) {
            return Err(wrong(&format!("the id {id:?} is there twice")));
        }
        let check = check(key, secrets).map_err(|what| wrong(&format!("{id:?}: {what}")))?;
        keys.push(Key {
            id: id.clone(),
            alg: key.alg,
            check,
        });
    }
    Ok(keys)
}

/// The keys of `site`, if it shares no secret with those that were read before: each could sign for the other's visitors.
///
/// # Errors
/// It does.
pub fn unshared(
    site: &str,
    keys: Vec<Key>,
    before: &BTreeMap<String, Vec<Key>>,
) -> Result<Vec<Key>, Failure> {
    let secret = |key: &Key| match &key.check {
        Check::Hs256(secret) => Some(secret.clone()),
        Check::Es256(_) => None,
    };
    let known: Vec<_> = before.values().flatten().filter_map(secret).collect();
    if keys
        .iter()
        .filter_map(secret)
        .any(|one| known.contains(&one))
    {
        return Err(Failure::new(format!(
            "SITES.{site}.identity.keys: another site has the same secret; each site needs its own"
        )));
    }
    Ok(keys)
}

fn check(key: &IdentityKey, secrets: Secrets<'_>) -> Result<Check, &'static str> {
    match (key.alg, &key.key, &key.secret) {
        (Algorithm::Es256, Some(jwk), None) => point(jwk).map(Check::Es256),
        (Algorithm::Es256, ..) => Err("ES256 takes key, a public JWK, and no secret"),
        (Algorithm::Hs256, None, Some(name)) => secret(name, secrets).map(Check::Hs256),
        (Algorithm::Hs256, ..) => Err("HS256 takes secret, the name of a secret, and no key"),
    }
}

/// The public key of a JWK. Whether it is a point of the curve is for the platform to say, when it is first used.
fn point(jwk: &Value) -> Result<Vec<u8>, &'static str> {
    if !jwk["d"].is_null() {
        return Err("this is the private key, which only the host may have; make a new pair");
    }
    if jwk["kty"] != "EC" || jwk["crv"] != "P-256" {
        return Err("key is no JWK with kty EC and crv P-256");
    }
    let mut point = vec![4];
    for name in ["x", "y"] {
        let text = jwk[name].as_str().unwrap_or_default();
        match Base64UrlUnpadded::decode_vec(text) {
            Ok(bytes) if bytes.len() == COORDINATE => point.extend(bytes),
            _ => return Err("x and y of key have to be 32 bytes each in base64url"),
        }
    }
    Ok(point)
}

fn secret(name: &str, secrets: Secrets<'_>) -> Result<Vec<u8>, &'static str> {
    // What opens our own doors is not for a host to know.
    if [bindings::SERVER_SECRET, bindings::OPERATOR_KEY].contains(&name) {
        return Err("secret names one of the service's own; make one for the host");
    }
    let secret = secrets(name).ok_or("the secret that it names is not set")?;
    if secret.len() < SHORTEST_SECRET {
        return Err("the secret that it names is shorter than 32 bytes");
    }
    Ok(secret.into_bytes())
}
