//! `dist/manifest.json`: which hashed file is the present one.

use super::{Part, assets};
use crate::repo::Repo;
use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use std::fs;

/// The paths, from the edge's root, of what a browser loads for one part.
pub(crate) struct Bundle {
    pub(crate) glue: String,
    pub(crate) wasm: String,
    pub(crate) style: String,
}

/// The bundles of all parts that have been built.
pub(crate) struct Manifest {
    parts: Map<String, Value>,
}

impl Manifest {
    /// Reads what there is; nothing built yet is an empty manifest.
    pub(crate) fn read(repo: &Repo) -> Result<Self> {
        let path = repo.dist().join("manifest.json");
        if !path.exists() {
            return Ok(Self { parts: Map::new() });
        }
        let text =
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let parts =
            serde_json::from_str(&text).with_context(|| format!("reading {}", path.display()))?;
        Ok(Self { parts })
    }

    /// Notes the new bundle of a part and writes the manifest.
    pub(super) fn update(repo: &Repo, part: Part, bundle: &Bundle) -> Result<()> {
        let mut manifest = Self::read(repo)?;
        let names = json!({ "glue": bundle.glue, "wasm": bundle.wasm, "style": bundle.style });
        manifest.parts.insert(part.folder().to_owned(), names);
        manifest.parts.sort_keys();
        let text = format!("{:#}\n", Value::Object(manifest.parts));
        assets::write_if_changed(&repo.dist().join("manifest.json"), text.as_bytes())
    }

    /// The bundle of a part, if it has been built.
    pub(crate) fn bundle(&self, part: Part) -> Option<Bundle> {
        let names = self.parts.get(part.folder())?;
        let path = |name: &str| names[name].as_str().map(str::to_owned);
        Some(Bundle {
            glue: path("glue")?,
            wasm: path("wasm")?,
            style: path("style")?,
        })
    }

    /// Whether some part loads this path.
    pub(super) fn names(&self, path: &str) -> bool {
        self.parts
            .values()
            .filter_map(Value::as_object)
            .flat_map(Map::values)
            .any(|name| name == path)
    }
}
