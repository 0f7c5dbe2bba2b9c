//! What the benchmark serves, compressed beforehand as a careful host does: `target/bench/site/{page,edge}`.

use crate::build::{Manifest, Part};
use crate::repo::Repo;
use crate::{compress, ui};
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Packs the peers' files, which lie in `peers`, and what a browser loads of the widget.
pub(super) fn pack(repo: &Repo, peers: &Path) -> Result<()> {
    ui::status("Packing", "what is served");
    let site = repo.path("target/bench/site");
    if site.exists() {
        fs::remove_dir_all(&site).with_context(|| format!("clearing {}", site.display()))?;
    }
    for file in files(peers)? {
        pack_file(peers, &file, &site.join("page"))?;
    }
    let dist = repo.dist();
    for path in widget(repo)? {
        pack_file(
            &dist,
            &dist.join(path.trim_start_matches('/')),
            &site.join("edge"),
        )?;
    }
    Ok(())
}

/// The paths of the loader, and of all that it or what it loads may load.
fn widget(repo: &Repo) -> Result<Vec<String>> {
    let bundle = Manifest::read(repo)?
        .bundle(Part::Widget)
        .context("the widget has not been built")?;
    let texts = bundle.texts.into_iter().map(|(_, path)| path);
    Ok([bundle.glue, bundle.wasm, "/w.js".to_owned()]
        .into_iter()
        .chain(bundle.core)
        .chain(texts)
        .collect())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.append(&mut files(&path)?);
        } else {
            found.push(path);
        }
    }
    Ok(found)
}

/// Writes `<to>/<path>.br` for a file that lies in `from`.
fn pack_file(from: &Path, file: &Path, to: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let path = to.join(
        file.strip_prefix(from)
            .context("the file lies in the folder")?,
    );
    let folder = path.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let mut name = path.clone().into_os_string();
    name.push(".br");
    fs::write(&name, compress::brotli(&bytes)?)
        .with_context(|| format!("writing {}", path.display()))
}
