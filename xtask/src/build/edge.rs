//! The Worker: worker-build runs cargo, wasm-bindgen, wasm-opt and esbuild, all of them ours.

use super::{Kit, Part, anonymous, assets, lean, shrink};
use crate::process;
use crate::tools::{self, CargoTool};
use anyhow::Result;
use std::path::PathBuf;
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

/// worker-build could do it too, but keeps the names of functions, a sixth of the upload.
///
/// Not more than small functions are inlined, even into their one caller: a long function with many locals compresses so
/// badly that 110 KB less before compression were 25 KB more after it (docs/decisions/0017).
const PASSES: &[&str] = &[
    "--always-inline-max-function-size=4",
    "--one-caller-inline-max-function-size=10",
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// SHA-256 as a loop in place of 64 rounds written out: a request hashes a few hundred bytes at most times.
const FLAGS: &[&str] = &["--cfg=sha2_backend_soft=\"compact\""];

/// The description of the interface: files that the Worker serves under its own addresses (`edge/src/routes/docs.rs`).
pub(super) const DESCRIPTION: &[&str] = &[
    "docs/openapi.json",
    "docs/problems.html",
    "edge/src/docs/page.html",
    "edge/src/docs/page.js",
    "edge/src/docs/page.css",
    "shared/src/triage/words.txt",
];

/// Builds `edge/build/`; the old one stays in place until the new one is whole.
pub(super) fn build(kit: &Kit<'_>) -> Result<Vec<PathBuf>> {
    let worker_build = tools::cargo_tool(kit.repo, CargoTool::WORKER_BUILD)?;
    let work = kit.repo.build_notes()?.join("edge");
    let mut command = Command::new(worker_build);
    command
        .args(["--release", "--out-dir"])
        .arg(&work)
        .current_dir(kit.repo.path(Part::Edge.folder()).join("module"))
        // Without these it would download its own.
        .env("WASM_BINDGEN_BIN", &kit.wasm_bindgen)
        .env("WASM_OPT_BIN", kit.node.wasm_opt())
        .env("ESBUILD_BIN", kit.node.esbuild())
        .env("PATH", kit.node.path()?)
        // Its own stack says nothing about our code.
        .env("RUST_BACKTRACE", "0");
    shrink::hurry(&mut command, "RELEASE");
    anonymous::hide_paths(&mut command, kit.repo)?;
    anonymous::add_flags(&mut command, FLAGS);
    lean::make_lean(&mut command, kit)?;
    process::run(&mut command)?;
    let small = work.join("small.wasm");
    shrink::shrink(
        kit,
        &work.join("index_bg.wasm"),
        &small,
        PASSES,
        WASM_FEATURES,
    )?;

    let out = kit.repo.edge_build();
    let mut outputs = vec![out.join("index_bg.wasm"), out.join("index.js")];
    assets::copy_if_changed(&small, &outputs[0])?;
    assets::copy_if_changed(&work.join("index.js"), &outputs[1])?;
    outputs.extend(describe(kit)?);
    Ok(outputs)
}

fn describe(kit: &Kit<'_>) -> Result<Vec<PathBuf>> {
    let folder = kit.repo.dist().join("docs");
    let mut files = Vec::new();
    for source in DESCRIPTION {
        let source = kit.repo.path(source);
        let file = folder.join(source.file_name().unwrap_or_default());
        assets::copy_if_changed(&source, &file)?;
        files.push(file);
    }
    Ok(files)
}
