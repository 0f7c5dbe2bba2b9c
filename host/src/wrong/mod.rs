//! Tokens that nobody may accept, and some odd ones that everybody may.

mod forged;
mod form;
mod header;
mod times;
mod who;

use crate::{Key, claims};
use serde_json::{Value, json};

/// A site whose tokens are tried, and what there is around it.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The site that is called.
    pub site: String,
    /// Another site of the same edge, with a key of its own.
    pub other: String,
    /// The site's key for ES256.
    pub es: Key,
    /// The site's key for HS256.
    pub hs: Key,
    /// The other site's key for ES256, whose id is that of the first.
    pub others: Key,
    /// Now, in seconds.
    pub now: i64,
}

/// A token that is to be refused.
#[derive(Clone, Debug)]
pub struct Wrong {
    /// What is wrong with it.
    pub what: &'static str,
    /// The token.
    pub token: String,
    /// The problem that it is answered with.
    pub problem: &'static str,
    /// What the sentence must speak of.
    pub says: &'static str,
}

const REFUSED: &str = "identity-refused";
const EXPIRED: &str = "identity-expired";
const SUBJECT: &str = "user_42";

impl Scene {
    /// What an honest host would claim.
    #[must_use]
    pub fn honest(&self) -> Value {
        claims(&self.site, SUBJECT, self.now)
    }

    /// The honest claims but for `name`; null takes it out.
    fn but(&self, name: &str, value: Value) -> Value {
        let mut claims = self.honest();
        if let Some(claims) = claims.as_object_mut() {
            if value.is_null() {
                claims.remove(name);
            } else {
                claims.insert(name.to_owned(), value);
            }
        }
        claims
    }

    /// Every token that is to be refused.
    #[must_use]
    pub fn wrongs(&self) -> Vec<Wrong> {
        let mut all = self.malformed();
        all.extend(self.wrong_headers());
        all.extend(self.forged());
        all.extend(self.wrong_times());
        all.extend(self.wrong_claims());
        all
    }

    /// Odd tokens that are good all the same.
    #[must_use]
    pub fn odd_but_right(&self) -> Vec<(&'static str, String)> {
        let es = |claims: Value| self.es.token(&claims);
        let honest = self.honest();
        let text = honest.to_string();
        vec![
            ("ES256", es(honest.clone())),
            ("HS256", self.hs.token(&honest)),
            ("no kid, ES256", self.es.token_with(&json!({ "alg": "ES256" }), &honest)),
            ("no kid, HS256", self.hs.token_with(&json!({ "alg": "HS256" }), &honest)),
            ("kid null", self.es.token_with(&json!({ "alg": "ES256", "kid": null }), &honest)),
            ("aud in a list", es(self.but("aud", json!([self.site])))),
            ("aud with services that are none of ours", es(self.but("aud", json!(["https://api.example", self.site, 7])))),
            ("aud twice the same", es(self.but("aud", json!([self.site, self.site])))),
            ("exp with a fraction", es(self.but("exp", json!(self.now as f64 + 300.5)))),
            ("exp within the leeway", es(self.but("exp", json!(self.now - 30)))),
            ("exp an hour ahead", es(self.but("exp", json!(self.now + 3_600)))),
            ("exp in exponents", self.es.sign(&self.es.header().to_string(), &text.replace(&format!("\"exp\":{}", self.now + 300), &format!("\"exp\":{}e-1", (self.now + 300) * 10)))),
            ("iat within the leeway", es(self.but("iat", json!(self.now + 30)))),
            ("iat long ago", es(self.but("iat", json!(-1)))),
            ("no iat", es(self.but("iat", Value::Null))),
            ("nbf now", es(self.but("nbf", json!(self.now)))),
            ("claims that nobody knows", es(self.but("groups", json!({ "admin": [true, null] })))),
            ("name and email null", self.es.sign(&self.es.header().to_string(), &text.replacen('{', r#"{"name":null,"email":null,"#, 1))),
            ("a member twice", self.es.sign(&self.es.header().to_string(), &text.replacen('{', r#"{"sub":"somebody","#, 1))),
            ("a header that nobody knows", self.es.token_with(&json!({ "alg": "ES256", "typ": "at+jwt", "cty": "x", "jku": "https://evil.example" }), &honest)),
            ("spaces and line ends in the JSON", self.es.sign("\n{ \"alg\" : \"ES256\" }\t", &format!(" {text} "))),
        ]
    }
}

fn refused(what: &'static str, token: String, says: &'static str) -> Wrong {
    Wrong {
        what,
        token,
        problem: REFUSED,
        says,
    }
}

fn expired(what: &'static str, token: String) -> Wrong {
    Wrong {
        what,
        token,
        problem: EXPIRED,
        says: "new token",
    }
}
