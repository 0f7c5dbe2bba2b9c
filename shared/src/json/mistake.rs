//! What is wrong with what was to be read, and where.

use serde::de::{Error, Expected, Unexpected};
use serde_json::Value;
use std::fmt;

/// What is not as it should be. It reads as the rest of a sentence: "`options[1].title`: null in place of a string".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The place, from the outside in; empty for the whole.
    place: String,
    what: String,
}

impl Mistake {
    /// Where it is, from the outside in; empty for the whole.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// It is in the field `name` of what is read.
    #[inline(never)]
    pub(super) fn at_field(mut self, name: &str) -> Self {
        let dot = match self.place.chars().next() {
            None | Some('[') => "",
            Some(_) => ".",
        };
        self.place = format!("{name}{dot}{}", self.place);
        self
    }

    /// It is in the member `name`, or that is missing.
    #[inline(never)]
    pub(super) fn of_member(self, name: &'static str, is_missing: bool) -> Self {
        if is_missing {
            Self::missing_field(name)
        } else {
            self.at_field(name)
        }
    }

    /// It is in the item number `at`, from 0, of what is read.
    #[inline(never)]
    pub(super) fn at_item(mut self, at: usize) -> Self {
        let dot = match self.place.chars().next() {
            None | Some('[') => "",
            Some(_) => ".",
        };
        self.place = format!("[{at}]{dot}{}", self.place);
        self
    }
}

/// What `value` is, in serde's words.
pub(super) fn unexpected(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(is) => Unexpected::Bool(*is),
        Value::Number(_) => Unexpected::Other("a number"),
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "`{}`: ", self.place)?;
        }
        f.write_str(&self.what)
    }
}

impl std::error::Error for Mistake {}

impl Error for Mistake {
    #[inline(never)]
    fn custom<T: fmt::Display>(what: T) -> Self {
        Self {
            place: String::new(),
            what: what.to_string(),
        }
    }

    #[inline(never)]
    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        let found: &dyn fmt::Display = match &found {
            Unexpected::Unit => &"null",
            found => found,
        };
        Self::custom(format_args!("{found} in place of {wanted}"))
    }

    #[inline(never)]
    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::invalid_type(found, wanted)
    }
}
