//! Content hashes: for the names of assets, and to know whether something has changed.

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::Path;

/// The SHA-256 of some bytes, as 64 hexadecimal digits.
pub(super) fn of_bytes(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The SHA-256 of a file.
pub(super) fn of_file(path: &Path) -> Result<String> {
    Ok(of_bytes(
        &fs::read(path).with_context(|| format!("reading {}", path.display()))?,
    ))
}
