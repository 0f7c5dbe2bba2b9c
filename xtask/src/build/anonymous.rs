//! What is published says nothing of the machine that built it: a panic names `axum-0.8.9/src/…`, not where that lies
//! here. The same sources make the same bytes wherever they are built, and fewer of them.

use crate::repo::Repo;
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Makes a build for wasm name files without their folders. The setting counts for that target alone, so what runs on
/// this machine, build scripts and macros included, is not built anew for it. Flags of one's own in `RUSTFLAGS` win.
pub(super) fn hide_paths(cargo: &mut Command, repo: &Repo) -> Result<()> {
    let mut folders = sources(&cargo_home()?)?;
    folders.push(repo.root().to_path_buf());
    add_flags(cargo, &[&flags(&folders)]);
    Ok(())
}

/// Adds flags for the wasm target to those that the command has already.
pub(super) fn add_flags(cargo: &mut Command, flags: &[&str]) {
    let mut all = cargo
        .get_envs()
        .find(|(name, _)| *name == FLAGS)
        .and_then(|(_, value)| Some(value?.to_str()?.to_owned()))
        .unwrap_or_default();
    for flag in flags {
        all.push(' ');
        all.push_str(flag);
    }
    cargo.env(FLAGS, all.trim());
}

fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("CARGO_HOME").filter(|home| !home.is_empty()) {
        return Ok(PathBuf::from(home));
    }
    let home = std::env::home_dir().context("there is no home folder")?;
    Ok(home.join(".cargo"))
}

/// The folders that hold the sources of dependencies, one for each registry.
fn sources(cargo_home: &Path) -> Result<Vec<PathBuf>> {
    let folder = cargo_home.join("registry/src");
    let Ok(entries) = fs::read_dir(&folder) else {
        return Ok(Vec::new());
    };
    let mut folders = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<Vec<_>>>()
        .with_context(|| format!("listing {}", folder.display()))?;
    // Another order would be other flags, and everything would be built anew.
    folders.sort();
    Ok(folders)
}

/// One flag for each folder. Cargo splits them at blanks, so a folder with a blank in its name stays visible.
fn flags(folders: &[PathBuf]) -> String {
    folders
        .iter()
        .filter_map(|folder| folder.to_str())
        .filter(|folder| !folder.contains(char::is_whitespace))
        .map(|folder| format!("--remap-path-prefix={folder}="))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::flags;

    #[test]
    fn every_folder_that_can_be_named_is_hidden() {
        let folders = [
            "/home/jo/.cargo/registry/src/x",
            "/home/jo/my sites",
            "/src",
        ];
        assert_eq!(
            flags(&folders.map(Into::into)),
            "--remap-path-prefix=/home/jo/.cargo/registry/src/x= --remap-path-prefix=/src="
        );
    }
}
