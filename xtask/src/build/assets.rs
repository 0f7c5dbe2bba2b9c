//! Files in `dist/`: written whole or not at all, and not touched when nothing changed, so that a running edge
//! reloads once and only when it must.

use super::{Kit, Manifest, hash};
use crate::repo::Repo;
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// How long browsers may keep what, and who may load it. The engine of static assets reads this file. The loader is asked
/// for each time (mostly answered with 304): one kept over a deployment would load what is not there any more.
const HEADERS: &str = "\
/a/*
  Cache-Control: public, max-age=31536000, immutable
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
/w.js
  Cache-Control: no-cache
  Content-Type: text/javascript; charset=utf-8
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  X-Content-Type-Options: nosniff
/answerable.d.ts
  Cache-Control: no-cache
  Content-Type: text/plain; charset=utf-8
  Access-Control-Allow-Origin: *
  X-Content-Type-Options: nosniff
";

/// Eight hexadecimal digits: enough to tell versions apart, short in the loader.
const HASH_DIGITS: usize = 8;

/// Files under names that carry the hash of their content, so that they never change.
pub(super) struct Hashed {
    folder: PathBuf,
    /// What has been published.
    pub(super) files: Vec<PathBuf>,
}

impl Hashed {
    pub(super) fn new(kit: &Kit<'_>) -> Self {
        Self {
            folder: kit.repo.dist().join("a"),
            files: Vec::new(),
        }
    }

    /// Publishes a file as `/a/<name>-<hash>.<its extension>`; gives that path.
    pub(super) fn add(&mut self, made: &Path, name: &str) -> Result<String> {
        let stem = self.add_together(&[made], name)?;
        Ok(with_extension_of(&stem, made))
    }

    /// Publishes files that are always loaded together under names that differ in their extensions only; gives what
    /// they share, `/a/<name>-<hash>`.
    pub(super) fn add_together(&mut self, made: &[&Path], name: &str) -> Result<String> {
        let hashes: Result<Vec<_>> = made.iter().map(|made| hash::of_file(made)).collect();
        let hashes = hashes?;
        let hash = match &hashes[..] {
            [hash] => hash.clone(),
            hashes => hash::of_bytes(hashes.concat().as_bytes()),
        };
        let stem = format!("/a/{name}-{}", &hash[..HASH_DIGITS]);
        for made in made {
            let path = with_extension_of(&stem, made);
            let file = self.folder.join(path.trim_start_matches("/a/"));
            copy_if_changed(made, &file)?;
            self.files.push(file);
        }
        Ok(stem)
    }
}

fn with_extension_of(stem: &str, made: &Path) -> String {
    let extension = made.extension().unwrap_or_default().to_string_lossy();
    format!("{stem}.{extension}")
}

/// Copies a file, unless it is there already.
pub(super) fn copy_if_changed(from: &Path, to: &Path) -> Result<()> {
    write_if_changed(
        to,
        &fs::read(from).with_context(|| format!("reading {}", from.display()))?,
    )
}

/// Writes a file, unless its content is there already; readers see the old or the new one, never half of it.
pub(super) fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    let write = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let new = path.with_extension("new");
        fs::write(&new, bytes)?;
        fs::rename(&new, path)
    };
    write().with_context(|| format!("writing {}", path.display()))
}

/// Writes the headers that go with the assets.
pub(super) fn write_headers(repo: &Repo) -> Result<()> {
    write_if_changed(&repo.dist().join("_headers"), HEADERS.as_bytes())
}

/// Removes hashed files that no part loads, neither now nor in the build before.
pub(super) fn remove_stale(repo: &Repo) -> Result<()> {
    let manifest = Manifest::read(repo)?;
    let folder = repo.dist().join("a");
    let Ok(entries) = fs::read_dir(&folder) else {
        return Ok(());
    };
    for entry in entries {
        let entry = entry?;
        if !manifest.names(&format!("/a/{}", entry.file_name().to_string_lossy())) {
            fs::remove_file(entry.path())
                .with_context(|| format!("removing {}", entry.path().display()))?;
        }
    }
    Ok(())
}
