//! Calling colleagues in a note: `@` and their identifier.

/// Where `text` calls whoever has that identifier: the place of each `@`, in bytes.
pub fn calls<'a>(text: &'a str, id: &'a str) -> impl Iterator<Item = usize> + 'a {
    let marks = text.match_indices('@').map(|(at, _)| at);
    marks.filter(move |&at| {
        can_begin(&text[..at])
            && text[at + 1..]
                .get(..id.len())
                .is_some_and(|name| name.eq_ignore_ascii_case(id))
            && ends_word(&text[at + 1 + id.len()..])
    })
}

/// Whether an `@` after `before` can call somebody. An address has a name before its `@`; scripts without spaces have
/// words there.
#[must_use]
pub fn can_begin(before: &str) -> bool {
    let before = before.chars().next_back();
    !before.is_some_and(|c| is_of_word(c) || matches!(c, '.' | '+'))
}

/// Whether a name ends where `after` begins: `@jo.` is at the end of a sentence, `@jo.example` is none of ours.
fn ends_word(after: &str) -> bool {
    let mut after = after.chars();
    match after.next() {
        Some('.') => !after.next().is_some_and(is_of_word),
        next => !next.is_some_and(|c| is_of_word(c) || c == '@'),
    }
}

/// Whether a character can be of an identifier.
#[must_use]
pub const fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}
