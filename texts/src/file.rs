//! One file: JSON, read in its order, and with an eye for keys that are there twice.

use crate::language::CATEGORIES;
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};
use std::fmt;

/// A text with its key, such as `fault.kept`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) text: Text,
}

/// A text, or one for each plural category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    One(String),
    Plural(Vec<(String, String)>),
}

/// Reads the texts of a file. An object that has `other` is a plural text, any other one a group.
pub(crate) fn read(json: &str) -> Result<Vec<Entry>, serde_json::Error> {
    let Node::Group(nodes) = serde_json::from_str(json)? else {
        return Err(serde_json::Error::custom("the file is not an object"));
    };
    let mut entries = Vec::new();
    collect("", nodes, &mut entries);
    Ok(entries)
}

fn collect(prefix: &str, nodes: Vec<(String, Node)>, entries: &mut Vec<Entry>) {
    for (name, node) in nodes {
        let key = format!("{prefix}{name}");
        match node {
            Node::Text(text) => entries.push(Entry {
                key,
                text: Text::One(text),
            }),
            Node::Group(forms) if is_plural(&forms) => {
                let forms = forms.into_iter().filter_map(|(category, node)| match node {
                    Node::Text(text) => Some((category, text)),
                    Node::Group(_) => None,
                });
                entries.push(Entry {
                    key,
                    text: Text::Plural(forms.collect()),
                });
            }
            Node::Group(nodes) => collect(&format!("{key}."), nodes, entries),
        }
    }
}

fn is_plural(nodes: &[(String, Node)]) -> bool {
    !nodes.is_empty()
        && nodes.iter().all(|(name, node)| {
            CATEGORIES.contains(&name.as_str()) && matches!(node, Node::Text(_))
        })
}

enum Node {
    Text(String),
    Group(Vec<(String, Node)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Nodes)
    }
}

struct Nodes;

impl<'de> Visitor<'de> for Nodes {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text or a group of texts")
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut nodes: Vec<(String, Node)> = Vec::new();
        while let Some((name, node)) = map.next_entry::<String, Node>()? {
            if nodes.iter().any(|(known, _)| *known == name) {
                return Err(A::Error::custom(format_args!("`{name}` is there twice")));
            }
            nodes.push((name, node));
        }
        Ok(Node::Group(nodes))
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Text, read};

    #[test]
    fn groups_become_keys_in_the_order_of_the_file() {
        let read = read(r#"{"b": "B", "a": {"y": "Y", "x": {"one": "1", "other": "n"}}}"#).unwrap();
        let one = |key: &str, text: &str| Entry {
            key: key.into(),
            text: Text::One(text.into()),
        };
        let forms = vec![
            ("one".to_owned(), "1".to_owned()),
            ("other".into(), "n".into()),
        ];
        let plural = Entry {
            key: "a.x".into(),
            text: Text::Plural(forms),
        };
        assert_eq!(read, [one("b", "B"), one("a.y", "Y"), plural]);
    }

    #[test]
    fn what_is_no_text_and_what_is_there_twice_is_refused() {
        for (json, reason) in [
            (r#"{"a": 1}"#, "a text or a group of texts"),
            (r#"{"a": ["x"]}"#, "a text or a group of texts"),
            (r#"{"a": "x", "a": "y"}"#, "`a` is there twice"),
            (r#""a""#, "not an object"),
            (r#"{"a": "x""#, "EOF"),
        ] {
            let error = read(json).unwrap_err().to_string();
            assert!(error.contains(reason), "{json}: {error}");
        }
    }
}
