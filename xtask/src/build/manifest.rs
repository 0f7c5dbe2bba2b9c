//! `dist/manifest.json`: which hashed files are the present ones, and which were so before.
//!
//! A page that was opened before a deployment asks for the files of its own time; so those of one build more are kept.

use super::{Part, assets};
use crate::repo::Repo;
use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use std::fs;

/// Where a part's bundle of the build before is noted, beside the present names.
const PREVIOUS: &str = "previous";

/// The paths, from the edge's root, of what a browser loads for one part.
pub(crate) struct Bundle {
    pub(crate) glue: String,
    pub(crate) wasm: String,
    /// Of the page; what the widget's own style is, core brings along.
    pub(crate) style: String,
    /// What is loaded first and loads the rest; none where the page names it all.
    pub(crate) core: Option<String>,
    /// What is loaded only where a policy keeps the portal from running in the page, or a developer asks why.
    pub(crate) aside: Option<String>,
    /// Each language's tag with its texts; none where they are compiled in.
    pub(crate) texts: Vec<(String, String)>,
}

/// Before a language's tag, in the name of its texts.
const TEXTS: &str = "texts ";

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
        manifest.note(part, bundle);
        let text = format!("{:#}\n", Value::Object(manifest.parts));
        assets::write_if_changed(&repo.dist().join("manifest.json"), text.as_bytes())
    }

    /// The bundle of a part, if it has been built.
    pub(crate) fn bundle(&self, part: Part) -> Option<Bundle> {
        let names = self.parts.get(part.folder())?;
        let path = |name: &str| names[name].as_str().map(str::to_owned);
        let texts = names.as_object()?.iter().filter_map(|(name, path)| {
            let tag = name.strip_prefix(TEXTS)?;
            Some((tag.to_owned(), path.as_str()?.to_owned()))
        });
        Some(Bundle {
            glue: path("glue")?,
            wasm: path("wasm")?,
            style: path("style")?,
            core: path("core"),
            aside: path("aside"),
            texts: texts.collect(),
        })
    }

    /// Whether some part loads this path, or did in the build before.
    pub(super) fn names(&self, path: &str) -> bool {
        let present = self.parts.values().filter_map(Value::as_object);
        let previous = present
            .clone()
            .filter_map(|part| part.get(PREVIOUS)?.as_object());
        present
            .chain(previous)
            .flat_map(Map::values)
            .any(|name| name == path)
    }

    fn note(&mut self, part: Part, bundle: &Bundle) {
        let mut names = Map::new();
        for (name, path) in [
            ("glue", &bundle.glue),
            ("wasm", &bundle.wasm),
            ("style", &bundle.style),
        ] {
            names.insert(name.to_owned(), json!(path));
        }
        for (name, path) in [("core", &bundle.core), ("aside", &bundle.aside)] {
            names.extend(path.iter().map(|path| (name.to_owned(), json!(path))));
        }
        for (tag, path) in &bundle.texts {
            names.insert(format!("{TEXTS}{tag}"), json!(path));
        }
        let mut earlier = match self.parts.remove(part.folder()) {
            Some(Value::Object(earlier)) => earlier,
            _ => Map::new(),
        };
        let before_that = earlier.remove(PREVIOUS);
        // Built again without a difference, the build before stays the one before.
        let previous = if earlier == names {
            before_that
        } else {
            Some(Value::Object(earlier)).filter(|earlier| *earlier != json!({}))
        };
        names.extend(previous.map(|previous| (PREVIOUS.to_owned(), previous)));
        self.parts
            .insert(part.folder().to_owned(), Value::Object(names));
        self.parts.sort_keys();
    }
}

#[cfg(test)]
mod tests {
    use super::{Bundle, Manifest, Part};
    use serde_json::Map;

    fn bundle(version: u32) -> Bundle {
        Bundle {
            glue: format!("/a/portal-{version}.js"),
            wasm: format!("/a/portal-{version}.wasm"),
            // Styles change more seldom.
            style: format!("/a/portal-{}.css", version / 2),
            texts: vec![("en".to_owned(), format!("/a/text-en-{version}.txt"))],
            core: None,
            aside: None,
        }
    }

    #[test]
    fn files_of_the_build_before_are_kept_and_older_ones_are_not() {
        let mut manifest = Manifest { parts: Map::new() };
        // The third is built a second time, as after a change that makes no difference.
        for version in [1, 2, 3, 3] {
            manifest.note(Part::Widget, &bundle(version));
        }
        manifest.note(Part::Desk, &bundle(9));
        for kept in ["3.js", "3.wasm", "2.js", "2.wasm", "1.css", "9.js"] {
            assert!(manifest.names(&format!("/a/portal-{kept}")), "{kept}");
        }
        for gone in ["1.js", "1.wasm", "0.css"] {
            assert!(!manifest.names(&format!("/a/portal-{gone}")), "{gone}");
        }
        assert_eq!(
            manifest.bundle(Part::Widget).unwrap().glue,
            "/a/portal-3.js"
        );
        assert_eq!(
            manifest.bundle(Part::Widget).unwrap().texts,
            bundle(3).texts
        );
        assert!(manifest.names("/a/text-en-2.txt") && !manifest.names("/a/text-en-1.txt"));
    }

    #[test]
    fn a_first_build_has_none_before_it() {
        let mut manifest = Manifest { parts: Map::new() };
        manifest.note(Part::Desk, &bundle(1));
        assert!(manifest.parts["desk"].get("previous").is_none());
    }
}
