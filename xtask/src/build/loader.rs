//! The loader, which is the only script that a host page names, and core, which the loader loads at intent:
//! each with the names of what it loads later built in.

use super::assets::Hashed;
use super::{Bundle, Kit, assets, browser};
use crate::process;
use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Bundles core into `dist/a/`, with the wasm beside it under the same name, so that the loader can ask for both at
/// once; then the loader into `dist/w.js`, with the types that go with it. `words` is what core says by itself, for
/// each language's tag. Notes core and the wasm in the bundle.
pub(super) fn build(
    kit: &Kit<'_>,
    hashed: &mut Hashed,
    bundle: &mut Bundle,
    words: &Value,
) -> Result<Vec<PathBuf>> {
    let work = kit.repo.build_notes()?.join("widget");
    let [aside, core, loader] =
        ["aside", "core", "loader"].map(|name| work.join(name).with_extension("js"));

    // Modules are always read as UTF-8.
    let module = ["--format=esm", "--charset=utf8"];
    let source = |file: &str| kit.repo.path("widget/loader").join(file);
    run(kit, &source("core/aside.js"), &aside, &module, &[])?;
    bundle.aside = Some(hashed.add(&aside, "aside")?);

    // Part of core, since text packs better in one file than in two.
    let style = fs::read_to_string(work.join("style.css")).context("reading the widget's style")?;
    let defined = [
        ("__GLUE__", json!(bundle.glue)),
        ("__STYLE__", json!(style)),
        ("__ASIDE__", json!(bundle.aside)),
        ("__TEXTS__", texts(bundle)),
        ("__WORDS__", but_help(words)),
    ];
    run(kit, &source("core/index.js"), &core, &module, &defined)?;
    let both = hashed.add_together(&[&core, &work.join(browser::WASM)], "embed")?;
    bundle.core = Some(format!("{both}.js"));
    bundle.wasm = format!("{both}.wasm");

    let defined = [("__CORE__", json!(both)), ("__LABELS__", labels(words)?)];
    // Served with its charset, since a page may be in another.
    let script = ["--format=iife", "--charset=utf8"];
    run(kit, &source("index.js"), &loader, &script, &defined)?;
    let copies = [
        (loader, kit.repo.dist().join("w.js")),
        (
            kit.repo.path("widget/types/answerable.d.ts"),
            kit.repo.dist().join("answerable.d.ts"),
        ),
    ];
    for (from, to) in &copies {
        assets::copy_if_changed(from, to)?;
    }
    Ok(copies.map(|(_, to)| to).into())
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
