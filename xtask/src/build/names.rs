//! Short names between wasm and glue. wasm-bindgen gives each import a name with a hash of its own, and what is
//! random does not compress: both files would carry every one of them.

use super::{Kit, assets, prune, shrink};
use crate::process;
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What binaryen calls the module that all imports come from.
const SHORT_MODULE: &str = "a";

/// Renames imports and exports in `from`, and likewise in the glue; writes the wasm to `to`, the glue in place.
pub(super) fn shorten(kit: &Kit<'_>, from: &Path, to: &Path, glue: &Path) -> Result<()> {
    if shrink::is_quick() {
        return assets::copy_if_changed(from, to);
    }
    let mut command = Command::new(kit.node.wasm_opt());
    command
        .args(super::browser::WASM_FEATURES)
        .arg("--minify-imports-and-exports-and-modules")
        .arg(from)
        .arg("--output")
        .arg(to)
        .env("PATH", kit.node.path()?);
    let names = Names::read(&process::output(&mut command)?)?;
    if names.modules.len() > 1 {
        // The glue imports scripts of other crates too; they would all get the same short name.
        fs::copy(from, to).with_context(|| format!("copying {}", from.display()))?;
        return Ok(());
    }
    let text = fs::read_to_string(glue).with_context(|| format!("reading {}", glue.display()))?;
    let used = names.imports.keys().map(String::as_str).collect();
    let text = prune::without_unused(&text, &used);
    fs::write(glue, names.renamed(&text)?).with_context(|| format!("writing {}", glue.display()))
}

/// Long names and what they became.
struct Names {
    modules: BTreeSet<String>,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

impl Names {
    /// Understands what `wasm-opt` prints: `{"imports": [[module, long, short]…], "exports": [[long, short]…]}`.
    fn read(printed: &str) -> Result<Self> {
        let map: Value =
            serde_json::from_str(printed).context("wasm-opt printed no map of names")?;
        let rows = |kind: &str| map[kind].as_array().cloned().unwrap_or_default();
        let text = |row: &Value, at: usize| row[at].as_str().unwrap_or_default().to_owned();
        Ok(Self {
            modules: rows("imports").iter().map(|row| text(row, 0)).collect(),
            imports: rows("imports")
                .iter()
                .map(|row| (text(row, 1), text(row, 2)))
                .collect(),
            exports: rows("exports")
                .iter()
                .map(|row| (text(row, 0), text(row, 1)))
                .collect(),
        })
    }

    /// The glue with the short names. Fails if it names an import less or more than once, which would mean that
    /// the glue looks otherwise than this was written for.
    fn renamed(&self, glue: &str) -> Result<String> {
        let mut out = String::with_capacity(glue.len());
        let mut seen = BTreeSet::new();
        let mut rest = glue;
        while !rest.is_empty() {
            let plain = rest.find(is_of_name).unwrap_or(rest.len());
            out.push_str(&rest[..plain]);
            rest = &rest[plain..];
            let length = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
            let name = &rest[..length];
            rest = &rest[length..];
            let short = if out.ends_with("wasm.") {
                self.exports.get(name)
            } else {
                self.imports.get(name)
            };
            if self.imports.contains_key(name) && !seen.insert(name) {
                bail!("the glue names the import `{name}` twice");
            }
            out.push_str(short.map_or(name, String::as_str));
        }
        if let Some(missing) = self
            .imports
            .keys()
            .find(|name| !seen.contains(name.as_str()))
        {
            bail!("the glue does not name the import `{missing}`");
        }
        for module in &self.modules {
            out = out.replace(&format!("\"{module}\""), &format!("\"{SHORT_MODULE}\""));
        }
        Ok(out)
    }
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::Names;

    const MAP: &str = r#"{
        "imports": [["./bound_bg.js", "__wbg_get_1f", "a"], ["./bound_bg.js", "__wbg_get_1f2", "$b"]],
        "exports": [["mount", "c"], ["memory", "d"]]
    }"#;

    #[test]
    fn imports_exports_and_their_module_get_the_short_names() {
        let glue = r#"
            export function mount(x) { return wasm.mount(x, wasm.memory.buffer); }
            const import0 = { __wbg_get_1f: function(a) {}, __wbg_get_1f2: function(a) {} };
            return { "./bound_bg.js": import0 };"#;
        let renamed = Names::read(MAP).unwrap().renamed(glue).unwrap();
        let expected = r#"
            export function mount(x) { return wasm.c(x, wasm.d.buffer); }
            const import0 = { a: function(a) {}, $b: function(a) {} };
            return { "a": import0 };"#;
        assert_eq!(renamed, expected);
    }

    #[test]
    fn glue_that_lacks_an_import_or_has_it_twice_is_refused() {
        let names = Names::read(MAP).unwrap();
        assert!(names.renamed("__wbg_get_1f: 1").is_err());
        assert!(
            names
                .renamed("__wbg_get_1f: 1, __wbg_get_1f2: 2, __wbg_get_1f: 3")
                .is_err()
        );
    }
}
