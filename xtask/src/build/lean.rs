//! Builds the standard library along with what a browser loads (docs/decisions/0013).
//!
//! The ready-made one formats a message for every panic that could happen, and says where it was; nobody reads that on
//! a visitor's screen. Without, a panic is a trap at once, and the widget is a tenth smaller. The compiler is pinned,
//! so its unstable options are known to do the same everywhere.

use super::shrink;
use crate::tools;
use anyhow::Result;
use std::process::Command;

/// What makes a panic a trap that says nothing; debug texts are not for visitors either.
const FLAGS: &[&str] = &[
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

const ARGUMENTS: &[&str] = &[
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// Makes a `cargo build` one with a lean standard library. A quick build takes the ready-made one.
///
/// # Errors
/// The library's source is not there and cannot be installed.
pub(super) fn make_lean(cargo: &mut Command, kit: &super::Kit<'_>) -> Result<()> {
    if shrink::is_quick() {
        return Ok(());
    }
    tools::library_source(kit.repo)?;
    cargo.args(ARGUMENTS).env("RUSTC_BOOTSTRAP", "1");
    super::anonymous::add_flags(cargo, FLAGS);
    Ok(())
}

/// The same library for a command that calls cargo itself, with panics that still say what and where: they are read in
/// the log of the edge.
///
/// # Errors
/// As for [`make_lean`].
pub(super) fn make_small(command: &mut Command, kit: &super::Kit<'_>) -> Result<()> {
    if shrink::is_quick() {
        return Ok(());
    }
    tools::library_source(kit.repo)?;
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    Ok(())
}
