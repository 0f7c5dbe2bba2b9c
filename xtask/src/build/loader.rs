//! The loader: the only script that a host page names, with the names of what it loads later built in.

use super::{Bundle, Kit, assets};
use crate::process;
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Bundles `widget/loader/index.js` into `dist/w.js`.
pub(super) fn build(kit: &Kit<'_>, bundle: &Bundle) -> Result<PathBuf> {
    let made = kit.repo.build_notes()?.join("widget/loader.js");
    let mut command = Command::new(kit.node.esbuild());
    command
        .arg(kit.repo.path("widget/loader/index.js"))
        .args([
            "--bundle",
            "--format=iife",
            "--target=es2020",
            "--minify",
            "--legal-comments=none",
        ])
        .args(["--log-level=warning", "--external:/a/*"])
        .arg(format!("--define:__GLUE__={:?}", bundle.glue))
        .arg(format!("--define:__WASM__={:?}", bundle.wasm))
        .arg(format!("--define:__STYLE__={:?}", bundle.style))
        .arg(format!("--outfile={}", made.display()));
    process::run(&mut command)?;
    let out = kit.repo.dist().join("w.js");
    assets::copy_if_changed(&made, &out)?;
    Ok(out)
}
