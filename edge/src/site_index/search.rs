//! Words. SQLite's own tokenizer folds case and accents of scripts that put spaces between words; of Chinese, Japanese
//! and Korean it gets pairs of neighbouring characters.

use answerable_shared::index::IndexRow;
use answerable_shared::reference::Reference;

/// Words of a search that are looked at, at most.
const MAX_WORDS: usize = 12;

/// What `row` is found by, as it goes into the table of words.
pub(super) fn found_by(row: &IndexRow, words: &str) -> String {
    let who = row.who.as_deref().unwrap_or_default();
    // In one piece too, as people type it.
    let number = row.reference.replace("AN-", "").replace('-', "");
    let text = format!(
        "{} {number}\n{}\n{who}\n{words}",
        row.reference, row.excerpt
    );
    let mut found_by = String::with_capacity(text.len() * 2);
    for run in runs(&text) {
        if has_spaces(run) {
            found_by.push_str(run);
        } else {
            found_by.push_str(&pairs(run));
            // Alone too, so that each character begins something.
            found_by.push(' ');
            found_by.extend(run.chars().next_back());
        }
        found_by.push(' ');
    }
    found_by
}

/// `text`, which somebody looks for, as an expression of FTS5: every word, the last one also as a beginning. None if
/// there is nothing in it that could be found. Quoted throughout, so that nothing in it is taken for more than text.
pub(super) fn expression(text: &str) -> Option<String> {
    let is_word = |run: &&str| run.chars().any(char::is_alphanumeric);
    let words: Vec<&str> = runs(text).filter(is_word).take(MAX_WORDS).collect();
    let (last, _) = words.split_last()?;
    let mut all = String::new();
    for word in &words {
        let spaced = has_spaces(word);
        let quoted = if spaced {
            word.replace('"', " ")
        } else {
            pairs(word)
        };
        let begins = std::ptr::eq(word, last) || word.chars().nth(1).is_none() && !spaced;
        all.push_str(&format!("\"{quoted}\"{} ", if begins { "*" } else { "" }));
    }
    Some(match text.parse::<Reference>() {
        // Or, not instead: some words, such as "feedback", read as a reference too.
        Ok(reference) => format!("({all}) OR \"{reference}\""),
        Err(_) => all,
    })
}

/// The parts of a text without spaces in them, each of scripts of one sort.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let runs = words.flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let sort = is_unspaced(rest.chars().next()?);
            let end = rest.find(|c| is_unspaced(c) != sort).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            rest = after;
            Some(run)
        })
    });
    runs.filter(|run| !run.is_empty())
}

fn has_spaces(run: &str) -> bool {
    !run.starts_with(is_unspaced)
}

/// Neighbouring characters, two by two; a character that is alone, alone.
fn pairs(run: &str) -> String {
    let mut pairs = String::with_capacity(run.len() * 3);
    let mut before = None;
    for c in run.chars() {
        if let Some(before) = before.replace(c) {
            pairs.extend([before, c, ' ']);
        }
    }
    if pairs.is_empty() {
        pairs.push_str(run);
    }
    pairs
}

/// Whether `c` is of a script that is written without spaces, or whose words take endings: Chinese, Japanese, Korean.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
