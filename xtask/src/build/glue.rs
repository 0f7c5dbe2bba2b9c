//! The module that a page runs: what wasm-bindgen wrote, behind the part's own `boot.js`.

use super::{Kit, Part};
use crate::process;
use anyhow::{Context as _, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Bundles the glue into one file. Bundled, because it imports the snippets that crates bring along, and so that
/// what `boot.js` does not use is left out.
pub(super) fn bundle(
    kit: &Kit<'_>,
    part: Part,
    work: &Path,
    to: &Path,
    options: &[&str],
) -> Result<()> {
    let mut command = Command::new(kit.node.esbuild());
    command
        .arg(kit.repo.path(part.folder()).join("boot.js"))
        .arg(format!("--alias:bound={}", work.join("bound.js").display()))
        .args(["--bundle", "--format=esm", "--target=es2022"])
        // Each exported class has one: with it, no class is ever left out. See [`let_go`].
        .arg("--define:Symbol.dispose=undefined")
        .args(["--legal-comments=none", "--log-level=warning"])
        .args(options)
        .arg(format!("--outfile={}", to.display()));
    process::run(&mut command)
}

/// Lets the bundler leave out the classes that nobody uses: wasm-bindgen makes a registry for each, which it could
/// not know to have no effect of its own.
pub(super) fn let_go(bound: &Path) -> Result<()> {
    let text = fs::read_to_string(bound).with_context(|| format!("reading {}", bound.display()))?;
    ensure!(
        text.contains(REGISTRY),
        "wasm-bindgen makes its registries in another way than this build knows"
    );
    fs::write(
        bound,
        text.replace(REGISTRY, &format!("/* @__PURE__ */ {REGISTRY}")),
    )
    .with_context(|| format!("writing {}", bound.display()))
}

const REGISTRY: &str = "new FinalizationRegistry(";
