//! Notices changed files by looking at them: a few hundred, so that takes a few milliseconds.

use crate::repo::Repo;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What the build is made of. The shop is read afresh at each request and needs no look.
const WATCHED: &[&str] = &[
    "shared",
    "client",
    "edge",
    "widget",
    "desk",
    "Cargo.toml",
    "Cargo.lock",
];
/// What the build itself writes, or leaves alone.
const SKIPPED: &[&str] = &["build", "target", "tests", "node_modules"];

/// How long nothing must change before a change counts as saved.
const QUIET: Duration = Duration::from_millis(150);

/// The files and when they were last written.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Snapshot(BTreeMap<PathBuf, (SystemTime, u64)>);

impl Snapshot {
    /// Looks at every watched file.
    pub(super) fn take(repo: &Repo) -> Self {
        let mut files = BTreeMap::new();
        WATCHED
            .iter()
            .for_each(|watched| collect(&repo.path(watched), &mut files));
        Self(files)
    }
}

/// Waits until an editor or a branch switch has written everything, and gives what is there then.
pub(super) fn settled(repo: &Repo, mut seen: Snapshot) -> Snapshot {
    loop {
        std::thread::sleep(QUIET);
        let now = Snapshot::take(repo);
        if now == seen {
            return now;
        }
        seen = now;
    }
}

/// Files that vanish while they are looked at are as good as never there.
fn collect(path: &Path, files: &mut BTreeMap<PathBuf, (SystemTime, u64)>) {
    let Ok(metadata) = fs::metadata(path) else {
        return;
    };
    if metadata.is_file() {
        let written = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        files.insert(path.to_path_buf(), (written, metadata.len()));
    } else if let Ok(entries) = fs::read_dir(path) {
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name();
            let hidden = name.to_string_lossy().starts_with('.');
            if !hidden && !SKIPPED.iter().any(|skipped| name == *skipped) {
                collect(&entry.path(), files);
            }
        }
    }
}
