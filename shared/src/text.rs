//! What people type: cleaned of what could deceive a reader, and bounded.
//!
//! Plain text is text: nothing here interprets or escapes markup, because nothing anywhere renders
//! it as markup. Cleaning only removes characters that no reader can see.

use crate::refusal::Refusal;

/// Longest message, in characters (Unicode scalar values).
pub const LONG: usize = 8_000;
/// Longest text of a card's body, in characters.
pub const MEDIUM: usize = 2_000;
/// Longest name or title, in characters.
pub const SHORT: usize = 120;
/// Longest e-mail address, in characters (RFC 5321 leaves 254 for the address itself).
pub const EMAIL: usize = 254;

/// A name or title without what deceives its reader, however long.
#[must_use]
pub(crate) fn cleaned_line(raw: &str) -> String {
    clean(raw, false)
}

/// A text of several lines without what nobody sees, however long.
#[must_use]
pub(crate) fn cleaned(raw: &str) -> String {
    clean(raw, true)
}

/// A text of several lines that must say something.
///
/// # Errors
/// [`Refusal::Empty`] where nothing visible is left, [`Refusal::TooLong`] over `max` characters.
pub fn required(field: &str, raw: &str, max: usize) -> Result<String, Refusal> {
    optional(field, raw, max)?.ok_or_else(|| Refusal::Empty {
        field: field.to_owned(),
    })
}

/// A text of several lines that may be left out.
///
/// # Errors
/// [`Refusal::TooLong`] over `max` characters.
pub fn optional(field: &str, raw: &str, max: usize) -> Result<Option<String>, Refusal> {
    bounded(field, clean(raw, true), max)
}

/// A name or title: one line that must say something.
///
/// # Errors
/// [`Refusal::Empty`] where nothing visible is left, [`Refusal::TooLong`] over `max` characters.
pub fn required_line(field: &str, raw: &str, max: usize) -> Result<String, Refusal> {
    optional_line(field, raw, max)?.ok_or_else(|| Refusal::Empty {
        field: field.to_owned(),
    })
}

/// A name or title that may be left out.
///
/// # Errors
/// [`Refusal::TooLong`] over `max` characters.
pub fn optional_line(field: &str, raw: &str, max: usize) -> Result<Option<String>, Refusal> {
    bounded(field, clean(raw, false), max)
}

/// An e-mail address, or nothing.
///
/// # Errors
/// [`Refusal::BadEmail`] where it is no address with a domain of two labels or more,
/// [`Refusal::TooLong`] over [`EMAIL`] characters.
pub fn email(field: &str, raw: &str) -> Result<Option<String>, Refusal> {
    let Some(address) = optional_line(field, raw, EMAIL)? else {
        return Ok(None);
    };
    let options = email_address::Options::default()
        .with_required_tld()
        .without_display_text();
    if email_address::EmailAddress::parse_with_options(&address, options).is_ok() {
        Ok(Some(address))
    } else {
        Err(Refusal::BadEmail {
            field: field.to_owned(),
        })
    }
}

/// The first words of a text, for a list: one line of at most `max` characters.
#[must_use]
pub fn first_words(text: &str, max: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= max {
        return line;
    }
    let mut cut: String = line.chars().take(max.saturating_sub(1)).collect();
    if let Some(space) = cut.rfind(' ').filter(|&space| space > max / 2) {
        cut.truncate(space);
    }
    cut.push('…');
    cut
}

fn bounded(field: &str, text: String, max: usize) -> Result<Option<String>, Refusal> {
    if text.chars().count() > max {
        return Err(Refusal::TooLong {
            field: field.to_owned(),
            max,
        });
    }
    Ok(text.chars().any(is_visible).then_some(text))
}

/// Line ends become `\n`, control characters go; a single line also loses the marks that turn or
/// hide text, since a name made of them could pass for somebody else's.
fn clean(raw: &str, lines: bool) -> String {
    let unified = raw.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unified
        .chars()
        .filter_map(|c| match c {
            '\n' | '\t' if !lines => Some(' '),
            '\n' | '\t' => Some(c),
            c if c.is_control() => None,
            c if !lines && (is_direction_mark(c) || is_unseen(c)) => None,
            c => Some(c),
        })
        .collect();
    kept.trim().to_owned()
}

fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !is_direction_mark(c)
        && !is_unseen(c)
        && !matches!(c, '\u{200C}' | '\u{200D}')
}

/// Marks that change the direction of what follows (Unicode Standard Annex 9).
const fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters of no width that carry no meaning in a name. The joiners U+200C and U+200D are not
/// among them: emoji and several scripts need them.
const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'
            ..='\u{2064}'
            | '\u{FEFF}'
            // Letters and a pattern that are drawn as nothing: Hangul fillers, braille blank.
            | '\u{115F}'
            | '\u{1160}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{FFA0}'
    )
}
