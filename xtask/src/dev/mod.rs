//! `cargo xtask dev`
use crate::repo::Repo;
use anyhow::Result;
/// Ports.
#[derive(clap::Args)]
pub(crate) struct Options {}
pub(crate) fn run(_: &Repo, _: &Options) -> Result<()> { Ok(()) }
