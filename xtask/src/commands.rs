//! The command line: what there is, and which module does it.

use crate::{bench, build, ci, crash, deploy, dev, mutants, repo::Repo, sign_in, size, test};
use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Everything that a developer runs.
#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Developer commands of Answerable"
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build all, run it on this machine with the demo shop, rebuild on change
    Dev(dev::Options),
    /// Build the edge, the widget and the desk; what has not changed is skipped
    Build(build::Options),
    /// Run every test: unit, property, golden, host-handler, browser, fault
    Test(test::Options),
    /// Print each artefact against its budget and fail over it
    Size,
    /// Measure the widget beside its peers and write docs/benchmarks.md
    Bench(bench::Options),
    /// Kill workerd again and again under load, and check that nothing is lost or doubled
    Crash(crash::Options),
    /// Print a one-time sign-in link for the desk (reads OPERATOR_KEY from the environment)
    SignIn(sign_in::Options),
    /// Run cargo-mutants over the domain (`shared`)
    Mutants(mutants::Options),
    /// Check that a deployment to Cloudflare would be accepted, without making one
    DeployCheck,
    /// Everything that must pass before a change is merged
    Ci,
}

/// Runs one command.
pub(crate) fn run(cli: &Cli) -> Result<ExitCode> {
    let repo = Repo::find()?;
    match &cli.command {
        Command::Dev(options) => dev::run(&repo, options),
        Command::Build(options) => build::run(&repo, options),
        Command::Test(options) => return Ok(test::run(&repo, options)),
        Command::Size => size::run(&repo),
        Command::Bench(options) => bench::run(&repo, options),
        Command::Crash(options) => crash::run(&repo, options),
        Command::SignIn(options) => sign_in::run(&repo, options),
        Command::Mutants(options) => mutants::run(&repo, options),
        Command::DeployCheck => deploy::check(&repo),
        Command::Ci => return Ok(ci::run(&repo)),
    }
    .map(|()| ExitCode::SUCCESS)
}
