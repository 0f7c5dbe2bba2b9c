//! Leaves out what nobody calls. Crates may export functions and classes to JavaScript that a part does not use;
//! the compiler has to keep them, and wasm-bindgen writes glue for each.

use super::{Kit, Part, assets, browser, glue, shrink};
use crate::process;
use anyhow::{Context as _, Result};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where the wasm's exports are called in what wasm-bindgen wrote.
const CALL: &str = "wasm.";

/// Writes `live.wasm`: `bound_bg.wasm` without the exports that the glue does not call, and what only they need.
pub(super) fn prune(kit: &Kit<'_>, part: Part, work: &Path) -> Result<()> {
    let (bound, live) = (work.join("bound_bg.wasm"), work.join("live.wasm"));
    if shrink::is_quick() {
        return assets::copy_if_changed(&bound, &live);
    }
    let tree = work.join("tree.js");
    glue::bundle(kit, part, work, &tree, &[])?;
    let text = fs::read_to_string(&tree).with_context(|| format!("reading {}", tree.display()))?;
    let graph = work.join("exports.json");
    fs::write(&graph, graph_of(&called(&text)).to_string())
        .with_context(|| format!("writing {}", graph.display()))?;
    let mut command = Command::new(kit.node.wasm_metadce());
    command
        .args(browser::WASM_FEATURES)
        .arg(&bound)
        .arg("--graph-file")
        .arg(&graph)
        .arg("--output")
        .arg(&live)
        .env("PATH", kit.node.path()?);
    // It prints what is unused.
    process::output(&mut command).map(drop)
}

/// The glue without the imports that the wasm does not have any more.
pub(super) fn without_unused(glue: &str, used: &BTreeSet<&str>) -> String {
    let mut kept = String::with_capacity(glue.len());
    let mut is_unused = false;
    for line in glue.split_inclusive('\n') {
        if let Some(name) = import_of(line) {
            is_unused = !used.contains(name);
        } else if line.starts_with("    }") {
            is_unused = false;
        }
        if !is_unused {
            kept.push_str(line);
        }
    }
    kept
}

/// The import whose function begins on this line, as wasm-bindgen indents it.
fn import_of(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix("        ")?.split_once(':')?;
    (name.starts_with("__wb") && rest.starts_with(" function")).then_some(name)
}

fn called(glue: &str) -> BTreeSet<&str> {
    glue.match_indices(CALL)
        .map(|(at, _)| {
            let name = &glue[at + CALL.len()..];
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$');
            &name[..end.unwrap_or(name.len())]
        })
        .collect()
}

/// What `wasm-metadce` reads: a root outside of the wasm, and the exports that it reaches.
fn graph_of(called: &BTreeSet<&str>) -> serde_json::Value {
    let root = json!({ "name": "glue", "root": true, "reaches": called });
    let exports = called
        .iter()
        .map(|name| json!({ "name": name, "export": name }));
    std::iter::once(root).chain(exports).collect()
}

#[cfg(test)]
mod tests {
    use super::{called, without_unused};
    use std::collections::BTreeSet;

    #[test]
    fn what_is_called_is_found() {
        let glue = "wasm.mount(wasm.__wbindgen_malloc(3)); wasm.memory.buffer";
        let expected = BTreeSet::from(["mount", "__wbindgen_malloc", "memory"]);
        assert_eq!(called(glue), expected);
    }

    #[test]
    fn an_import_that_is_not_used_goes_with_its_body_and_nothing_else() {
        let glue = "    const import0 = {\n        __wbg_a: function(x) {\n            x();\n        },\n        \
                    __wbg_b: function() { return handleError(function (x) {\n            y(x);\n        }, arguments); },\n    };\nrest\n";
        let kept = without_unused(glue, &BTreeSet::from(["__wbg_a"]));
        assert_eq!(
            kept,
            "    const import0 = {\n        __wbg_a: function(x) {\n            x();\n        },\n    };\nrest\n"
        );
        let kept = without_unused(glue, &BTreeSet::new());
        assert_eq!(kept, "    const import0 = {\n    };\nrest\n");
    }
}
