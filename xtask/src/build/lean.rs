//! Builds the standard library along with what is served (docs/decisions/0013).
//!
//! The ready-made one formats a message for every panic that could happen, and says where it was; nobody reads that on
//! a visitor's screen, and the edge is bound to a size. Without, a panic is a trap at once, and the widget is a tenth
//! smaller. The compiler is pinned, so its unstable options are known to do the same everywhere.

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

/// Gives a command that runs cargo a lean standard library. A quick build takes the ready-made one.
///
/// # Errors
/// The library's source is not there and cannot be installed.
pub(super) fn make_lean(command: &mut Command, kit: &super::Kit<'_>) -> Result<()> {
    if shrink::is_quick() {
        return Ok(());
    }
    tools::library_source(kit.repo)?;
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    super::anonymous::add_flags(command, FLAGS);
    Ok(())
}
