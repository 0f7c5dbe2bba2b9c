//! The Worker: worker-build runs cargo, wasm-bindgen, wasm-opt and esbuild, all of them ours.

use super::{Kit, Part};
use crate::process;
use crate::tools::{self, CargoTool};
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the compiler uses of wasm beyond the first version; exceptions come from wasm-bindgen's wrappers.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-exception-handling",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds `edge/build/`; the old one stays in place until the new one is whole.
pub(super) fn build(kit: &Kit<'_>) -> Result<Vec<PathBuf>> {
    let worker_build = tools::cargo_tool(kit.repo, CargoTool::WORKER_BUILD)?;
    let mut command = Command::new(worker_build);
    command
        .arg("--release")
        .current_dir(kit.repo.path(Part::Edge.folder()))
        // Without these it would download its own.
        .env("WASM_BINDGEN_BIN", &kit.wasm_bindgen)
        .env("WASM_OPT_BIN", kit.node.wasm_opt())
        .env("ESBUILD_BIN", kit.node.esbuild())
        .env("PATH", kit.node.path()?)
        // Its own stack says nothing about our code.
        .env("RUST_BACKTRACE", "0");
    process::run(&mut command)?;
    let out = kit.repo.edge_build();
    let wasm = out.join("index_bg.wasm");
    optimise(kit, &wasm)?;
    Ok(vec![out.join("index.js"), wasm])
}

/// Makes the module smaller, in one step for whoever watches the file. worker-build could do it too, but keeps the names of functions, a sixth of the
/// upload; a panic says its file and line without them.
fn optimise(kit: &Kit<'_>, wasm: &Path) -> Result<()> {
    let small = wasm.with_extension("small");
    let mut command = Command::new(kit.node.wasm_opt());
    command
        .args(["-Os", "--strip-debug"])
        .args(WASM_FEATURES)
        .arg(wasm)
        .arg("--output")
        .arg(&small)
        .env("PATH", kit.node.path()?);
    process::run(&mut command)?;
    fs::rename(&small, wasm).with_context(|| format!("replacing {}", wasm.display()))
}
