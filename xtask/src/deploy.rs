//! `cargo xtask deploy-check`: would Cloudflare take it?

use crate::repo::Repo;
use crate::{build, process, tools};
use anyhow::Result;

/// Builds all and lets wrangler go through a deployment without making it.
pub(crate) fn check(repo: &Repo) -> Result<()> {
    build::parts(repo, &build::Part::ALL)?;
    let mut wrangler = tools::node_tools(repo)?.wrangler()?;
    wrangler
        .args(["deploy", "--dry-run", "--outdir"])
        .arg(repo.build_notes()?.join("deploy"));
    process::run(wrangler.current_dir(repo.path("edge")))
}
