//! The hosts of the sites under test, who say who their visitors are.

use std::time::{SystemTime, UNIX_EPOCH};

use answerable_host::wrong::Scene;
use answerable_host::{Key, claims};
use serde_json::{Value, json};

use crate::sites::{FERN, OTHER};

/// The Worker's secret that [`FERN`] names, and what it holds.
pub const SECRET: (&str, &str) = (
    "FERN_IDENTITY",
    "identity-secret-of-the-tests-0123456789abcdef",
);

/// The keys of [`FERN`]: ES256, and HS256 as if it was changing from one to the other.
#[must_use]
pub fn fern_keys() -> [Key; 2] {
    [Key::es256("k1", 1), Key::hs256("k2", SECRET.1)]
}

/// The key of [`OTHER`], which has the same id as one of [`FERN`].
#[must_use]
pub fn other_key() -> Key {
    Key::es256("k1", 3)
}

/// `keys` as a site's settings hold them.
#[must_use]
pub fn settings(keys: &[Key]) -> Value {
    let keys: Vec<Value> = keys.iter().map(|key| key.setting(SECRET.0)).collect();
    json!({ "keys": keys })
}

/// Now, in seconds since 1970.
///
/// # Panics
/// When the clock of this machine is before 1970.
#[must_use]
pub fn now() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(now.expect("after 1970").as_secs()).expect("seconds fit")
}

/// The host of [`FERN`], and what there is around it, as of now.
#[must_use]
pub fn scene() -> Scene {
    let [es, hs] = fern_keys();
    Scene {
        site: FERN.to_owned(),
        other: OTHER.to_owned(),
        es,
        hs,
        others: other_key(),
        now: now(),
    }
}

/// What the host of [`FERN`] signs for its visitor `subject`, for five minutes.
#[must_use]
pub fn token(subject: &str) -> String {
    let [key, _] = fern_keys();
    key.token(&claims(FERN, subject, now()))
}
