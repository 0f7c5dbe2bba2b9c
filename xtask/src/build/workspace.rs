//! What cargo says about the workspace: where it builds to, and which of our crates each crate is made of.

use crate::process;
use crate::repo::Repo;
use anyhow::{Context as _, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The workspace's crates with the folders of those they depend on.
pub(super) struct Workspace {
    target: PathBuf,
    crates: BTreeMap<PathBuf, BTreeSet<PathBuf>>,
}

impl Workspace {
    /// Where cargo puts what it builds.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// The folder of a crate and of every crate of ours below it.
    pub(super) fn folders_of(&self, crate_folder: &Path) -> BTreeSet<PathBuf> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![crate_folder.to_path_buf()];
        while let Some(folder) = waiting.pop() {
            if let Some(below) = self.crates.get(&folder) {
                waiting.extend(below.difference(&found).cloned());
            }
            found.insert(folder);
        }
        found
    }
}

/// Asks cargo; takes a few hundredths of a second.
pub(super) fn read(repo: &Repo) -> Result<Workspace> {
    let mut command = Command::new("cargo");
    command
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(repo.root());
    let metadata = serde_json::from_str(&process::output(&mut command)?)
        .context("reading cargo's metadata")?;
    understand(&metadata).context("cargo's metadata lacks something")
}

fn understand(metadata: &Value) -> Option<Workspace> {
    let mut crates = BTreeMap::new();
    for package in metadata["packages"].as_array()? {
        let folder = Path::new(package["manifest_path"].as_str()?)
            .parent()?
            .to_path_buf();
        let below = package["dependencies"]
            .as_array()?
            .iter()
            .filter_map(|dependency| dependency["path"].as_str());
        crates.insert(folder, below.map(PathBuf::from).collect());
    }
    Some(Workspace {
        target: PathBuf::from(metadata["target_directory"].as_str()?),
        crates,
    })
}

#[cfg(test)]
mod tests {
    use super::understand;
    use serde_json::json;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    #[test]
    fn a_crate_is_made_of_everything_below_it() {
        let package = |name: &str, below: &[&str]| {
            json!({
                "manifest_path": format!("/r/{name}/Cargo.toml"),
                "dependencies": below.iter().map(|b| json!({"name": b, "path": format!("/r/{b}")})).chain(
                    [json!({"name": "from-a-registry"})]).collect::<Vec<_>>(),
            })
        };
        let metadata = json!({
            "target_directory": "/r/target",
            "packages": [package("a", &["b"]), package("b", &["c"]), package("c", &[]), package("d", &["c"])],
        });
        let workspace = understand(&metadata).unwrap();
        let expected: BTreeSet<PathBuf> = ["/r/a", "/r/b", "/r/c"]
            .into_iter()
            .map(PathBuf::from)
            .collect();
        assert_eq!(workspace.folders_of(Path::new("/r/a")), expected);
        assert_eq!(workspace.target(), Path::new("/r/target"));
    }
}
