//! An object whose members are taken out one by one.

use super::mistake::{Mistake, unexpected};
use super::{Map, Reader, Value};
use serde::de::{DeserializeOwned, Error as _};

/// The members of an object that somebody else has written: what nobody takes is a mistake in the end.
#[derive(Clone, Debug)]
pub struct Members(Map<String, Value>);

impl Members {
    /// The members of `whole`.
    ///
    /// # Errors
    /// It is no object.
    pub fn of(whole: Value) -> Result<Self, Mistake> {
        match whole {
            Value::Object(members) => Ok(Self(members)),
            other => Err(Mistake::invalid_type(unexpected(&other), &"an object")),
        }
    }

    /// Takes the member `name`; an optional one may be missing.
    ///
    /// # Errors
    /// It is missing, or not of this shape.
    pub fn member<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, Mistake> {
        let (value, is_missing) = self.take(name);
        let read = T::deserialize(Reader {
            value: &value,
            strict: true,
        });
        read.map_err(|mistake| mistake.of_member(name, is_missing))
    }

    /// Nothing else is to come.
    ///
    /// # Errors
    /// There is a member that nobody has taken.
    pub fn end(self) -> Result<(), Mistake> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => Err(Mistake::unknown_field(name, &[])),
        }
    }

    fn take(&mut self, name: &str) -> (Value, bool) {
        let value = self.0.remove(name);
        let is_missing = value.is_none();
        (value.unwrap_or(Value::Null), is_missing)
    }
}
