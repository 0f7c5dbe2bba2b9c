//! `cargo xtask size`: each artefact against its budget.

use crate::build::{self, Manifest, Part};
use crate::repo::Repo;
use crate::{compress, ui};
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// How a browser, or Cloudflare's limit, counts the bytes.
#[derive(Clone, Copy)]
enum Measure {
    Brotli,
    Gzip,
}

struct Budget {
    artefact: &'static str,
    measure: Measure,
    bytes: usize,
    files: fn(&Repo, &Manifest) -> Result<Vec<PathBuf>>,
}

/// The budgets of the design. They only go down.
const BUDGETS: &[Budget] = &[
    Budget {
        artefact: "loader and launcher",
        measure: Measure::Brotli,
        bytes: 3 * KB / 2,
        files: loader,
    },
    Budget {
        artefact: "widget in all",
        measure: Measure::Brotli,
        bytes: 80 * KB,
        files: widget,
    },
    Budget {
        artefact: "desk",
        measure: Measure::Brotli,
        bytes: 250 * KB,
        files: desk,
    },
    Budget {
        artefact: "edge worker",
        measure: Measure::Gzip,
        bytes: 400 * KB,
        files: edge,
    },
];

/// The budgets count kilobytes of 1,024 bytes.
const KB: usize = 1024;

/// Builds what is missing, prints the table and fails if anything is over its budget.
pub(crate) fn run(repo: &Repo) -> Result<()> {
    build::parts(repo, &Part::ALL)?;
    let manifest = Manifest::read(repo)?;
    println!(
        "\n  {:<22} {:>10} {:>10} {:>8}",
        "artefact", "size", "budget", "used"
    );
    let mut over = Vec::new();
    for budget in BUDGETS {
        let files = (budget.files)(repo, &manifest)?;
        let bytes = size_of_all(&files, budget.measure)?;
        print_row(budget, bytes);
        for file in files.iter().filter(|_| files.len() > 1) {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            println!(
                "{}",
                ui::dim(&format!(
                    "    {name:<20} {:>10}",
                    in_kb(size_of(file, budget.measure)?)
                ))
            );
        }
        if bytes > budget.bytes {
            over.push(budget.artefact);
        }
    }
    println!();
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

fn print_row(budget: &Budget, bytes: usize) {
    let used = format!("{:>7}%", (bytes * 100).div_ceil(budget.bytes));
    let measure = match budget.measure {
        Measure::Brotli => "brotli",
        Measure::Gzip => "gzip",
    };
    println!(
        "  {:<22} {:>10} {:>10} {} {}",
        budget.artefact,
        in_kb(bytes),
        in_kb(budget.bytes),
        ui::judged(bytes <= budget.bytes, &used),
        ui::dim(measure),
    );
}

fn loader(repo: &Repo, _: &Manifest) -> Result<Vec<PathBuf>> {
    Ok(vec![repo.dist().join("w.js")])
}

fn widget(repo: &Repo, manifest: &Manifest) -> Result<Vec<PathBuf>> {
    let mut files = bundle(repo, manifest, Part::Widget)?;
    files.extend(loader(repo, manifest)?);
    files.extend(texts(repo, manifest, Part::Widget)?);
    Ok(files)
}

fn desk(repo: &Repo, manifest: &Manifest) -> Result<Vec<PathBuf>> {
    let mut files = bundle(repo, manifest, Part::Desk)?;
    files.extend(texts(repo, manifest, Part::Desk)?);
    Ok(files)
}

/// One language is downloaded: the largest counts.
fn texts(repo: &Repo, manifest: &Manifest, part: Part) -> Result<Option<PathBuf>> {
    let texts = manifest.bundle(part).map(|bundle| bundle.texts);
    let texts = texts.unwrap_or_default().into_iter().map(|(_, path)| path);
    let mut packed = Vec::new();
    for file in texts.map(|path| repo.dist().join(path.trim_start_matches('/'))) {
        packed.push((size_of(&file, Measure::Brotli)?, file));
    }
    Ok(packed.into_iter().max().map(|(_, file)| file))
}

fn edge(repo: &Repo, _: &Manifest) -> Result<Vec<PathBuf>> {
    Ok(vec![
        repo.edge_build().join("index_bg.wasm"),
        repo.edge_build().join("index.js"),
    ])
}

fn bundle(repo: &Repo, manifest: &Manifest, part: Part) -> Result<Vec<PathBuf>> {
    let bundle = manifest
        .bundle(part)
        .with_context(|| format!("the {} has not been built", part.folder()))?;
    let file = |path: &str| repo.dist().join(path.trim_start_matches('/'));
    let names = [&bundle.wasm, &bundle.glue];
    let names = names.into_iter().chain(&bundle.core);
    // Where there is a core, that style is only of our own pages.
    let style = bundle.core.is_none().then_some(&bundle.style);
    Ok(names.chain(style).map(|path| file(path)).collect())
}

fn size_of_all(files: &[PathBuf], measure: Measure) -> Result<usize> {
    files.iter().map(|file| size_of(file, measure)).sum()
}

fn size_of(file: &Path, measure: Measure) -> Result<usize> {
    let bytes = fs::read(file).with_context(|| format!("reading {}", file.display()))?;
    let packed = match measure {
        Measure::Brotli => compress::brotli(&bytes)?,
        Measure::Gzip => compress::gzip(&bytes)?,
    };
    Ok(packed.len())
}

fn in_kb(bytes: usize) -> String {
    format!("{}.{:02} KB", bytes / KB, bytes % KB * 100 / KB)
}

#[cfg(test)]
mod tests {
    use super::in_kb;

    #[test]
    fn sizes_read_in_kilobytes_with_two_digits() {
        assert_eq!(in_kb(2 * 1024 - 1), "1.99 KB");
        assert_eq!(in_kb(80 * 1024 + 52), "80.05 KB");
    }
}
