//! Reads JSON into types, with little code for each.
//!
//! Derived code knows two ways to read an object: by its members as they come, whose names it compares and counts, or as
//! a sequence of its fields. A reader of text has to take the first, which was a quarter of the edge. This reads a
//! [`Value`] and hands over the fields in the type's order: derived code for that is less than half as large, and what
//! is wrong is told with the place where it stands.

mod access;
mod members;
mod mistake;

pub use members::Members;
pub use mistake::Mistake;

use access::{Entries, Fields, Items, Variant};
use mistake::unexpected;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde_json::{Map, Value};

/// Reads what we have written ourselves, or an older or newer version of us: members that nobody knows are passed over.
///
/// # Errors
/// The text is no JSON, or not of this shape.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Mistake> {
    read_value(&parse(text)?)
}

/// Reads what somebody else has written: members that nobody knows are mistakes.
///
/// # Errors
/// The text is no JSON, or not of this shape.
pub fn read_strictly<T: DeserializeOwned>(text: &str) -> Result<T, Mistake> {
    T::deserialize(Reader {
        value: &parse(text)?,
        strict: true,
    })
}

/// As [`read`], from a value.
///
/// # Errors
/// It is not of this shape.
pub fn read_value<T: DeserializeOwned>(value: &Value) -> Result<T, Mistake> {
    T::deserialize(Reader {
        value,
        strict: false,
    })
}

#[inline(never)]
fn parse(text: &str) -> Result<Value, Mistake> {
    serde_json::from_str(text).map_err(Mistake::custom)
}

/// One value that is being read.
#[derive(Clone, Copy)]
struct Reader<'de> {
    value: &'de Value,
    /// Whether members that nobody knows are mistakes.
    strict: bool,
}

impl<'de> Reader<'de> {
    const fn of(self, value: &'de Value) -> Self {
        Self {
            value,
            strict: self.strict,
        }
    }
}

macro_rules! as_it_is {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
            scalar(self.value, visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Mistake;

    as_it_is! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_char deserialize_str
        deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.value {
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
            value => scalar(value, visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        if self.value.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        let Value::Array(items) = self.value else {
            return Err(Mistake::invalid_type(unexpected(self.value), &visitor));
        };
        visitor.visit_seq(Items::of(self, items))
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let Value::Array(items) = self.value else {
            return Err(Mistake::invalid_type(unexpected(self.value), &visitor));
        };
        if items.len() != length {
            return Err(Mistake::invalid_length(items.len(), &visitor));
        }
        visitor.visit_seq(Items::of(self, items))
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        let Value::Object(members) = self.value else {
            return Err(Mistake::invalid_type(unexpected(self.value), &visitor));
        };
        visitor.visit_map(Entries::of(self, members))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let Value::Object(members) = self.value else {
            return Err(Mistake::invalid_type(unexpected(self.value), &visitor));
        };
        let mut fields = Fields::of(self, members, names)?;
        let read = visitor.visit_seq(&mut fields);
        read.map_err(|mistake| fields.explain(mistake))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        let Some(variant) = Variant::of(self) else {
            return Err(Mistake::invalid_type(unexpected(self.value), &visitor));
        };
        visitor.visit_enum(variant)
    }
}

/// Hands over what is neither a list nor an object; what its visitor cannot take, it refuses.
fn scalar<'de, V: Visitor<'de>>(value: &'de Value, visitor: V) -> Result<V::Value, Mistake> {
    match value {
        Value::Null => visitor.visit_unit(),
        Value::Bool(is) => visitor.visit_bool(*is),
        Value::String(text) => visitor.visit_borrowed_str(text),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(number), _) => visitor.visit_u64(number),
            (None, Some(number)) => visitor.visit_i64(number),
            (None, None) => visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN)),
        },
        Value::Array(_) | Value::Object(_) => {
            Err(Mistake::invalid_type(unexpected(value), &visitor))
        }
    }
}
