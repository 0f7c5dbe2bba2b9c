//! Reading and acting on one case.

mod acting;
mod bounds;
mod strangers;

use crate::support::Reply;
use serde_json::{Value, json};

/// A message as a command.
pub(super) fn message(text: &str) -> Value {
    json!({ "type": "message", "text": text })
}

/// An offer of two options as a command.
pub(super) fn offer() -> Value {
    let option = |title: &str| json!({ "title": title, "what_happens": "We come by" });
    json!({ "type": "offer", "options": [option("New plant"), option("Money back")] })
}

/// Nothing that a caller sees tells these answers apart.
#[track_caller]
pub(super) fn are_the_same(one: &Reply, other: &Reply) {
    assert_eq!((one.status, &one.text), (other.status, &other.text));
    assert_eq!(one.headers, other.headers);
}
