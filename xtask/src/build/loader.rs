//! The loader, which is the only script that a host page names, and core, which the loader loads at intent:
//! each with the names of what it loads later built in.

use super::{Bundle, Kit, assets};
use crate::process;
use anyhow::{Result, bail};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Bundles core into `dist/a/`, then the loader into `dist/w.js`, with the types that go with them. `words` is what
/// core says by itself, for each language's tag. Notes core in the bundle.
pub(super) fn build(kit: &Kit<'_>, bundle: &mut Bundle, words: &Value) -> Result<Vec<PathBuf>> {
    let work = kit.repo.build_notes()?.join("widget");
    let [aside, core, loader] =
        ["aside", "core", "loader"].map(|name| work.join(name).with_extension("js"));
    let dist = kit.repo.dist();

    // Modules are always read as UTF-8.
    let module = ["--format=esm", "--charset=utf8"];
    let source = |file: &str| kit.repo.path("widget/loader").join(file);
    run(kit, &source("core/aside.js"), &aside, &module, &[])?;
    let aside = assets::publish(&aside, &dist.join("a"), "aside", "js")?;
    bundle.aside = Some(format!("/a/{aside}"));

    let defined = [
        ("__GLUE__", json!(bundle.glue)),
        ("__WASM__", json!(bundle.wasm)),
        ("__STYLE__", json!(bundle.style)),
        ("__ASIDE__", json!(bundle.aside)),
        ("__TEXTS__", texts(bundle)),
        ("__WORDS__", but_help(words)),
    ];
    run(kit, &source("core/index.js"), &core, &module, &defined)?;
    let core = assets::publish(&core, &dist.join("a"), "embed", "js")?;
    bundle.core = Some(format!("/a/{core}"));

    let defined = [
        ("__CORE__", json!(bundle.core)),
        ("__LABELS__", labels(words)?),
    ];
    // Served with its charset, since a page may be in another.
    let script = ["--format=iife", "--charset=utf8"];
    run(kit, &source("index.js"), &loader, &script, &defined)?;
    assets::copy_if_changed(&loader, &dist.join("w.js"))?;

    let types = dist.join("answerable.d.ts");
    assets::copy_if_changed(&kit.repo.path("widget/types/answerable.d.ts"), &types)?;
    let made = [aside, core].map(|name| dist.join("a").join(name));
    Ok(made.into_iter().chain([dist.join("w.js"), types]).collect())
}

fn run(
    kit: &Kit<'_>,
    source: &Path,
    to: &Path,
    options: &[&str],
    defined: &[(&str, Value)],
) -> Result<()> {
    let mut command = Command::new(kit.node.esbuild());
    command
        .arg(source)
        .args(["--bundle", "--minify", "--target=es2022"])
        .args(["--legal-comments=none", "--log-level=warning"])
        .args(options)
        .args(
            defined
                .iter()
                .map(|(name, value)| format!("--define:{name}={value}")),
        )
        .arg(format!("--outfile={}", to.display()));
    process::run(&mut command)
}

/// Each language's tag with the path of its texts.
fn texts(bundle: &Bundle) -> Value {
    let texts = bundle.texts.iter();
    let texts: Map<String, Value> = texts
        .map(|(tag, path)| (tag.clone(), json!(path)))
        .collect();
    Value::Object(texts)
}

/// What core says: all but the launcher's label, which is the loader's.
fn but_help(words: &Value) -> Value {
    let mut words = words.clone();
    for texts in words.as_object_mut().into_iter().flat_map(Map::values_mut) {
        texts.as_object_mut().map(|texts| texts.remove("help"));
    }
    words
}

/// The launcher's label for each language, whichever way it is written: both kinds of Chinese must say the same.
fn labels(words: &Value) -> Result<Value> {
    let mut labels = Map::new();
    for (tag, texts) in words.as_object().into_iter().flatten() {
        let (language, label) = (tag.split('-').next().unwrap_or(tag), &texts["help"]);
        if let Some(other) = labels.insert(language.to_owned(), label.clone())
            && other != *label
        {
            bail!(
                "`loader.help` is to be the same in all files of `{language}`: the loader has no room for more"
            );
        }
    }
    Ok(Value::Object(labels))
}
