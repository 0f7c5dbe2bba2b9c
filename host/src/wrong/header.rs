//! Headers that would have us check something else than the settings say.

use super::{Scene, Wrong, refused};
use crate::{Key, encoded};
use serde_json::{Value, json};

impl Scene {
    pub(super) fn wrong_headers(&self) -> Vec<Wrong> {
        let honest = self.honest();
        let text = honest.to_string();
        let with = |header: Value| self.es.token_with(&header, &honest);
        let unsigned = |alg: &str| {
            let header = json!({ "typ": "JWT", "alg": alg }).to_string();
            format!("{}.{}.", encoded(header), encoded(&text))
        };
        let id = self.es.id();
        // Whoever lets the token choose takes the public key, which everybody has, for the secret.
        let confused =
            |secret: &str, header: &Value| Key::hs256(id, secret).token_with(header, &honest);
        let bytes = |bytes: &[u8], header: &Value| {
            let signed = format!("{}.{}", encoded(header.to_string()), encoded(&text));
            let mac = hs256_of_bytes(bytes, &signed);
            format!("{signed}.{}", encoded(mac))
        };
        let hs = |kid: &str| json!({ "alg": "HS256", "kid": kid });
        vec![
            refused("alg none, unsigned", unsigned("none"), "alg"),
            refused("alg None", unsigned("None"), "alg"),
            refused("alg NONE", unsigned("NONE"), "alg"),
            refused(
                "alg none, signed all the same",
                with(json!({ "alg": "none", "kid": id })),
                "alg",
            ),
            refused("no alg", with(json!({ "kid": id })), "alg"),
            refused(
                "alg in small letters",
                with(json!({ "alg": "es256", "kid": id })),
                "alg",
            ),
            refused(
                "alg as a list",
                with(json!({ "alg": ["ES256"], "kid": id })),
                "alg",
            ),
            refused(
                "alg with a space",
                with(json!({ "alg": "ES256 ", "kid": id })),
                "alg",
            ),
            refused(
                "alg RS256",
                with(json!({ "alg": "RS256", "kid": id })),
                "alg",
            ),
            refused(
                "alg ES384",
                with(json!({ "alg": "ES384", "kid": id })),
                "alg",
            ),
            refused(
                "alg HS512",
                with(json!({ "alg": "HS512", "kid": id })),
                "alg",
            ),
            refused(
                "HS256 with the public point as the secret",
                bytes(&self.es.point(), &hs(id)),
                "alg",
            ),
            refused(
                "HS256 with the public JWK as the secret",
                confused(&self.es.jwk().to_string(), &hs(id)),
                "alg",
            ),
            refused(
                "the same without kid, so that the other key is tried",
                bytes(&self.es.point(), &json!({ "alg": "HS256" })),
                "signature",
            ),
            refused(
                "HS256 with the right secret under the other key's kid",
                self.hs.token_with(&hs(id), &honest),
                "alg",
            ),
            refused(
                "ES256 with the right key under the other key's kid",
                with(json!({ "alg": "ES256", "kid": self.hs.id() })),
                "alg",
            ),
            refused(
                "a kid that is no key's",
                with(json!({ "alg": "ES256", "kid": "k9" })),
                "kid",
            ),
            refused(
                "a kid in capitals",
                with(json!({ "alg": "ES256", "kid": id.to_uppercase() })),
                "kid",
            ),
            refused(
                "a kid that is a path",
                with(json!({ "alg": "ES256", "kid": format!("../{id}") })),
                "kid",
            ),
            refused(
                "a kid that is a query",
                with(json!({ "alg": "ES256", "kid": format!("{id}' OR '1'='1") })),
                "kid",
            ),
            refused(
                "a kid that is a number",
                with(json!({ "alg": "ES256", "kid": 0 })),
                "kid",
            ),
            refused(
                "an empty kid",
                with(json!({ "alg": "ES256", "kid": "" })),
                "kid",
            ),
            refused(
                "crit",
                with(json!({ "alg": "ES256", "kid": id, "crit": ["exp"] })),
                "crit",
            ),
            refused(
                "an empty crit",
                with(json!({ "alg": "ES256", "kid": id, "crit": [] })),
                "crit",
            ),
            refused(
                "a crit of null",
                with(json!({ "alg": "ES256", "kid": id, "crit": null })),
                "crit",
            ),
        ]
    }
}

fn hs256_of_bytes(secret: &[u8], signed: &str) -> Vec<u8> {
    use hmac::{KeyInit as _, Mac as _};
    let mac = hmac::Hmac::<sha2::Sha256>::new_from_slice(secret);
    mac.map(|mut mac| {
        mac.update(signed.as_bytes());
        mac.finalize().into_bytes().to_vec()
    })
    .unwrap_or_default()
}
