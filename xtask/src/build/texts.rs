//! Texts: a pack for each language, of which whoever opens the page downloads one.

use super::Kit;
use super::assets::Hashed;
use answerable_texts::{Catalogue, DESK, LOADERS, WIDGET};
use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use std::fs;

/// What came of the texts.
pub(super) struct Published {
    /// Each language's tag with the path of its pack, from the edge's root.
    pub(super) packs: Vec<(String, String)>,
    /// Each language's tag with what core says without a pack: a JSON object.
    pub(super) loaders: Value,
}

/// Checks the desk's texts and writes a pack for each language.
pub(super) fn publish_desk(kit: &Kit<'_>, hashed: &mut Hashed) -> Result<Vec<(String, String)>> {
    let catalogue = Catalogue::read(&kit.repo.path("desk/texts"), DESK)?;
    let work = kit.repo.build_notes()?.join("desk");
    let mut packs = Vec::new();
    for language in catalogue.languages() {
        let made = work.join(format!("{}.txt", language.tag));
        fs::write(&made, catalogue.pack(language, &[]))
            .with_context(|| format!("writing {}", made.display()))?;
        let name = format!("desk-{}", language.tag.to_lowercase());
        packs.push((language.tag.to_owned(), hashed.add(&made, &name)?));
    }
    Ok(packs)
}

/// Checks the widget's texts and writes a pack for each language.
pub(super) fn publish(kit: &Kit<'_>, hashed: &mut Hashed) -> Result<Published> {
    // What is wrong is said with the file and the key, a line each.
    let catalogue = Catalogue::read(&kit.repo.path("widget/texts"), WIDGET)?;
    let work = kit.repo.build_notes()?.join("widget");
    let mut published = Published {
        packs: Vec::new(),
        loaders: json!({}),
    };
    for language in catalogue.languages() {
        let made = work.join(format!("{}.txt", language.tag));
        fs::write(&made, catalogue.pack(language, &[LOADERS]))
            .with_context(|| format!("writing {}", made.display()))?;
        let name = format!("text-{}", language.tag.to_lowercase());
        let tag = language.tag.to_owned();
        published
            .packs
            .push((tag.clone(), hashed.add(&made, &name)?));
        let texts = catalogue.group(language, LOADERS);
        let texts: Map<String, Value> = texts
            .map(|(name, text)| (name.to_owned(), json!(text)))
            .collect();
        published.loaders[tag] = Value::Object(texts);
    }
    Ok(published)
}
