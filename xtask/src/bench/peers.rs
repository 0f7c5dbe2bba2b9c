//! The peers, installed from `bench/package-lock.json` and bundled as a careful site would.

use crate::repo::Repo;
use crate::tools::{self, NodeTools};
use crate::{process, ui};
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One call of esbuild.
struct Bundle {
    /// Files in `bench/`.
    entries: &'static [&'static str],
    /// Where they go on the page's origin.
    folder: &'static str,
    options: &'static [&'static str],
}

const BUNDLES: &[Bundle] = &[
    Bundle {
        entries: &["button/index.js"],
        folder: "button",
        options: &["--format=iife"],
    },
    Bundle {
        entries: &["sentry/index.js"],
        folder: "sentry",
        options: &["--format=esm", NO_DEBUG, NO_TRACING],
    },
    Bundle {
        entries: &["sentry-lazy/index.js"],
        folder: "sentry-lazy",
        options: &["--format=esm", NO_DEBUG, NO_TRACING],
    },
    Bundle {
        entries: &["surveyjs/index.js", "surveyjs/style.css"],
        folder: "surveyjs",
        options: &["--format=esm", "--splitting"],
    },
];

/// Sentry's documentation has them for sites that want neither.
const NO_DEBUG: &str = "--define:__SENTRY_DEBUG__=false";
const NO_TRACING: &str = "--define:__SENTRY_TRACING__=false";

/// What Sentry's SDK fetches when the form is opened, under a path with its version.
const SENTRY_MODAL: &str = "feedback-modal";

/// Ready to be used in a page, as its documentation has it.
const PUSHFEEDBACK: &str = "pushfeedback/dist/pushfeedback";

/// Bundles all peers; gives the folder with their files as they are on the page's origin.
pub(super) fn bundle(repo: &Repo, node: &NodeTools) -> Result<PathBuf> {
    let bench = repo.path("bench");
    tools::npm_packages(
        &bench,
        "pushfeedback/package.json",
        "the peers: Sentry, PushFeedback, SurveyJS (once)",
    )?;
    let out = repo.path("target/bench/page");
    if out.exists() {
        fs::remove_dir_all(&out).with_context(|| format!("clearing {}", out.display()))?;
    }
    ui::status("Bundling", "the peers");
    for Bundle {
        entries,
        folder,
        options,
    } in BUNDLES
    {
        let mut command = esbuild(&bench, node);
        command.args(*entries).args(*options);
        process::run(command.arg(format!("--outdir={}", out.join(folder).display())))?;
    }
    let modal = out
        .join(version(&bench, "@sentry/browser")?)
        .join(format!("{SENTRY_MODAL}.min.js"));
    let mut command = esbuild(&bench, node);
    command.args([
        &format!("sentry-lazy/{SENTRY_MODAL}.js"),
        "--format=iife",
        NO_DEBUG,
    ]);
    process::run(command.arg(format!("--outfile={}", modal.display())))?;
    copy(
        &bench.join("node_modules").join(PUSHFEEDBACK),
        &out.join("pushfeedback"),
    )?;
    Ok(out)
}

fn esbuild(bench: &Path, node: &NodeTools) -> Command {
    let mut command = Command::new(node.esbuild());
    command
        .args([
            "--bundle",
            "--minify",
            "--target=es2022",
            "--log-level=warning",
        ])
        .current_dir(bench);
    command
}

/// The version of an installed package.
fn version(bench: &Path, package: &str) -> Result<String> {
    let path = bench
        .join("node_modules")
        .join(package)
        .join("package.json");
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let package: serde_json::Value =
        serde_json::from_str(&text).with_context(|| format!("reading {}", path.display()))?;
    let version = package["version"]
        .as_str()
        .context("a package has a version")?;
    Ok(version.to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("making {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let path = entry?.path();
        if let Some(name) = path.file_name().filter(|_| path.is_file()) {
            fs::copy(&path, to.join(name))
                .with_context(|| format!("copying {}", path.display()))?;
        }
    }
    Ok(())
}
