//! What is inside of lists and objects, one thing after the other.

use super::mistake::Mistake;
use super::{Map, Reader, Value};
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer as _, EnumAccess, Error as _, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde_json::map;
use std::slice;

static NOTHING: Value = Value::Null;

/// The items of a list.
pub(super) struct Items<'de> {
    whole: Reader<'de>,
    items: slice::Iter<'de, Value>,
    at: usize,
}

/// The members of an object, whatever they are called.
pub(super) struct Entries<'de> {
    whole: Reader<'de>,
    members: map::Iter<'de>,
    /// The one whose name was read last.
    now: Option<(&'de String, &'de Value)>,
}

/// The fields that a type has, in the type's order, wherever they stand in the object.
pub(super) struct Fields<'de> {
    whole: Reader<'de>,
    members: &'de Map<String, Value>,
    names: slice::Iter<'static, &'static str>,
    now: &'static str,
    is_missing: bool,
}

/// One of several: a word, or an object whose one member it names.
pub(super) struct Variant<'de> {
    name: &'de str,
    inside: Option<Reader<'de>>,
}

impl<'de> Items<'de> {
    pub(super) fn of(whole: Reader<'de>, items: &'de [Value]) -> Self {
        Self {
            whole,
            items: items.iter(),
            at: 0,
        }
    }
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Mistake;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mistake> {
        let Some(item) = self.items.next() else {
            return Ok(None);
        };
        let at = self.at;
        self.at += 1;
        match seed.deserialize(self.whole.of(item)) {
            Ok(read) => Ok(Some(read)),
            Err(mistake) => Err(mistake.at_item(at)),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

impl<'de> Entries<'de> {
    pub(super) fn of(whole: Reader<'de>, members: &'de Map<String, Value>) -> Self {
        Self {
            whole,
            members: members.iter(),
            now: None,
        }
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Mistake;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mistake> {
        self.now = self.members.next();
        match self.now {
            None => Ok(None),
            Some((name, _)) => seed
                .deserialize(BorrowedStrDeserializer::new(name))
                .map(Some),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mistake> {
        let (name, value) = self
            .now
            .ok_or_else(|| Mistake::custom("a member without a name"))?;
        seed.deserialize(self.whole.of(value))
            .map_err(|mistake| mistake.at_field(name))
    }
}

impl<'de> Fields<'de> {
    pub(super) fn of(
        whole: Reader<'de>,
        members: &'de Map<String, Value>,
        names: &'static [&'static str],
    ) -> Result<Self, Mistake> {
        if whole.strict {
            known(members, names)?;
        }
        Ok(Self {
            whole,
            members,
            names: names.iter(),
            now: "",
            is_missing: false,
        })
    }

    /// Derived code says that a field is missing by the number of those before it.
    pub(super) fn explain(&self, mistake: Mistake) -> Mistake {
        if self.is_missing {
            Mistake::missing_field(self.now)
        } else {
            mistake
        }
    }

    /// Apart from the generic part, which is there once for every type of field.
    #[inline(never)]
    fn next(&mut self) -> Reader<'de> {
        self.now = self.names.next().copied().unwrap_or_default();
        let value = self.members.get(self.now);
        self.is_missing = value.is_none();
        self.whole.of(value.unwrap_or(&NOTHING))
    }

    /// None for a field that the object lacks: derived code then takes its default, or refuses.
    #[inline(never)]
    fn failed(&self, mistake: Mistake) -> Result<(), Mistake> {
        if self.is_missing {
            Ok(())
        } else {
            Err(mistake.at_field(self.now))
        }
    }
}

/// Whether `members` are only such as are named.
#[inline(never)]
fn known(members: &Map<String, Value>, names: &'static [&'static str]) -> Result<(), Mistake> {
    let unknown = members.keys().find(|name| !names.contains(&name.as_str()));
    unknown.map_or(Ok(()), |name| Err(Mistake::unknown_field(name, names)))
}

impl<'de> SeqAccess<'de> for &mut Fields<'de> {
    type Error = Mistake;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mistake> {
        // An optional field is read from nothing; what else is read from nothing is not there.
        match seed.deserialize(self.next()) {
            Ok(read) => {
                self.is_missing = false;
                Ok(Some(read))
            }
            Err(mistake) => self.failed(mistake).map(|()| None),
        }
    }
}

impl<'de> Variant<'de> {
    pub(super) fn of(whole: Reader<'de>) -> Option<Self> {
        match whole.value {
            Value::String(name) => Some(Self { name, inside: None }),
            Value::Object(members) if members.len() == 1 => {
                members.iter().next().map(|(name, value)| Self {
                    name,
                    inside: Some(whole.of(value)),
                })
            }
            _ => None,
        }
    }

    fn inside(self) -> Result<Reader<'de>, Mistake> {
        self.inside
            .ok_or_else(|| Mistake::custom(format_args!("`{}` holds nothing", self.name)))
    }
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Mistake;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Mistake> {
        Ok((
            seed.deserialize(BorrowedStrDeserializer::new(self.name))?,
            self,
        ))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Mistake;

    fn unit_variant(self) -> Result<(), Mistake> {
        match self.inside {
            None => Ok(()),
            Some(_) => Err(Mistake::custom(format_args!("`{}` is a word", self.name))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mistake> {
        seed.deserialize(self.inside()?)
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        self.inside()?.deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        self.inside()?.deserialize_struct("", names, visitor)
    }
}
