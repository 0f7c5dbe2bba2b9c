//! Where things are in this repository.

use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The repository's root and the folders under it that the commands use.
#[derive(Clone)]
pub(crate) struct Repo {
    root: PathBuf,
}

impl Repo {
    /// The repository that this program was built from.
    pub(crate) fn find() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest
            .parent()
            .context("xtask lies in the repository's root")?;
        Ok(Self {
            root: root.to_path_buf(),
        })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path given from the root, such as `widget/style`.
    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// What the edge serves as static assets.
    pub(crate) fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// What `worker-build` makes: the Worker as JavaScript and wasm.
    pub(crate) fn edge_build(&self) -> PathBuf {
        self.path("edge/build")
    }

    /// State of `cargo xtask dev` that outlives it: data, secrets, logs.
    pub(crate) fn local_state(&self) -> Result<PathBuf> {
        self.made(".answerable")
    }

    /// Notes of earlier builds, and half-made files of the present one.
    pub(crate) fn build_notes(&self) -> Result<PathBuf> {
        self.made("target/xtask")
    }

    /// The exact version of a crate in `Cargo.lock`.
    pub(crate) fn locked_version(&self, name: &str) -> Result<String> {
        let path = self.path("Cargo.lock");
        let lock =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        version_in_lock(&lock, name).with_context(|| format!("Cargo.lock names no crate `{name}`"))
    }

    fn made(&self, relative: &str) -> Result<PathBuf> {
        let path = self.path(relative);
        fs::create_dir_all(&path).with_context(|| format!("making {}", path.display()))?;
        Ok(path)
    }
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != wanted).skip(1);
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    const LOCK: &str = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.9\"\n\n\
                        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";

    #[test]
    fn a_locked_version_is_found_by_the_whole_name() {
        assert_eq!(
            version_in_lock(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
    }

    #[test]
    fn a_crate_that_is_not_locked_has_no_version() {
        assert_eq!(version_in_lock(LOCK, "wasm"), None);
    }
}
