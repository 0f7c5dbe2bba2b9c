//! What is wrong with what was to be read, and where.

use serde::de::{Error, Expected, Unexpected};
use serde_json::Value;
use std::fmt;

/// What is not as it should be. It reads as the rest of a sentence: "`options[1].title`: null in place of a string".
// Boxed, because every result on the way holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake(Box<Wrong>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Wrong {
    /// The place, from the outside in; empty for the whole.
    place: String,
    what: String,
}

impl Mistake {
    /// Where it is, from the outside in; empty for the whole.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.0.place
    }

    /// It is in the field `name` of what is read.
    #[inline(never)]
    pub(super) fn at_field(self, name: &str) -> Self {
        self.at(name.to_owned())
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
    pub(super) fn at_item(self, at: usize) -> Self {
        self.at(format!("[{at}]"))
    }

    fn at(mut self, mut step: String) -> Self {
        if !matches!(self.0.place.chars().next(), None | Some('[')) {
            step.push('.');
        }
        step.push_str(&self.0.place);
        self.0.place = step;
        self
    }
}

/// What `value` is, in serde's words.
#[inline(never)]
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
        if !self.0.place.is_empty() {
            write!(f, "`{}`: ", self.0.place)?;
        }
        f.write_str(&self.0.what)
    }
}

impl std::error::Error for Mistake {}

impl Error for Mistake {
    #[inline(never)]
    fn custom<T: fmt::Display>(what: T) -> Self {
        Self(Box::new(Wrong {
            place: String::new(),
            what: what.to_string(),
        }))
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

    #[inline(never)]
    fn invalid_length(length: usize, wanted: &dyn Expected) -> Self {
        Self::custom(format_args!("{length} in place of {wanted}"))
    }

    #[inline(never)]
    fn unknown_variant(name: &str, names: &'static [&'static str]) -> Self {
        Self::none_of("variant", name, names)
    }

    #[inline(never)]
    fn unknown_field(name: &str, names: &'static [&'static str]) -> Self {
        Self::none_of("field", name, names)
    }

    #[inline(never)]
    fn missing_field(name: &'static str) -> Self {
        Self::custom(format_args!("missing field `{name}`"))
    }
}

impl Mistake {
    fn none_of(sort: &str, name: &str, names: &[&str]) -> Self {
        let mut what = format!("unknown {sort} `{name}`");
        for (at, known) in names.iter().enumerate() {
            what += if at == 0 { ", expected `" } else { ", `" };
            what += known;
            what += "`";
        }
        Self::custom(what)
    }
}
