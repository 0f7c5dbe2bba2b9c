//! Whom a note calls.

use crate::actor::Actor;
use crate::settings::Arrangements;

/// Identifiers of the staff whom `text` names as `@id`, without its author.
pub(super) fn mentions(text: &str, author: &Actor, site: Option<&Arrangements>) -> Vec<String> {
    let staff = site.map(|site| site.staff.as_slice()).unwrap_or_default();
    let ids = staff.iter().map(|member| &member.agent.id);
    let named = ids.filter(|id| {
        let is_author = matches!(author, Actor::Agent(agent) if agent.id == **id);
        !is_author && names(text, id)
    });
    named.cloned().collect()
}

fn names(text: &str, id: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        // An address has a name before its `@`; scripts without spaces have words there.
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| is_of_word(c) || matches!(c, '.' | '+'))
            && text[at + 1..]
                .get(..id.len())
                .is_some_and(|name| name.eq_ignore_ascii_case(id))
            && ends_word(&text[at + 1 + id.len()..])
    })
}

/// Whether a name ends where `after` begins: `@jo.` is at the end of a sentence, `@jo.example` is none of ours.
fn ends_word(after: &str) -> bool {
    let mut after = after.chars();
    match after.next() {
        Some('.') => !after.next().is_some_and(is_of_word),
        next => !next.is_some_and(|c| is_of_word(c) || c == '@'),
    }
}

const fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}
