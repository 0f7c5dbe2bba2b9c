//! The wire format in the browser, without a parser of our own.
//!
//! Reading goes through `JSON.parse` and walks the resulting values; writing makes text directly.
//! Both know what our wire types use and nothing more: structs, lists, options, strings, whole
//! numbers, booleans, maps by texts, and enums whose variants are plain words (written also: internally
//! tagged). No `serde(flatten)`, no `serde(alias)`.

mod read;
mod write;

pub use read::{Unreadable, from_text, from_value};
pub use write::to_text;
