//! JSON with comments, as wrangler's configuration is written.

use anyhow::{Context as _, Result};
use serde_json::Value;

/// Reads JSON that may have comments and commas before closing brackets.
pub(crate) fn parse(text: &str) -> Result<Value> {
    serde_json::from_str(&plain(text)).context("it is no JSON, apart from comments")
}

/// The same text as plain JSON.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = if next == '"' {
            string_length(rest)
        } else if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
            continue;
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        } else {
            next.len_utf8()
        };
        if matches!(next, '}' | ']') && out.trim_end().ends_with(',') {
            out.truncate(out.trim_end().len() - 1);
        }
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out
}

/// The length of the string literal at the start, quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            '"' if !escaped => return at + 1,
            _ => escaped = character == '\\' && !escaped,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::parse;
    use serde_json::json;

    #[test]
    fn comments_and_last_commas_are_left_out() {
        let text = "{ // a line\n \"a\": 1, /* a\n block */ \"b\": [1, 2,\n], \"c\": { \"d\": 2, // end\n } }";
        assert_eq!(
            parse(text).unwrap(),
            json!({ "a": 1, "b": [1, 2], "c": { "d": 2 } })
        );
    }

    #[test]
    fn what_looks_like_a_comment_inside_a_string_stays() {
        let text = r#"{ "url": "http://x/*y*/", "quote": "\"//,]", "back": "\\" }"#;
        assert_eq!(
            parse(text).unwrap(),
            json!({ "url": "http://x/*y*/", "quote": "\"//,]", "back": "\\" })
        );
    }

    #[test]
    fn what_is_broken_otherwise_is_an_error() {
        assert!(parse("{ \"a\": }").is_err());
        assert!(parse("{ \"a").is_err());
    }
}
