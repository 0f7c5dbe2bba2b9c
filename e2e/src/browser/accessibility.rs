//! What people perceive who use a page with something else than their eyes, or with eyes of their own.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Browser, Scheme};
use crate::{golden, paths};

/// Runs axe-core in the page, for WCAG 2.2 AA and what it holds for good practice.
const AXE: &str = "
    const [axe, done] = arguments;
    if (!window.axe) new Function(axe)();
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
        ({ violations }) => done(violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, any, all, none }) =>
            `${id}: ${help}; ${target.flat().join(' ')}; ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`))),
        (error) => done([String(error)]),
    );";

/// What a system asks pages for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Light or dark pages.
    Colours(Scheme),
    /// Few colours of the person's own choice.
    ForcedColours,
    /// Nothing that moves.
    LessMotion,
}

impl Browser {
    /// What axe-core finds wrong with the page as it is, one line for each element.
    ///
    /// # Panics
    /// When axe-core is not installed (`cargo xtask test` does that).
    pub async fn axe(&self) -> Vec<String> {
        let source = std::fs::read_to_string(paths::axe()).expect("axe-core is installed");
        let found = self
            .client
            .execute_async(AXE, vec![json!(source)])
            .await
            .expect("axe-core runs");
        serde_json::from_value(found).expect("lines")
    }

    /// Makes the page's system ask for these, and for nothing else. In Chromium alone.
    pub async fn wish(&self, wishes: &[Wish]) {
        let features: Vec<_> = wishes
            .iter()
            .map(|wish| {
                let (name, value) = match wish {
                    Wish::Colours(Scheme::Light) => ("prefers-color-scheme", "light"),
                    Wish::Colours(Scheme::Dark) => ("prefers-color-scheme", "dark"),
                    Wish::ForcedColours => ("forced-colors", "active"),
                    Wish::LessMotion => ("prefers-reduced-motion", "reduce"),
                };
                json!({ "name": name, "value": value })
            })
            .collect();
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await;
    }

    /// The page as assistive technology gets it: roles, names, values, states, one line each. In Chromium alone.
    pub async fn accessibility_tree(&self) -> String {
        let answer = self
            .devtools("Accessibility.getFullAXTree", json!({}))
            .await;
        let nodes = answer["nodes"].as_array().cloned().unwrap_or_default();
        let mut text = String::new();
        if let Some(root) = nodes.first() {
            draw(&nodes, root, 0, &mut text);
        }
        text
    }

    /// Asks Chromium's developer tools about the tab.
    ///
    /// # Panics
    /// When this is not Chromium.
    async fn devtools(&self, method: &str, parameters: Value) -> Value {
        let bidi = self.bidi.as_ref().expect("Chromium speaks BiDi");
        let tab = self
            .client
            .window()
            .await
            .expect("the browser says which tab is open");
        let session = bidi
            .command(
                "goog:cdp.getSession",
                json!({ "context": String::from(tab) }),
            )
            .await;
        let command =
            json!({ "method": method, "params": parameters, "session": session["session"] });
        bidi.command("goog:cdp.sendCommand", command).await["result"].take()
    }
}

/// Properties that people hear of; those which say "no" go unsaid.
const STATES: [&str; 14] = [
    "checked",
    "disabled",
    "expanded",
    "focused",
    "hasPopup",
    "invalid",
    "level",
    "live",
    "modal",
    "multiline",
    "pressed",
    "readonly",
    "required",
    "selected",
];

fn draw(nodes: &[Value], node: &Value, depth: usize, text: &mut String) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    // What is there for layout alone, and the letters of what has been named.
    let is_silent = node["ignored"] == true
        || matches!(role, "generic" | "none" | "InlineTextBox")
        || (role == "StaticText" && name.trim().is_empty());
    if !is_silent {
        let _written = write!(text, "{:indent$}{role}", "", indent = depth * 2);
        if !name.is_empty() {
            let _written = write!(text, " {name:?}");
        }
        for key in ["value", "description"] {
            if let Some(value) = node[key]["value"]
                .as_str()
                .filter(|value| !value.is_empty())
            {
                let _written = write!(text, " {key}={value:?}");
            }
        }
        for property in node["properties"].as_array().into_iter().flatten() {
            let (name, value) = (&property["name"], &property["value"]["value"]);
            let is_said = name.as_str().is_some_and(|name| STATES.contains(&name));
            if is_said && !matches!(value.to_string().trim_matches('"'), "false" | "") {
                let value = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                let name = name.as_str().unwrap_or_default();
                let _written = write!(text, " {name}={value}");
            }
        }
        text.push('\n');
    }
    // Their letters are their names.
    if matches!(
        role,
        "button" | "heading" | "StaticText" | "link" | "textbox"
    ) {
        return;
    }
    let depth = if is_silent { depth } else { depth + 1 };
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|node| &node["nodeId"] == id) {
            draw(nodes, child, depth, text);
        }
    }
}

/// Compares a tree with its golden file in `e2e/tests/browser/trees/`; `UPDATE_GOLDEN=1` writes that anew.
/// References, times and days are left out: they are others each time.
///
/// # Panics
/// When the tree has changed.
pub fn pinned(name: &str, tree: &str) {
    let path = paths::root()
        .join("e2e/tests/browser/trees")
        .join(format!("{name}.txt"));
    golden::compare(&path, &without_what_passes(tree));
}

/// References become `AN-…`; links, numbers and clock times `…`, and the words around them that depend on the day go.
fn without_what_passes(tree: &str) -> String {
    let mut text = String::new();
    for line in tree.lines() {
        // What is told of a time is the time in full.
        let line = match line.split_once(" description=") {
            Some((time, _)) if time.trim_start().starts_with("time") => time,
            _ => line,
        };
        let words = line.split(' ').map(|word| {
            let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
            let is_number = bare.starts_with(|first: char| first.is_ascii_digit());
            let passes = is_number
                || matches!(
                    bare,
                    "today" | "tomorrow" | "Today" | "Tomorrow" | "AM" | "PM"
                );
            if let Some((before, _)) = word.split_once("http://") {
                format!("{before}…\"")
            } else if word.starts_with("value=\"20") {
                // A field for a moment begins with the present one.
                "value=\"…\"".to_owned()
            } else if bare.starts_with("AN-") {
                word.replace(bare, "AN-…")
            } else if passes {
                word.replace(bare, "…")
            } else {
                word.to_owned()
            }
        });
        text.push_str(words.collect::<Vec<_>>().join(" ").trim_end());
        text.push('\n');
    }
    text
}
