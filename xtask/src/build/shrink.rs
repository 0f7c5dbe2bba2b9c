//! Makes modules smaller with wasm-opt, or leaves them as they are for a quick round of work.

use super::{Kit, assets};
use crate::process;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Set to anything, builds skip what only makes them smaller, which takes longer than the compiler does.
/// Sizes are judged without it.
const QUICK: &str = "ANSWERABLE_QUICK";

/// Whether this is to be a quick build.
pub(super) fn is_quick() -> bool {
    std::env::var_os(QUICK).is_some_and(|value| !value.is_empty())
}

/// What makes cargo quick too: one crate changed is one crate compiled, and nothing is optimised across crates.
pub(super) fn hurry(cargo: &mut Command, profile: &str) {
    if is_quick() {
        for (setting, value) in [
            ("LTO", "off"),
            ("CODEGEN_UNITS", "16"),
            ("INCREMENTAL", "true"),
        ] {
            cargo.env(format!("CARGO_PROFILE_{profile}_{setting}"), value);
        }
    }
}

/// Writes `small`, which does what `wasm` does. Only named features may be used: with all of them, wasm-opt writes
/// encodings that no browser reads yet.
pub(super) fn shrink(
    kit: &Kit<'_>,
    wasm: &Path,
    small: &Path,
    passes: &[&str],
    features: &[&str],
) -> Result<()> {
    if is_quick() {
        return assets::copy_if_changed(wasm, small);
    }
    let mut command = Command::new(kit.node.wasm_opt());
    command
        .args(passes)
        .args(features)
        .arg(wasm)
        .arg("--output")
        .arg(small)
        .env("PATH", kit.node.path()?);
    process::run(&mut command)
}
