//! `cargo xtask build`: Rust, JavaScript and CSS into `dist/` and `edge/build/`.

mod anonymous;
mod assets;
mod browser;
mod edge;
mod glue;
mod hash;
mod inputs;
mod lean;
mod loader;
mod manifest;
mod names;
mod pages;
mod prune;
mod shrink;
mod stamp;
mod style;
mod texts;
mod workspace;

pub(crate) use manifest::{Bundle, Manifest};

use crate::repo::Repo;
use crate::{tools, ui};
use anyhow::{Context as _, Result};
use clap::ValueEnum;
use std::fs::File;
use std::time::Instant;

/// What to build.
#[derive(clap::Args, Default)]
pub(crate) struct Options {
    /// Build one part only
    #[arg(long, value_enum)]
    only: Option<Part>,
}

/// A part that is built, and skipped, by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Part {
    /// The loader, the widget and its own pages
    Widget,
    /// The staff console
    Desk,
    /// The Worker with its Durable Objects
    Edge,
}

impl Part {
    /// Every part, in the order in which they are built.
    pub(crate) const ALL: [Self; 3] = [Self::Widget, Self::Desk, Self::Edge];

    /// The folder under the root, which is also the name to show.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Widget => "widget",
            Self::Desk => "desk",
            Self::Edge => "edge",
        }
    }

    fn krate(self) -> String {
        format!("answerable-{}", self.folder())
    }
}

/// Builds what the options name.
pub(crate) fn run(repo: &Repo, options: &Options) -> Result<()> {
    match options.only {
        Some(part) => parts(repo, &[part]),
        None => parts(repo, &Part::ALL),
    }
    .map(drop)
}

/// Builds the given parts, each only if something that it is made of has changed. Gives those that were built.
pub(crate) fn parts(repo: &Repo, parts: &[Part]) -> Result<Vec<Part>> {
    let _alone = lock(repo)?;
    let kit = Kit::new(repo)?;
    let mut built = Vec::new();
    for part in parts {
        if build_if_changed(&kit, *part)? {
            built.push(*part);
        }
    }
    assets::write_headers(repo)?;
    assets::remove_stale(repo)?;
    Ok(built)
}

/// One build at a time in a checkout: two would write the same files. Held until the file is dropped.
fn lock(repo: &Repo) -> Result<File> {
    let path = repo.build_notes()?.join("lock");
    let file = File::create(&path).with_context(|| format!("writing {}", path.display()))?;
    if file.try_lock().is_err() {
        ui::status("Waiting", "for another build in this checkout");
        file.lock()
            .with_context(|| format!("locking {}", path.display()))?;
    }
    Ok(file)
}

/// What every part needs to be built.
struct Kit<'a> {
    repo: &'a Repo,
    node: tools::NodeTools,
    wasm_bindgen: std::path::PathBuf,
    workspace: workspace::Workspace,
}

impl<'a> Kit<'a> {
    fn new(repo: &'a Repo) -> Result<Self> {
        tools::wasm_target(repo)?;
        let workspace = workspace::read(repo)?;
        Ok(Self {
            repo,
            node: tools::node_tools(repo)?,
            wasm_bindgen: tools::wasm_bindgen(repo)?,
            workspace,
        })
    }
}

fn build_if_changed(kit: &Kit<'_>, part: Part) -> Result<bool> {
    let inputs = inputs::fingerprint(kit, part)?;
    if stamp::is_current(kit.repo, part, &inputs)? {
        ui::status("Unchanged", part.folder());
        return Ok(false);
    }
    let began = Instant::now();
    ui::status("Building", part.folder());
    let outputs = match part {
        Part::Widget => browser::widget(kit)?,
        Part::Desk => browser::desk(kit)?,
        Part::Edge => edge::build(kit)?,
    };
    stamp::write(kit.repo, part, &inputs, &outputs)?;
    ui::status(
        "Built",
        &format!(
            "{} in {:.1} s",
            part.folder(),
            began.elapsed().as_secs_f32()
        ),
    );
    Ok(true)
}
