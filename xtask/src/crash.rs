//! `cargo xtask crash`: kill workerd again and again under load, and see whether anything is lost or doubled.

use crate::repo::Repo;
use crate::test::{Environment, cargo_test};
use anyhow::{Result, bail};

/// How often to kill.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How many times workerd is killed
    #[arg(long, default_value_t = 50)]
    kills: u32,
}

/// Runs the crash tests of `e2e/` with the given number of kills.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    let environment = Environment::prepare(repo)?;
    let filters = ["crash".to_owned(), "--nocapture".to_owned()];
    let mut command = environment.cargo(repo, &["--test", "fault"], &filters);
    command.env("ANSWERABLE_KILLS", options.kills.to_string());
    let tally = cargo_test(command)?;
    println!("{tally}");
    if tally.passed == 0 || tally.failed > 0 {
        bail!("the crash run over {} kills did not pass", options.kills);
    }
    Ok(())
}
