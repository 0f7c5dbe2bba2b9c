//! Whom a note calls.

use crate::actor::{Actor, Role};
use crate::mention::calls;
use crate::settings::Arrangements;

/// Identifiers of the staff whom `text` names as `@id`, without its author and without those who can do nothing about
/// it.
pub(super) fn mentions(text: &str, author: &Actor, site: Option<&Arrangements>) -> Vec<String> {
    let staff = site.map(|site| site.staff.as_slice()).unwrap_or_default();
    let able = staff.iter().filter(|member| member.role > Role::Reader);
    let ids = able.map(|member| &member.agent.id);
    let named = ids.filter(|id| {
        let is_author = matches!(author, Actor::Agent(agent) if agent.id == **id);
        !is_author && calls(text, id).next().is_some()
    });
    named.cloned().collect()
}
