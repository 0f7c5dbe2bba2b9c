//! The note of an earlier build: of what it was made and what came out, so that an unchanged part is skipped.

use super::{Part, hash};
use crate::repo::Repo;
use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::PathBuf;

/// Whether the part was built of exactly these inputs and what came out is still there, untouched.
pub(super) fn is_current(repo: &Repo, part: Part, inputs: &str) -> Result<bool> {
    let Ok(text) = fs::read_to_string(path(repo, part)?) else {
        return Ok(false);
    };
    // A note that cannot be read is as good as none.
    let note: Value = serde_json::from_str(&text).unwrap_or_default();
    let untouched = |(name, expected): (&String, &Value)| {
        hash::of_file(&repo.path(name)).is_ok_and(|present| expected.as_str() == Some(&present))
    };
    Ok(note["inputs"] == inputs
        && note["outputs"]
            .as_object()
            .is_some_and(|outputs| outputs.iter().all(untouched)))
}

/// Notes what the part was made of and what came out.
pub(super) fn write(repo: &Repo, part: Part, inputs: &str, outputs: &[PathBuf]) -> Result<()> {
    let mut hashes = Map::new();
    for output in outputs {
        let name = output.strip_prefix(repo.root()).unwrap_or(output);
        hashes.insert(name.display().to_string(), json!(hash::of_file(output)?));
    }
    let path = path(repo, part)?;
    let note = json!({ "inputs": inputs, "outputs": hashes });
    fs::write(&path, format!("{note:#}\n")).with_context(|| format!("writing {}", path.display()))
}

fn path(repo: &Repo, part: Part) -> Result<PathBuf> {
    Ok(repo.build_notes()?.join(format!("{}.json", part.folder())))
}
