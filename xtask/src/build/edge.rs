//! The Worker: worker-build runs cargo, wasm-bindgen, wasm-opt and esbuild, all of them ours.

use super::{Kit, Part};
use crate::process;
use crate::tools::{self, CargoTool};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

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
    Ok(vec![out.join("index.js"), out.join("index_bg.wasm")])
}
