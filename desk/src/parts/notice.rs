//! A notice: something to know before going on.

use super::el::{El, el, icon};
use super::icon::Sign;

/// What went wrong, said at once; nothing while nothing did.
pub(crate) fn went_wrong(class: &str, trouble: Option<String>) -> Option<El> {
    let words = el("p", "").attr("dir", "auto").text(&trouble?);
    Some(notice(class, "alert").add(words))
}

/// A notice without its words. As an `alert` it is said at once, as a `status` when there is time.
pub(crate) fn notice(class: &str, role: &str) -> El {
    el("div", class).attr("role", role).add(icon(Sign::Warning))
}
