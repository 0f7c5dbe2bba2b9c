//! Texts with places to fill in, such as `{who} will answer by {when}.`

use std::iter;

/// Most places of one text: as many as there are marks for them in a pack.
pub(crate) const MOST_PLACES: usize = 3;

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Words(&'a str),
    /// A place by its name.
    Place(&'a str),
}

/// The parts of a text, or what is wrong with its braces.
pub(crate) fn parts(text: &str) -> Result<Vec<Part<'_>>, &'static str> {
    const UNPAIRED: &str = "has a brace without its other half";
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(UNPAIRED)?;
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            return Err("has a placeholder that is no word in small letters");
        }
        parts.extend([Part::Words(words), Part::Place(name)]);
        rest = after;
    }
    parts.push(Part::Words(rest));
    let is_wrong =
        |part: &Part<'_>| matches!(part, Part::Words(words) if words.contains(['{', '}']));
    if parts.iter().any(is_wrong) {
        return Err(UNPAIRED);
    }
    parts.retain(|part| *part != Part::Words(""));
    Ok(parts)
}

/// The names of the places, each once, in the order in which they first appear. None in a text with
/// wrong braces.
pub(crate) fn places(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for part in parts(text).unwrap_or_default() {
        if let Part::Place(name) = part
            && !found.contains(&name)
        {
            found.push(name);
        }
    }
    found
}

/// The text with each place replaced.
pub(crate) fn replace(text: &str, mut place: impl FnMut(&str) -> String) -> String {
    let parts = parts(text).unwrap_or_default().into_iter();
    parts
        .flat_map(|part| match part {
            Part::Words(words) => iter::once(words.to_owned()),
            Part::Place(name) => iter::once(place(name)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Part, parts, places};

    #[test]
    fn places_are_found_once_each_in_their_order() {
        assert_eq!(places("{who} by {when}, says {who}"), ["who", "when"]);
        assert_eq!(
            parts("a {b}").unwrap(),
            [Part::Words("a "), Part::Place("b")]
        );
        assert_eq!(places("nothing"), [""; 0]);
    }

    #[test]
    fn odd_braces_are_refused() {
        for text in ["{", "}", "a {b", "a} b", "{a} }", "{}", "{A}", "{a b}"] {
            assert!(parts(text).is_err(), "{text}");
        }
    }
}
