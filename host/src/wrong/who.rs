//! Tokens that are not for us, or do not say who it is.

use super::{SUBJECT, Scene, Wrong, refused};
use crate::claims;
use serde_json::{Value, json};

impl Scene {
    pub(super) fn wrong_claims(&self) -> Vec<Wrong> {
        let with = |name: &str, value: Value| self.es.token(&self.but(name, value));
        let theirs = claims(&self.other, SUBJECT, self.now);
        vec![
            refused("no aud", with("aud", Value::Null), "aud"),
            refused("an empty aud", with("aud", json!("")), "aud"),
            refused("an empty list as aud", with("aud", json!([])), "aud"),
            refused(
                "an aud that is another service",
                with("aud", json!("https://api.example")),
                "aud",
            ),
            refused(
                "an aud in capitals",
                with("aud", json!(self.site.to_uppercase())),
                "aud",
            ),
            refused(
                "an aud with a space",
                with("aud", json!(format!("{} ", self.site))),
                "aud",
            ),
            refused(
                "an aud that only begins so",
                with("aud", json!(format!("{}-shop", self.site))),
                "aud",
            ),
            refused(
                "an aud that is an object",
                with("aud", json!({ "site": self.site })),
                "aud",
            ),
            refused(
                "an aud in a list in a list",
                with("aud", json!([[self.site]])),
                "aud",
            ),
            refused(
                "an aud of two of our sites",
                with("aud", json!([self.site, self.other])),
                "several",
            ),
            refused(
                "the other site as aud, signed with our key",
                self.es.token(&theirs),
                "another site",
            ),
            refused(
                "the other site's own token",
                self.others.token(&theirs),
                "another site",
            ),
            refused("no sub", with("sub", Value::Null), "sub"),
            refused("an empty sub", with("sub", json!("")), "sub"),
            refused("a sub that is a number", with("sub", json!(42)), "sub"),
            refused("a sub in a list", with("sub", json!([SUBJECT])), "sub"),
            refused(
                "a sub of 129 characters",
                with("sub", json!("é".repeat(129))),
                "sub",
            ),
            refused(
                "a sub with a line end",
                with("sub", json!("user_42\n")),
                "sub",
            ),
            refused(
                "a sub with a zero",
                with("sub", json!("user_42\0admin")),
                "sub",
            ),
            refused("a name that is a number", with("name", json!(7)), "name"),
            refused(
                "an email that is a list",
                with("email", json!(["a@b.example"])),
                "email",
            ),
        ]
    }
}
