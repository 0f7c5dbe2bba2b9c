//! Whom a note calls.

use crate::actor::Actor;
use crate::mention::calls;
use crate::settings::Arrangements;

/// Identifiers of the staff whom `text` names as `@id`, without its author.
pub(super) fn mentions(text: &str, author: &Actor, site: Option<&Arrangements>) -> Vec<String> {
    let staff = site.map(|site| site.staff.as_slice()).unwrap_or_default();
    let ids = staff.iter().map(|member| &member.agent.id);
    let named = ids.filter(|id| {
        let is_author = matches!(author, Actor::Agent(agent) if agent.id == **id);
        !is_author && calls(text, id).next().is_some()
    });
    named.cloned().collect()
}
