//! A person's initials in a disc: quicker to find than a name.

use crate::parts::el::{El, el};

/// On which side a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    Ours,
    Theirs,
}

/// The first letters of the first and the last word; the style sheet makes them large.
pub(crate) fn initials(name: &str) -> String {
    let mut letters = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    let first = letters.next();
    let last = letters.next_back();
    let both: String = first.into_iter().chain(last).collect();
    if both.is_empty() {
        "?".to_owned()
    } else {
        both
    }
}

/// Initials. The name stands beside it or in its label, so it is hidden from screen readers.
pub(crate) fn person(name: &str, whose: Whose) -> El {
    let class = match whose {
        Whose::Ours => "person ours",
        Whose::Theirs => "person",
    };
    el("span", class)
        .attr("aria-hidden", "true")
        .text(&initials(name))
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn names_of_any_length_have_initials() {
        for (name, letters) in [
            ("Jo Fern", "JF"),
            ("Ada", "A"),
            ("ada k. lovelace", "al"),
            ("ada@example.org", "a"),
            ("\u{2068}عبير\u{2069}", "ع"),
            ("  ", "?"),
            ("The customer", "Tc"),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
