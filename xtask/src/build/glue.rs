//! The module that a page runs: what wasm-bindgen wrote, behind the part's own `boot.js`.

use super::{Kit, Part};
use crate::process;
use anyhow::Result;
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
        // Each exported class makes one and has one: without these, no class is ever left out.
        .args([
            "--pure:FinalizationRegistry",
            "--define:Symbol.dispose=undefined",
        ])
        .args(["--legal-comments=none", "--log-level=warning"])
        .args(options)
        .arg(format!("--outfile={}", to.display()));
    process::run(&mut command)
}
