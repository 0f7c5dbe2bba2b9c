//! The way to the desk's other language.

use crate::parts::el::{El, button};
use crate::texts::{Language, T, turn_to};

/// A button that says the name of the other language, in that language.
pub(crate) fn other_language() -> El {
    let other = Language::now().other();
    let press = move || turn_to(other);
    button("button plain language", None, T.app.language.say(), press).attr("lang", other.tag())
}
