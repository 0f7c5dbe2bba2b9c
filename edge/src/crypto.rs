//! Everything that is derived from the server's secret, and randomness.
//!
//! What a token opens is stored only as a keyed hash of it, so that a copy of the storage opens nothing.

use crate::failure::Failure;
use answerable_shared::identity::Subject;
use answerable_shared::reference::Reference;
use base64ct::{Base64UrlUnpadded, Encoding as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;

/// Marks a case token.
pub const CASE_TOKEN: &str = "ct_";
/// Marks a staff session.
pub const SESSION: &str = "ss_";

/// Shortest secret that is taken for one, in bytes.
const SHORTEST_SECRET: usize = 32;

/// The secret `SERVER_SECRET`.
#[derive(Clone)]
pub struct ServerSecret(Vec<u8>);

impl ServerSecret {
    /// The secret, if it is long enough to be one.
    ///
    /// # Errors
    /// It is shorter than 32 bytes.
    pub fn new(secret: &str) -> Result<Self, Failure> {
        if secret.len() < SHORTEST_SECRET {
            return Err(Failure::new(format!(
                "SERVER_SECRET is shorter than {SHORTEST_SECRET} bytes"
            )));
        }
        Ok(Self(secret.as_bytes().to_vec()))
    }

    /// The reference of the case that the submission `key` to `site` opens, at the `attempt`th try: a reference has
    /// only 35 bits, so two submissions can fall on the same one.
    ///
    /// # Errors
    /// Only where the algorithm itself fails.
    pub fn reference(&self, site: &str, key: &str, attempt: u32) -> Result<Reference, Failure> {
        let digest = self.derive("reference", &[site, key, &attempt.to_string()])?;
        let bits = digest
            .iter()
            .take(8)
            .fold(0_u64, |bits, &byte| (bits << 8) | u64::from(byte));
        Ok(Reference::from_bits(bits))
    }

    /// The token that opens `reference`, for the submission `key`; 256 bits.
    ///
    /// # Errors
    /// As for [`Self::reference`].
    pub fn case_token(&self, reference: Reference, key: &str) -> Result<String, Failure> {
        let digest = self.derive("token", &[&reference.to_string(), key])?;
        Ok(format!(
            "{CASE_TOKEN}{}",
            Base64UrlUnpadded::encode_string(&digest)
        ))
    }

    /// What is stored of a secret that is used for `purpose`.
    ///
    /// # Errors
    /// As for [`Self::reference`].
    pub fn at_rest(&self, purpose: &str, secret: &str) -> Result<String, Failure> {
        let digest = self.derive("at rest", &[purpose, secret])?;
        Ok(Base64UrlUnpadded::encode_string(&digest))
    }

    /// What the index keeps of `subject` of `site`: enough to find their cases, not to find them.
    ///
    /// # Errors
    /// As for [`Self::reference`].
    pub fn owner(&self, site: &str, subject: &Subject) -> Result<String, Failure> {
        // A site's identifier has no spaces, so no two pairs read the same.
        self.at_rest("subject", &format!("{site} {subject}"))
    }

    fn derive(&self, label: &str, parts: &[&str]) -> Result<Vec<u8>, Failure> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0)
            .map_err(|_| Failure::new("the server's secret is no key"))?;
        // Each part with its length, so that no two lists of parts read the same.
        for part in std::iter::once(&label).chain(parts) {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part.as_bytes());
        }
        Ok(mac.finalize().into_bytes().to_vec())
    }
}

impl std::fmt::Debug for ServerSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ServerSecret")
    }
}

/// Whether two secrets are the same, in a time that does not depend on where they differ.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

/// 256 random bits as text that fits into a URL and into a header's token.
///
/// # Errors
/// The platform gives no randomness.
pub fn random_token() -> Result<String, Failure> {
    random::<32>()
}

/// 72 random bits, for the log.
///
/// # Errors
/// As for [`random_token`].
pub fn random_id() -> Result<String, Failure> {
    random::<9>()
}

/// What tells one body from another under the same key.
///
/// # Errors
/// The body cannot be written as JSON.
pub fn fingerprint(body: &impl serde::Serialize) -> Result<String, Failure> {
    let canonical = serde_json::to_vec(body)?;
    Ok(Base64UrlUnpadded::encode_string(&Sha256::digest(canonical)))
}

fn random<const N: usize>() -> Result<String, Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Failure::new("no randomness"))?;
    Ok(Base64UrlUnpadded::encode_string(&bytes))
}
