//! What a host site does to say who its visitor is: it signs an identity token. For tests and the demo shop, so it panics
//! where a host would have to handle an error.
//!
//! [`wrong`] signs every wrong way that we could think of.

pub mod wrong;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use hmac::{Hmac, KeyInit as _, Mac as _};
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use serde_json::{Value, json};
use sha2::Sha256;

/// A key that a host signs with.
#[derive(Clone, Debug)]
pub struct Key {
    id: String,
    secret: Secret,
}

#[derive(Clone)]
enum Secret {
    Es256(Box<SigningKey>),
    Hs256(Vec<u8>),
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.alg())
    }
}

impl Secret {
    const fn alg(&self) -> &'static str {
        match self {
            Self::Es256(_) => "ES256",
            Self::Hs256(_) => "HS256",
        }
    }
}

impl Key {
    /// A key pair for ES256. The same `seed`, which is not 0, gives the same pair: it is no secret.
    ///
    /// # Panics
    /// With 0.
    #[must_use]
    pub fn es256(id: &str, seed: u8) -> Self {
        let key =
            SigningKey::from_slice(&[seed; 32]).expect("a number from 1 to the curve's order");
        Self {
            id: id.to_owned(),
            secret: Secret::Es256(Box::new(key)),
        }
    }

    /// A secret for HS256.
    #[must_use]
    pub fn hs256(id: &str, secret: &str) -> Self {
        Self {
            id: id.to_owned(),
            secret: Secret::Hs256(secret.as_bytes().to_vec()),
        }
    }

    /// What tokens call it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The key as the site's settings hold it; for HS256 they name the Worker's secret `name`.
    #[must_use]
    pub fn setting(&self, name: &str) -> Value {
        match &self.secret {
            Secret::Es256(_) => json!({ "id": self.id, "alg": "ES256", "key": self.jwk() }),
            Secret::Hs256(_) => json!({ "id": self.id, "alg": "HS256", "secret": name }),
        }
    }

    /// The public key as a JWK; null where there is none.
    #[must_use]
    pub fn jwk(&self) -> Value {
        let point = self.point();
        let coordinate = |at: usize| {
            let bytes = point.get(at..at + 32)?;
            Some(Base64UrlUnpadded::encode_string(bytes))
        };
        match (coordinate(1), coordinate(33)) {
            (Some(x), Some(y)) => json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y }),
            _ => Value::Null,
        }
    }

    /// The public key as an uncompressed point; empty where there is none.
    #[must_use]
    pub fn point(&self) -> Vec<u8> {
        match &self.secret {
            Secret::Es256(key) => key.verifying_key().to_sec1_point(false).as_bytes().to_vec(),
            Secret::Hs256(_) => Vec::new(),
        }
    }

    /// The usual header of this key's tokens.
    #[must_use]
    pub fn header(&self) -> Value {
        json!({ "typ": "JWT", "alg": self.secret.alg(), "kid": self.id })
    }

    /// A token that claims `claims`.
    #[must_use]
    pub fn token(&self, claims: &Value) -> String {
        self.token_with(&self.header(), claims)
    }

    /// A token with a header of one's own.
    #[must_use]
    pub fn token_with(&self, header: &Value, claims: &Value) -> String {
        self.sign(&header.to_string(), &claims.to_string())
    }

    /// A token of any two texts.
    #[must_use]
    pub fn sign(&self, header: &str, payload: &str) -> String {
        let signed = format!("{}.{}", encoded(header), encoded(payload));
        format!("{signed}.{}", encoded(self.signature(&signed)))
    }

    /// The signature of `signed`.
    ///
    /// # Panics
    /// Never: any secret is a key for HMAC.
    #[must_use]
    pub fn signature(&self, signed: &str) -> Vec<u8> {
        match &self.secret {
            Secret::Es256(key) => {
                let signature: Signature = key.sign(signed.as_bytes());
                signature.to_bytes().to_vec()
            }
            Secret::Hs256(secret) => {
                let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("any length will do");
                mac.update(signed.as_bytes());
                mac.finalize().into_bytes().to_vec()
            }
        }
    }
}

/// What an honest host claims of `subject` to `site`, at `now` in seconds: for five minutes.
#[must_use]
pub fn claims(site: &str, subject: &str, now: i64) -> Value {
    json!({ "sub": subject, "aud": site, "iat": now, "exp": now + 300 })
}

/// Whether `signature` (r and s) is that of `message` under the public key `point`, as the platform would say; none where
/// the point is none.
#[must_use]
pub fn holds(point: &[u8], message: &[u8], signature: &[u8]) -> Option<bool> {
    let key = VerifyingKey::from_sec1_bytes(point).ok()?;
    let signature = Signature::from_slice(signature);
    Some(signature.is_ok_and(|signature| key.verify(message, &signature).is_ok()))
}

/// Bytes as a part of a token.
#[must_use]
pub fn encoded(bytes: impl AsRef<[u8]>) -> String {
    Base64UrlUnpadded::encode_string(bytes.as_ref())
}
