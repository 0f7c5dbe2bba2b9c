//! What a browser loads: a crate as wasm with its glue and style, under names that carry their content's hash.

use super::assets::Hashed;
use super::{
    Bundle, Kit, Manifest, Part, anonymous, glue, lean, loader, names, pages, prune, shrink, style,
    texts,
};
use crate::process;
use anyhow::{Context as _, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What rustc uses for this target and every browser of the last years knows. They are named one by one because
/// "all" would include encodings that no browser reads yet.
pub(super) const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Found by trying them on the widget: 4% smaller after compression than `-Oz` alone. The second round works on what the
/// first has opened.
const PASSES: &[&str] = &[
    "--flatten",
    "--rereloop",
    "-Oz",
    "--gufa",
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// For the widget besides: large functions that are inlined into their one caller compress worse than they did alone;
/// small ones are no larger inlined, and browsers compile each function when it is first called, which takes longer than
/// to run it. The desk, which has few small functions, is 3 KB larger with them.
const WIDGET_LIMITS: &[&str] = &[
    "--always-inline-max-function-size=7",
    "--one-caller-inline-max-function-size=30",
];

/// The widget with its loader and its own pages.
pub(super) fn widget(kit: &Kit<'_>) -> Result<Vec<PathBuf>> {
    let work = make(kit, Part::Widget)?;
    let page = work.join("page.css");
    style::minify(kit, &kit.repo.path("widget/pages"), &page)?;
    let mut hashed = Hashed::new(kit);
    let texts = texts::publish(kit, &mut hashed)?;
    let mut bundle = Bundle {
        glue: hashed.add(&work.join("glue.js"), "portal")?,
        style: hashed.add(&page, "page")?,
        wasm: String::new(),
        core: None,
        aside: None,
        texts: texts.packs,
    };
    let mut outputs = loader::build(kit, &mut hashed, &mut bundle, &texts.loaders)?;
    outputs.extend(pages::fill_folder(
        &kit.repo.path("widget/pages"),
        &kit.repo.dist().join("pages"),
        &bundle,
    )?);
    outputs.extend(hashed.files);
    Manifest::update(kit.repo, Part::Widget, &bundle)?;
    Ok(outputs)
}

/// The staff console.
pub(super) fn desk(kit: &Kit<'_>) -> Result<Vec<PathBuf>> {
    let work = make(kit, Part::Desk)?;
    let mut hashed = Hashed::new(kit);
    let bundle = Bundle {
        glue: hashed.add(&work.join("glue.js"), "desk")?,
        style: hashed.add(&work.join("style.css"), "desk")?,
        wasm: hashed.add(&work.join(WASM), "desk")?,
        core: None,
        aside: None,
        texts: texts::publish_desk(kit, &mut hashed)?,
    };
    let page = kit.repo.dist().join("desk/index.html");
    hashed.files.push(pages::fill(
        &kit.repo.path("desk/index.html"),
        &page,
        &bundle,
    )?);
    Manifest::update(kit.repo, Part::Desk, &bundle)?;
    Ok(hashed.files)
}

/// The finished wasm, in the folder that [`make`] gives.
pub(super) const WASM: &str = "short.wasm";

/// Makes `glue.js`, `style.css` and the wasm in a folder, which is given back.
fn make(kit: &Kit<'_>, part: Part) -> Result<PathBuf> {
    let work = kit.repo.build_notes()?.join(part.folder());
    // Snippets of an earlier build must not stay behind.
    if work.exists() {
        fs::remove_dir_all(&work).with_context(|| format!("removing {}", work.display()))?;
    }
    bind(kit, &compile(kit, part)?, &work)?;
    prune::prune(kit, part, &work)?;
    let passes = match part {
        Part::Widget => [WIDGET_LIMITS, PASSES].concat(),
        _ => PASSES.to_vec(),
    };
    shrink::shrink(
        kit,
        &work.join("live.wasm"),
        &work.join("small.wasm"),
        &passes,
        WASM_FEATURES,
    )?;
    names::shorten(
        kit,
        &work.join("small.wasm"),
        &work.join(WASM),
        &work.join("bound.js"),
    )?;
    glue::bundle(kit, part, &work, &work.join("glue.js"), &["--minify"])?;
    style::minify(
        kit,
        &kit.repo.path(part.folder()).join("style"),
        &work.join("style.css"),
    )?;
    Ok(work)
}

fn compile(kit: &Kit<'_>, part: Part) -> Result<PathBuf> {
    // One crate at a time: built together, they would share the sum of their dependencies' features.
    let mut cargo = Command::new("cargo");
    cargo
        .args([
            "rustc",
            "--profile",
            "browser",
            "--target",
            "wasm32-unknown-unknown",
            "--lib",
            // Made along with the rlib that tests link, all that other crates could call would stay in it.
            "--crate-type",
            "cdylib",
            "--package",
        ])
        .arg(part.krate())
        .current_dir(kit.repo.root());
    shrink::hurry(&mut cargo, "BROWSER");
    anonymous::hide_paths(&mut cargo, kit.repo)?;
    lean::make_lean(&mut cargo, kit)?;
    process::run(&mut cargo)?;
    let file = format!(
        "wasm32-unknown-unknown/browser/{}.wasm",
        part.krate().replace('-', "_")
    );
    Ok(kit.workspace.target().join(file))
}

fn bind(kit: &Kit<'_>, wasm: &Path, work: &Path) -> Result<()> {
    let mut command = Command::new(&kit.wasm_bindgen);
    command
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--omit-default-module-path",
            "--out-name",
            "bound",
            "--out-dir",
        ])
        .arg(work)
        .arg(wasm);
    process::run(&mut command)?;
    glue::let_go(&work.join("bound.js"))
}
