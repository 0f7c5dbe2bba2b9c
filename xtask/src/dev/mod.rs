//! `cargo xtask dev`: everything on this machine, rebuilt and served while it is being changed.

mod edge;
mod health;
mod ports;
mod settings;
mod shop;
mod summary;
mod watch;

use crate::repo::Repo;
use crate::{build, sign_in, tools, ui};
use anyhow::Result;
use std::time::Duration;

/// Where to serve.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The port of the edge: widget, desk and API
    #[arg(long, default_value_t = settings::EDGE_PORT)]
    port: u16,
    /// The port of the demo shop
    #[arg(long, default_value_t = settings::SHOP_PORT)]
    shop_port: u16,
}

/// The demo site and the agent whose desk is opened.
const SITE: &str = "fern";
const AGENT: &str = "jo";

/// How often to look for changed files.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// Builds, serves until it is stopped, and rebuilds what changes.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    ports::must_be_usable(options.port, options.shop_port)?;
    let before = watch::Snapshot::take(repo);
    build::parts(repo, &build::Part::ALL)?;

    let settings = settings::write(repo, options.port, options.shop_port)?;
    let node = tools::node_tools(repo)?;
    ui::status("Starting", "the edge and the shop");
    let mut edge = edge::Edge::start(repo, &node, &settings)?;
    shop::serve(
        repo.path("shop"),
        options.shop_port,
        &settings.edge_origin(),
        settings.shop_key().clone(),
    )?;
    edge.wait_until_healthy()?;
    let desk = sign_in::link(
        &node,
        &settings.edge_origin(),
        settings.operator_key(),
        SITE,
        AGENT,
    )?;
    summary::print(&settings, &desk);

    edge.show_log();
    rebuild_on_change(repo, options, &mut edge, before)
}

fn rebuild_on_change(
    repo: &Repo,
    options: &Options,
    edge: &mut edge::Edge,
    mut seen: watch::Snapshot,
) -> Result<()> {
    loop {
        std::thread::sleep(LOOK_EVERY);
        edge.must_be_running()?;
        let now = watch::Snapshot::take(repo);
        if now == seen {
            continue;
        }
        seen = watch::settled(repo, now);
        let rebuilt = build::parts(repo, &build::Part::ALL).and_then(|built| {
            settings::write(repo, options.port, options.shop_port).map(|_| built)
        });
        match rebuilt {
            Ok(built) if built.is_empty() => {}
            Ok(_) => ui::status("Serving", "the new build"),
            Err(error) => {
                ui::error(&error);
                ui::status("Serving", "the last build that worked");
            }
        }
    }
}
