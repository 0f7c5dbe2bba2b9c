//! Tools that come as crates: installed by `cargo install` into a cache, one folder for each version.

use crate::repo::Repo;
use crate::{process, ui};
use anyhow::{Context as _, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// A program of a crate at a fixed version.
#[derive(Clone, Copy)]
pub(crate) struct CargoTool {
    krate: &'static str,
    program: &'static str,
    version: &'static str,
    takes: &'static str,
}

impl CargoTool {
    /// Turns the edge crate into what Cloudflare runs.
    pub(crate) const WORKER_BUILD: Self = Self {
        krate: "worker-build",
        program: "worker-build",
        version: "0.8.7",
        takes: "about two minutes",
    };
    /// Speaks WebDriver for Firefox.
    pub(crate) const GECKODRIVER: Self = Self {
        krate: "geckodriver",
        program: "geckodriver",
        version: "0.37.1",
        takes: "about two minutes",
    };
    /// Checks licences, sources and duplicate crates.
    pub(crate) const CARGO_DENY: Self = Self {
        krate: "cargo-deny",
        program: "cargo-deny",
        version: "0.20.2",
        takes: "about two minutes",
    };
    /// Changes the code and asks whether a test notices.
    pub(crate) const CARGO_MUTANTS: Self = Self {
        krate: "cargo-mutants",
        program: "cargo-mutants",
        version: "27.1.0",
        takes: "about two minutes",
    };
}

/// The path of a tool's program, installed now if it is missing.
pub(crate) fn cargo_tool(repo: &Repo, tool: CargoTool) -> Result<PathBuf> {
    installed(repo, &tool, tool.version)
}

/// The path of `wasm-bindgen`, at exactly the version that `Cargo.lock` names: another one refuses to work.
pub(crate) fn wasm_bindgen(repo: &Repo) -> Result<PathBuf> {
    let version = repo.locked_version("wasm-bindgen")?;
    let tool = CargoTool {
        krate: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: "",
        takes: "about two minutes",
    };
    installed(repo, &tool, &version)
}

fn installed(repo: &Repo, tool: &CargoTool, version: &str) -> Result<PathBuf> {
    let folder = cache()?.join(format!("{}-{version}", tool.krate));
    let program = folder.join("bin").join(tool.program);
    if !program.is_file() {
        let began = Instant::now();
        ui::status(
            "Installing",
            &format!("{} {version} (once, {})", tool.krate, tool.takes),
        );
        install(repo, tool.krate, version, &folder)?;
        ui::status(
            "Installed",
            &format!(
                "{} {version} in {} s",
                tool.krate,
                began.elapsed().as_secs()
            ),
        );
    }
    Ok(program)
}

fn install(repo: &Repo, krate: &str, version: &str, folder: &Path) -> Result<()> {
    if process::output(install_command(repo, krate, version, folder).arg("--locked")).is_ok() {
        return Ok(());
    }
    // A lock file can name a version that was withdrawn since; the same tool with newer dependencies is as good.
    ui::warn(&format!(
        "{krate}'s own lock file does not hold any more; resolving its dependencies afresh"
    ));
    process::run(&mut install_command(repo, krate, version, folder))
        .with_context(|| format!("installing {krate}"))
}

fn install_command(repo: &Repo, krate: &str, version: &str, folder: &Path) -> Command {
    let mut command = Command::new("cargo");
    command
        .args([
            "install",
            "--quiet",
            krate,
            "--version",
            &format!("={version}"),
            "--root",
        ])
        .arg(folder);
    // Flags meant for our own crates would only make the tool's build differ from everybody's.
    command
        .current_dir(repo.root())
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_TARGET_DIR");
    command
}

/// `$ANSWERABLE_TOOLS`, or `answerable/tools` in the user's cache.
fn cache() -> Result<PathBuf> {
    let given = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let folder = given("ANSWERABLE_TOOLS")
        .or_else(|| given("XDG_CACHE_HOME").map(|cache| cache.join("answerable/tools")))
        .or_else(|| given("HOME").map(|home| home.join(".cache/answerable/tools")))
        .context("neither ANSWERABLE_TOOLS nor HOME says where tools may be kept")?;
    fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    Ok(folder)
}
