//! The Rust standard library for wasm.

use crate::repo::Repo;
use crate::{process, ui};
use anyhow::{Context as _, Result};
use std::path::Path;
use std::process::Command;

/// The target that all browser and Worker code is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that the toolchain of `rust-toolchain.toml` can compile for wasm.
pub(crate) fn wasm_target(repo: &Repo) -> Result<()> {
    let mut ask = Command::new("rustc");
    ask.args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(repo.root());
    if Path::new(process::output(&mut ask)?.trim()).is_dir() {
        return Ok(());
    }
    ui::status(
        "Installing",
        &format!("the {TARGET} target (once, a few seconds)"),
    );
    process::run(
        Command::new("rustup")
            .args(["target", "add", TARGET])
            .current_dir(repo.root()),
    )
    .with_context(|| {
        format!("the Rust toolchain lacks the {TARGET} target and rustup cannot add it")
    })
}

/// Installs the standard library's source where it is missing.
pub(crate) fn library_source(repo: &Repo) -> Result<()> {
    let mut ask = Command::new("rustc");
    ask.args(["--print", "sysroot"]).current_dir(repo.root());
    let sysroot = process::output(&mut ask)?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib/src/rust/library/Cargo.lock")
        .is_file()
    {
        return Ok(());
    }
    ui::status(
        "Installing",
        "the standard library's source (once, a few seconds)",
    );
    process::run(
        Command::new("rustup")
            .args(["component", "add", "rust-src"])
            .current_dir(repo.root()),
    )
    .context("the Rust toolchain lacks the component rust-src and rustup cannot add it")
}
