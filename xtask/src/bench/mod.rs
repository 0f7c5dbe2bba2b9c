//! `cargo xtask bench`: the widget beside its peers, on a slow line and a slow processor; the desk's inbox and figures
//! with few and with many cases.

mod peers;
mod site;

use crate::build::{self, Part};
use crate::repo::Repo;
use crate::{process, tools, ui};
use anyhow::Result;
use std::ffi::OsStr;
use std::process::Command;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// What is measured
    #[arg(value_enum)]
    subject: Subject,
    /// How often each is measured: 7 times for the widget, where a round takes about a minute and a half; 15 for the desk
    #[arg(long)]
    rounds: Option<u32>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Subject {
    /// Bytes, times and memory of the widget and of three peers; writes `docs/benchmarks.md`
    Widget,
    /// Times of inbox and figures with 1,000 and with 100,000 cases; writes `docs/benchmarks-desk.md`, fails beyond twice the time
    Desk,
}

/// Builds what is missing, and measures.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    match options.subject {
        Subject::Widget => widget(repo, options),
        Subject::Desk => desk(repo, options),
    }
}

/// Installs and bundles the peers, too.
fn widget(repo: &Repo, options: &Options) -> Result<()> {
    let node = tools::node_tools(repo)?;
    let browsers = tools::browsers(repo)?;
    build::parts(repo, &[Part::Widget, Part::Edge])?;
    let bundled = peers::bundle(repo, &node)?;
    site::pack(repo, &bundled)?;
    let mut command = bench(repo, "widget", node.node(), options);
    command
        .env("ANSWERABLE_CHROMIUM", &browsers.chromium)
        .env("ANSWERABLE_CHROMEDRIVER", &browsers.chromedriver);
    process::run(&mut command)
}

fn desk(repo: &Repo, options: &Options) -> Result<()> {
    let node = tools::node_tools(repo)?;
    build::parts(repo, &[Part::Widget, Part::Edge])?;
    process::run(&mut bench(repo, "desk", node.node(), options))
}

fn bench(repo: &Repo, subject: &str, node: impl AsRef<OsStr>, options: &Options) -> Command {
    ui::status("Measuring", "a quiet machine makes for quiet numbers");
    // All crates, as in tests: with others, cargo would build what they depend on with other features.
    let mut command = Command::new("cargo");
    command
        .args(["bench", "--workspace", "--profile", "dev", "--bench"])
        .arg(subject)
        .current_dir(repo.root())
        .env("ANSWERABLE_NODE", node);
    if let Some(rounds) = options.rounds {
        command.env("ANSWERABLE_BENCH_ROUNDS", rounds.to_string());
    }
    command
}
