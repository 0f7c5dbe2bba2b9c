//! The texts that people read: a folder with one JSON file a language, which a translator can edit.
//!
//! [`Catalogue::read`] reads such a folder and refuses what is missing, superfluous or wrong in it, so
//! that a build fails with a sentence that names the file and the key. From a good one come the packs
//! that a browser loads, one a language ([`Catalogue::pack`]), and the names by which Rust calls the
//! texts ([`Catalogue::rust`]). How files are written says `widget/texts/README.md`.
//!
//! - `language`: what we know of each language. `file`: reading a file. `check`: what can be wrong.
//! - `pack`: what is downloaded. `rust`: what is compiled. `pseudo`: a language for tests.

mod catalogue;
mod check;
mod file;
mod language;
mod pack;
mod pseudo;
mod rust;
mod template;

pub use catalogue::{Catalogue, Error};
pub use language::Language;

/// The languages of the widget, in `widget/texts/`.
pub const WIDGET: &[&str] = &["en", "zh-Hans", "zh-Hant", "es", "ar"];
/// The languages of the desk, in `desk/texts/`. All are compiled in: staff switch at once, and come every day.
pub const DESK: &[&str] = &["en", "zh-Hans"];
/// The group of the widget's texts that loader and core show before a pack is there; it is in none.
pub const LOADERS: &str = "loader";
