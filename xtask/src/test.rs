//! `cargo xtask test`: every test there is, with one line at the end that sums them up.

use crate::process::Group;
use crate::repo::Repo;
use crate::tally::Tally;
use crate::{build, tools, ui};
use anyhow::{Context as _, Result, bail};
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

/// Which tests to run.
#[derive(clap::Args, Default)]
pub(crate) struct Options {
    /// Run only tests whose names contain one of these
    filters: Vec<String>,
}

/// Crates whose tests run on the host without anything around them.
const HOST: &[&str] = &[
    "answerable-shared",
    "answerable-client",
    "answerable-edge",
    "answerable-widget",
    "answerable-desk",
    "xtask",
];

/// The crate whose tests drive real browsers against real workerd.
const END_TO_END: &str = "answerable-e2e";

/// Runs the tests; the last line printed is the sum.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    let tally = tally(repo, options)?;
    println!("{tally}");
    if tally.failed > 0 {
        bail!("not every test passed");
    }
    Ok(())
}

/// Runs the tests and counts. Only what keeps them from running at all is an error.
pub(crate) fn tally(repo: &Repo, options: &Options) -> Result<Tally> {
    let environment = Environment::prepare(repo)?;
    let mut sum = Tally::default();
    ui::status(
        "Testing",
        "the domain, the client, the edge's handlers, the logic of widget and desk, the commands",
    );
    sum += cargo_test(environment.cargo(repo, HOST, &options.filters))?;
    ui::status(
        "Testing",
        "the whole in browsers, over the protocol, under faults",
    );
    sum += cargo_test(environment.cargo(repo, &[END_TO_END], &options.filters))?;
    Ok(sum)
}

/// The browsers, tools and build products that end-to-end tests need, handed to them by environment variables.
pub(crate) struct Environment {
    node: tools::NodeTools,
    browsers: tools::Browsers,
}

impl Environment {
    /// Installs and builds what is missing.
    pub(crate) fn prepare(repo: &Repo) -> Result<Self> {
        let node = tools::node_tools(repo)?;
        let browsers = tools::browsers(repo)?;
        build::parts(repo, &build::Part::ALL)?;
        Ok(Self { node, browsers })
    }

    /// A `cargo test` over some crates.
    pub(crate) fn cargo(&self, repo: &Repo, packages: &[&str], filters: &[String]) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(["test", "--no-fail-fast"])
            .current_dir(repo.root());
        for package in packages {
            command.args(["--package", package]);
        }
        command
            .arg("--")
            .args(filters)
            .env("ANSWERABLE_NODE", self.node.node())
            .env("ANSWERABLE_CHROMIUM", &self.browsers.chromium)
            .env("ANSWERABLE_CHROMEDRIVER", &self.browsers.chromedriver)
            .env("ANSWERABLE_FIREFOX", &self.browsers.firefox)
            .env("ANSWERABLE_GECKODRIVER", &self.browsers.geckodriver);
        command
    }
}

/// Runs a `cargo test`, passes on what it prints, and counts its summary lines.
pub(crate) fn cargo_test(mut command: Command) -> Result<Tally> {
    let mut group = Group::spawn(command.stdout(Stdio::piped()))?;
    let pipe = group
        .child()
        .stdout
        .take()
        .context("cargo's output is piped")?;
    let mut tally = Tally::default();
    for line in BufReader::new(pipe).lines() {
        let line = line.context("reading cargo's output")?;
        println!("{line}");
        tally += Tally::of_line(&line).unwrap_or_default();
    }
    let status = group.wait()?;
    if !status.success() && tally.failed == 0 {
        // It did not compile, or a test took its process down: no summary line tells of that.
        tally += Tally::of_one(false);
    }
    Ok(tally)
}
