//! Writes wire types as JSON text.

use serde::ser::{
    Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer,
};
use std::fmt;

/// A value as JSON text. Kinds of values that our wire types do not use become `null`.
pub fn to_text<T: Serialize + ?Sized>(value: &T) -> String {
    let mut text = String::new();
    if value.serialize(Writer(&mut text)).is_err() {
        return "null".to_owned();
    }
    text
}

/// The type uses something that our wire types do not.
#[derive(Debug)]
struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unwritable")
    }
}

impl std::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Writer<'a>(&'a mut String);

/// A list, a struct or a map of which something has been written.
struct Open<'a> {
    text: &'a mut String,
    first: bool,
    close: &'static str,
}

impl<'a> Writer<'a> {
    fn open(self, open: char, close: &'static str) -> Open<'a> {
        self.0.push(open);
        Open {
            text: self.0,
            first: true,
            close,
        }
    }
}

impl Open<'_> {
    fn separate(&mut self) {
        if !self.first {
            self.text.push(',');
        }
        self.first = false;
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Unwritable> {
        self.separate();
        string(self.text, name);
        self.text.push(':');
        value.serialize(Writer(self.text))
    }

    fn done(self) {
        self.text.push_str(self.close);
    }
}

fn string(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => {
                text.push('\\');
                text.push(c);
            }
            '\n' => text.push_str("\\n"),
            '\0'..='\x1F' => {
                text.push_str("\\u00");
                for digit in [c as u32 >> 4, c as u32 & 15] {
                    text.extend(char::from_digit(digit, 16));
                }
            }
            _ => text.push(c),
        }
    }
    text.push('"');
}

macro_rules! numbers {
    ($($method:ident $type:ty)*) => {$(
        fn $method(self, value: $type) -> Result<(), Unwritable> {
            self.0.push_str(&value.to_string());
            Ok(())
        }
    )*};
}

type Never = Impossible<(), Unwritable>;

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Open<'a>;

    numbers! {
        serialize_i8 i8 serialize_i16 i16 serialize_i32 i32 serialize_i64 i64
        serialize_u8 u8 serialize_u16 u16 serialize_u32 u32 serialize_u64 u64
    }

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unwritable> {
        string(self.0, value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unwritable> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Unwritable> {
        Ok(self.open('[', "]"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Unwritable> {
        Ok(self.open('{', "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_f32(self, _: f32) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_f64(self, _: f64) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_char(self, _: char) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple(self, _: usize) -> Result<Never, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Never, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Never, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, Unwritable> {
        Ok(self.open('{', "}"))
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.separate();
        value.serialize(Writer(self.text))
    }

    fn end(self) -> Result<(), Unwritable> {
        self.done();
        Ok(())
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.field(name, value)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.done();
        Ok(())
    }
}

/// With keys that are texts, as all ours are.
impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.separate();
        key.serialize(Writer(self.text))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.text.push(':');
        value.serialize(Writer(self.text))
    }

    fn end(self) -> Result<(), Unwritable> {
        self.done();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::to_text;
    use answerable_shared::calendar::CalendarSettings;
    use answerable_shared::case::{Channel, Contact, Kind};
    use answerable_shared::command::{Command, Verdict};
    use answerable_shared::offer::OfferOption;
    use answerable_shared::settings::Settings;
    use answerable_shared::submit::Submission;

    /// What another writer of JSON makes of it, whitespace and order of members aside.
    fn same_as_serde_json<T: serde::Serialize>(value: &T) {
        let ours: serde_json::Value = serde_json::from_str(&to_text(value)).unwrap();
        assert_eq!(ours, serde_json::to_value(value).unwrap());
    }

    #[test]
    fn submissions_are_written_as_they_are_read() {
        same_as_serde_json(&Submission {
            kind: Kind::CustomWork,
            text: "“quotes” \" \\ \n\t\u{1}\u{1F} </script> \u{202E}abc 🌿".to_owned(),
            contact: Contact {
                name: None,
                email: Some("a@example.com".to_owned()),
            },
            channel: Channel::Widget,
            page: None,
        });
    }

    #[test]
    fn settings_are_written_as_they_are_read() {
        let mut settings = Settings::default();
        same_as_serde_json(&settings);
        for id in ["always", "\"quoted\""] {
            settings
                .calendars
                .insert(id.to_owned(), CalendarSettings::always());
        }
        same_as_serde_json(&settings);
    }

    #[test]
    fn commands_are_written_as_they_are_read() {
        let option = OfferOption {
            title: "Repair".to_owned(),
            ..OfferOption::default()
        };
        for command in [
            Command::Accept {},
            Command::Choose {
                offer: 1,
                option: 2,
            },
            Command::Confirm {
                verdict: Verdict::NotFixed,
                text: None,
            },
            Command::Offer {
                text: None,
                options: vec![option.clone(), option],
            },
            Command::Progress {
                text: String::new(),
                expected: Some(answerable_shared::time::Timestamp(-5)),
            },
        ] {
            same_as_serde_json(&command);
        }
    }
}
