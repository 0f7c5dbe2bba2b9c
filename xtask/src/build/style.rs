//! Style sheets: those of a folder, in the order of their names, as one small file.

use super::Kit;
use crate::process;
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Joins and minifies the style sheets of a folder.
pub(super) fn minify(kit: &Kit<'_>, folder: &Path, out: &Path) -> Result<()> {
    let sheets = sheets_of(folder)?;
    if sheets.is_empty() {
        bail!("{} has no style sheet", folder.display());
    }
    let joined = out.with_extension("joined.css");
    let mut text = String::new();
    for sheet in sheets {
        text.push_str(
            &fs::read_to_string(&sheet).with_context(|| format!("reading {}", sheet.display()))?,
        );
        text.push('\n');
    }
    fs::write(&joined, text).with_context(|| format!("writing {}", joined.display()))?;
    let mut command = Command::new(kit.node.esbuild());
    command
        .arg(&joined)
        .args(["--minify", "--legal-comments=none", "--log-level=warning"])
        // Nesting and newer colour functions are written out for browsers of the last three years.
        .args(["--target=chrome111,firefox113,safari16.4"])
        .arg(format!("--outfile={}", out.display()));
    process::run(&mut command)
}

fn sheets_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("listing {}", folder.display()))?;
    let mut sheets: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .collect();
    sheets.sort();
    Ok(sheets)
}
