//! What a part is made of, as one fingerprint: sources of its crates, and everything that steers the build.

use super::{Kit, Part, hash, shrink};
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Files at the root that steer every build; the lock files stand for all tools and dependencies.
const STEERING: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "package-lock.json",
    "xtask/src/build",
];

/// Folders inside a crate that do not reach its build.
const BESIDE_THE_BUILD: &[&str] = &[
    "build",
    "tests",
    "benches",
    "examples",
    "target",
    ".wrangler",
    "node_modules",
];

/// One hash over all inputs of a part.
pub(super) fn fingerprint(kit: &Kit<'_>, part: Part) -> Result<String> {
    let mut list = String::new();
    for file in files_of(kit, part)? {
        let name = file.strip_prefix(kit.repo.root()).unwrap_or(&file);
        list.push_str(&format!("{} {}\n", hash::of_file(&file)?, name.display()));
    }
    if shrink::is_quick() {
        list.push_str("quick\n");
    }
    // Compilers take flags from here too.
    list.push_str(&std::env::var("RUSTFLAGS").unwrap_or_default());
    Ok(hash::of_bytes(list.as_bytes()))
}

fn files_of(kit: &Kit<'_>, part: Part) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in kit.workspace.folders_of(&kit.repo.path(part.folder())) {
        collect(&folder, BESIDE_THE_BUILD, &mut files)?;
    }
    if part == Part::Edge {
        // The Worker serves them.
        for file in super::edge::DESCRIPTION {
            collect(&kit.repo.path(file), &[], &mut files)?;
        }
    }
    for steering in STEERING {
        collect(&kit.repo.path(steering), &[], &mut files)?;
    }
    files.sort();
    Ok(files)
}

/// Adds a file, or every file below a folder; what does not exist adds nothing.
fn collect(path: &Path, skipped: &[&str], files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_path_buf());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).with_context(|| format!("listing {}", path.display()))? {
            let entry = entry?;
            if !skipped.iter().any(|name| entry.file_name() == *name) {
                collect(&entry.path(), &[], files)?;
            }
        }
    }
    Ok(())
}
