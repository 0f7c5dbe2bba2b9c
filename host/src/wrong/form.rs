//! Tokens that have not the form of one.

use super::{Scene, Wrong, refused};
use crate::encoded;
use serde_json::json;

impl Scene {
    pub(super) fn malformed(&self) -> Vec<Wrong> {
        let good = self.es.token(&self.honest());
        let parts: Vec<&str> = good.split('.').collect();
        let of = |header: &str, payload: &str, signature: &str| {
            format!("{header}.{payload}.{signature}")
        };
        let (header, payload, signature) = (parts[0], parts[1], parts[2]);
        let long = self
            .es
            .token(&self.but("padding", json!("x".repeat(4_096))));
        vec![
            refused("one dot", format!("{header}.{payload}"), "two dots"),
            refused("three dots", format!("{good}."), "two dots"),
            refused(
                "five parts, as if encrypted",
                format!("{good}.x.y"),
                "two dots",
            ),
            refused("dots alone", "..".to_owned(), "JSON"),
            refused("over 4 KiB, though well signed", long, "4096"),
            refused(
                "a header that is not base64url",
                of("*", payload, signature),
                "base64url",
            ),
            refused(
                "padding",
                of(&format!("{header}="), payload, signature),
                "base64url",
            ),
            refused(
                "base64 of the other sort",
                of(header, payload, &format!("+/{}", &signature[2..])),
                "base64url",
            ),
            refused(
                "a space inside",
                of(
                    header,
                    payload,
                    &format!("{} {}", &signature[..9], &signature[9..]),
                ),
                "base64url",
            ),
            refused(
                "another way to write the same signature",
                of(header, payload, &respelt(signature)),
                "base64url",
            ),
            refused(
                "a header that is no JSON",
                of(&encoded("alg=ES256"), payload, signature),
                "JSON",
            ),
            refused(
                "a header that is a list",
                of(&encoded("[]"), payload, signature),
                "JSON",
            ),
            refused(
                "a payload that is no JSON",
                self.es.sign(&self.es.header().to_string(), "sub=user_42"),
                "JSON",
            ),
            refused(
                "a payload that is a text",
                self.es.sign(&self.es.header().to_string(), "\"user_42\""),
                "JSON",
            ),
            refused(
                "a payload with text after it",
                self.es.sign(&self.es.header().to_string(), "{}{}"),
                "JSON",
            ),
            refused(
                "a payload that is another token",
                self.es.sign(&self.es.header().to_string(), &good),
                "JSON",
            ),
        ]
    }
}

/// The last character of 64 bytes in base64 carries 2 bits; this sets the other 4, which a lax reader drops.
fn respelt(signature: &str) -> String {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = signature.to_owned();
    let last = text
        .pop()
        .and_then(|last| ALPHABET.find(last))
        .unwrap_or_default();
    text.extend(ALPHABET.chars().nth(last | 1));
    text
}
