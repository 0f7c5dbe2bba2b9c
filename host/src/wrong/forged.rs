//! Signatures that do not hold.

use super::{Scene, Wrong, refused};
use crate::{Key, encoded};
use serde_json::json;

impl Scene {
    pub(super) fn forged(&self) -> Vec<Wrong> {
        let honest = self.honest();
        let good = self.es.token(&honest);
        let (signed, signature) = good.rsplit_once('.').unwrap_or_default();
        let (header, payload) = signed.split_once('.').unwrap_or_default();
        let elsewhere = self.es.token(&self.but("sub", json!("user_43")));
        let (_, other_signature) = elsewhere.rsplit_once('.').unwrap_or_default();
        let raw = self.es.signature(signed);
        let (r, s) = raw.split_at(32);
        let with = |signature: &[u8]| format!("{signed}.{}", encoded(signature));
        let stranger = Key::es256(self.es.id(), 99);
        let embedded = json!({ "alg": "ES256", "kid": self.es.id(), "jwk": stranger.jwk(), "jku": "https://evil.example/keys" });
        let short = Key::hs256(self.hs.id(), "");
        let hs = self.hs.token(&honest);
        vec![
            refused(
                "another sub under the same signature",
                format!(
                    "{header}.{}.{signature}",
                    encoded(self.but("sub", json!("user_1")).to_string())
                ),
                "signature",
            ),
            refused(
                "another header under the same signature",
                format!("{}.{payload}.{signature}", encoded(r#"{"alg":"ES256"}"#)),
                "signature",
            ),
            refused(
                "the signature of another token",
                format!("{signed}.{other_signature}"),
                "signature",
            ),
            refused(
                "a key that nobody knows",
                stranger.token(&honest),
                "signature",
            ),
            refused(
                "a key that it brings along",
                stranger.token_with(&embedded, &honest),
                "signature",
            ),
            refused(
                "the other site's key",
                self.others.token(&honest),
                "signature",
            ),
            refused("no signature", format!("{signed}."), "length"),
            refused("half a signature", with(r), "length"),
            refused("a byte too few", with(&raw[..63]), "length"),
            refused(
                "a byte too many",
                with(&[&raw[..], &[0]].concat()),
                "length",
            ),
            refused("a signature in DER", with(&der(r, s)), "length"),
            refused("a signature of zeros", with(&[0; 64]), "signature"),
            refused("a signature of ones", with(&[0xFF; 64]), "signature"),
            refused(
                "r and s the other way round",
                with(&[s, r].concat()),
                "signature",
            ),
            refused(
                "HS256 with an empty secret",
                short.token(&honest),
                "signature",
            ),
            refused(
                "HS256 with a guess",
                Key::hs256(self.hs.id(), "secret").token(&honest),
                "signature",
            ),
            refused("HS256 cut to half its length", shortened(&hs, 16), "length"),
            refused("HS256 without a signature", shortened(&hs, 0), "length"),
        ]
    }
}

fn shortened(token: &str, bytes: usize) -> String {
    let (signed, signature) = token.rsplit_once('.').unwrap_or_default();
    // 3 bytes are 4 characters; what is left over is spelt as zero bits.
    let mut signature: String = signature.chars().take(bytes / 3 * 4).collect();
    if bytes % 3 == 1 {
        signature.push_str("AA");
    }
    format!("{signed}.{signature}")
}

/// Two numbers as ASN.1 has them.
fn der(r: &[u8], s: &[u8]) -> Vec<u8> {
    let number = |bytes: &[u8]| [&[2, 33, 0], bytes].concat();
    let both = [number(r), number(s)].concat();
    let length = u8::try_from(both.len()).unwrap_or(u8::MAX);
    [vec![0x30, length], both].concat()
}
