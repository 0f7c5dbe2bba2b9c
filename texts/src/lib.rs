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
