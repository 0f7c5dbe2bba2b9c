//! Tools that come as npm packages: wrangler, esbuild, binaryen, and a Node that is new enough for them.

use crate::repo::Repo;
use crate::{process, ui};
use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Programs in `node_modules`, all at the versions of `package-lock.json`.
#[derive(Clone)]
pub(crate) struct NodeTools {
    modules: PathBuf,
}

impl NodeTools {
    /// The Node that the npm package `node` ships: wrangler needs 22, and the system's may be older.
    pub(crate) fn node(&self) -> PathBuf {
        self.modules.join("node/bin/node")
    }

    pub(crate) fn esbuild(&self) -> PathBuf {
        self.modules.join(".bin/esbuild")
    }

    pub(crate) fn wasm_opt(&self) -> PathBuf {
        self.modules.join(".bin/wasm-opt")
    }

    pub(crate) fn wasm_metadce(&self) -> PathBuf {
        self.modules.join(".bin/wasm-metadce")
    }

    /// A command that runs wrangler without questions, reports or look-ups of newer versions.
    pub(crate) fn wrangler(&self) -> Result<Command> {
        let mut command = Command::new(self.node());
        command
            .arg("--no-warnings")
            .arg(self.modules.join("wrangler/bin/wrangler.js"));
        command
            .env("PATH", self.path()?)
            .env("CI", "true")
            .env("WRANGLER_SEND_METRICS", "false")
            .env("WRANGLER_SEND_ERROR_REPORTS", "false")
            .env("WRANGLER_NO_SKILLS_UPDATE_PROMPTS", "true")
            .env("WRANGLER_HIDE_BANNER", "true")
            .env("CLOUDFLARE_CF_FETCH_ENABLED", "false")
            .env("NO_UPDATE_NOTIFIER", "1");
        Ok(command)
    }

    /// `PATH` with our Node first, for the npm programs that are scripts.
    pub(crate) fn path(&self) -> Result<OsString> {
        let ours = [self.modules.join("node/bin"), self.modules.join(".bin")];
        let theirs = env::var_os("PATH").unwrap_or_default();
        env::join_paths(ours.into_iter().chain(env::split_paths(&theirs)))
            .context("a folder in PATH has a colon")
    }
}

/// The npm tools, installed now if `node_modules` is not what `package-lock.json` says.
pub(crate) fn node_tools(repo: &Repo) -> Result<NodeTools> {
    npm_packages(
        repo.root(),
        "node/bin/node",
        "npm packages: wrangler, esbuild, binaryen, axe-core, node (once, about half a minute)",
    )?;
    Ok(NodeTools {
        modules: repo.path("node_modules"),
    })
}

/// Installs what a folder's `package-lock.json` says, if its `node_modules` is something else or lacks `needed`.
pub(crate) fn npm_packages(folder: &Path, needed: &str, what: &str) -> Result<()> {
    let modules = folder.join("node_modules");
    let stamp = modules.join(".answerable-installed");
    let wanted = fingerprint(folder)?;
    let present = fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted);
    if present && modules.join(needed).is_file() {
        return Ok(());
    }
    ui::status("Installing", what);
    process::run(
        npm()
            .args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"])
            .current_dir(folder),
    )
    .context(
        "npm is needed to install JavaScript packages; any version of Node with npm will do",
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("writing {}", stamp.display()))
}

fn npm() -> Command {
    let mut command = Command::new("npm");
    // Development tools are all that we have: a production setting must not leave them out.
    command
        .env("NODE_ENV", "development")
        .env("npm_config_omit", "");
    command
}

fn fingerprint(folder: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for name in ["package.json", "package-lock.json"] {
        let path = folder.join(name);
        hash.update(fs::read(&path).with_context(|| format!("reading {}", path.display()))?);
    }
    Ok(hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}
