//! Times that are not right.

use super::{Scene, Wrong, expired, refused};
use crate::Key;
use serde_json::{Value, json};

impl Scene {
    pub(super) fn wrong_times(&self) -> Vec<Wrong> {
        let with = |name: &str, value: Value| self.es.token(&self.but(name, value));
        let written = |exp: &str| {
            let text = self.but("exp", Value::Null).to_string();
            let text = text.replacen('{', &format!("{{\"exp\":{exp},"), 1);
            self.es.sign(&self.es.header().to_string(), &text)
        };
        vec![
            expired("expired", with("exp", json!(self.now - 61))),
            expired(
                "expired, with HS256",
                self.hs.token(&self.but("exp", json!(self.now - 61))),
            ),
            expired("expired long ago", with("exp", json!(0))),
            expired("an exp before 1970", with("exp", json!(-1))),
            expired("an exp far before 1970", written("-1e300")),
            expired("an exp of minus zero", written("-0.0")),
            refused(
                "forged as well as expired",
                Key::es256(self.es.id(), 99).token(&self.but("exp", json!(self.now - 3_600))),
                "signature",
            ),
            refused("no exp", with("exp", Value::Null), "exp"),
            refused("an exp of null", written("null"), "exp"),
            refused(
                "an exp that is text",
                with("exp", json!((self.now + 300).to_string())),
                "exp",
            ),
            refused("an exp that is true", written("true"), "exp"),
            refused(
                "an exp in a list",
                with("exp", json!([self.now + 300])),
                "exp",
            ),
            refused(
                "an exp over an hour ahead",
                with("exp", json!(self.now + 3_720)),
                "hour",
            ),
            refused(
                "an exp in milliseconds",
                with("exp", json!((self.now + 300) * 1_000)),
                "milliseconds",
            ),
            refused(
                "an exp as large as 64 bits are",
                written("18446744073709551615"),
                "hour",
            ),
            refused("an exp as large as floats are", written("1e308"), "hour"),
            refused("an exp larger than floats are", written("1e999"), "JSON"),
            refused(
                "an nbf in the future",
                with("nbf", json!(self.now + 120)),
                "nbf",
            ),
            refused("an nbf that is text", with("nbf", json!("now")), "nbf"),
            refused(
                "an iat in the future",
                with("iat", json!(self.now + 120)),
                "iat",
            ),
            refused("an iat that is an object", with("iat", json!({})), "iat"),
        ]
    }
}
