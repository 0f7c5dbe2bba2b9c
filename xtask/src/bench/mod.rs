//! `cargo xtask bench`: Answerable beside its peers, on a slow line and a slow processor.

mod peers;
mod site;

use crate::build::{self, Part};
use crate::repo::Repo;
use crate::{process, tools, ui};
use anyhow::Result;
use std::process::Command;

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// What is measured
    #[arg(value_enum)]
    subject: Subject,
    /// How often each contender is measured in each way; a round takes about a minute and a half
    #[arg(long, default_value_t = 7)]
    rounds: u32,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Subject {
    /// Bytes, times and memory of the widget and of three peers; writes `docs/benchmarks.md`
    Widget,
}

/// Builds what is missing, installs and bundles the peers, and measures.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    let Subject::Widget = options.subject;
    let node = tools::node_tools(repo)?;
    let browsers = tools::browsers(repo)?;
    build::parts(repo, &[Part::Widget, Part::Edge])?;
    let bundled = peers::bundle(repo, &node)?;
    site::pack(repo, &bundled)?;
    ui::status("Measuring", "a quiet machine makes for quiet numbers");
    // All crates, as in tests: with others, cargo would build what they depend on with other features.
    let mut command = Command::new("cargo");
    command
        .args([
            "bench",
            "--workspace",
            "--profile",
            "dev",
            "--bench",
            "widget",
        ])
        .current_dir(repo.root())
        .env("ANSWERABLE_BENCH_ROUNDS", options.rounds.to_string())
        .env("ANSWERABLE_NODE", node.node())
        .env("ANSWERABLE_CHROMIUM", &browsers.chromium)
        .env("ANSWERABLE_CHROMEDRIVER", &browsers.chromedriver);
    process::run(&mut command)
}
