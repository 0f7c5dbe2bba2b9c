//! A notice: something to know before going on.

use super::el::{El, el, icon};
use super::icon::Sign;

/// A notice without its words. As an `alert` it is said at once, as a `status` when there is time.
pub(crate) fn notice(class: &str, role: &str) -> El {
    el("div", class).attr("role", role).add(icon(Sign::Warning))
}
