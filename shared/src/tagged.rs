//! Reads objects that say by one member what they are, where newer code may have written what this cannot read.
//!
//! Derived code for such types reads everything twice, by two sets of functions for each type below it; it was a
//! tenth of the edge. This looks members up in a [`Value`], which is kept where it says nothing that is known.

use crate::json;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What the member `tag` says.
pub(crate) fn tag<'a>(object: &'a Value, tag: &str) -> Option<&'a str> {
    object.get(tag)?.as_str()
}

/// A member that is text.
pub(crate) fn text(object: &Value, name: &str) -> Option<String> {
    object.get(name)?.as_str().map(str::to_owned)
}

/// A member that counts.
pub(crate) fn count(object: &Value, name: &str) -> Option<u32> {
    u32::try_from(object.get(name)?.as_u64()?).ok()
}

/// A member of a type of its own; one that is not there reads as null.
pub(crate) fn member<T: DeserializeOwned>(object: &Value, name: &str) -> Option<T> {
    whole(object.get(name).unwrap_or(&Value::Null))
}

/// The object itself as a type of its own.
pub(crate) fn whole<T: DeserializeOwned>(object: &Value) -> Option<T> {
    json::read_value(object).ok()
}
