//! `cargo xtask mutants`: does a test notice when the domain is changed?

use crate::process;
use crate::repo::Repo;
use crate::tools::{self, CargoTool};
use anyhow::Result;
use std::process::Command;

/// What to pass on.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Further arguments for cargo-mutants, such as `--file shared/src/reference.rs`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

/// Runs cargo-mutants over `shared`; a mutant that no test catches is a failure.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    let program = tools::cargo_tool(repo, CargoTool::CARGO_MUTANTS)?;
    let mut command = Command::new(program);
    command
        .args(["mutants", "--package", "answerable-shared"])
        .args(&options.arguments)
        .current_dir(repo.root());
    process::run(&mut command)
}
