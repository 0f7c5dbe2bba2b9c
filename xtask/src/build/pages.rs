//! Our own pages: HTML with the hashed names of what they load filled in.

use super::{Bundle, assets};
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Fills every HTML file of a folder into another folder.
pub(super) fn fill_folder(from: &Path, to: &Path, bundle: &Bundle) -> Result<Vec<PathBuf>> {
    let mut filled = Vec::new();
    for entry in fs::read_dir(from).with_context(|| format!("listing {}", from.display()))? {
        let page = entry?.path();
        if let (Some("html"), Some(name)) =
            (page.extension().and_then(|e| e.to_str()), page.file_name())
        {
            filled.push(fill(&page, &to.join(name), bundle)?);
        }
    }
    Ok(filled)
}

/// Fills one page.
pub(super) fn fill(from: &Path, to: &Path, bundle: &Bundle) -> Result<PathBuf> {
    let page = fs::read_to_string(from).with_context(|| format!("reading {}", from.display()))?;
    let filled = filled(&page, bundle).with_context(|| format!("filling {}", from.display()))?;
    assets::write_if_changed(to, filled.as_bytes())?;
    Ok(to.to_path_buf())
}

fn filled(page: &str, bundle: &Bundle) -> Result<String> {
    let texts = bundle.texts.iter();
    let page = texts.fold(page.to_owned(), |page, (tag, path)| {
        page.replace(&format!("{{{{text {tag}}}}}"), path)
    });
    let filled = page
        .replace("{{core}}", bundle.core.as_deref().unwrap_or_default())
        .replace("{{glue}}", &bundle.glue)
        .replace("{{wasm}}", &bundle.wasm)
        .replace("{{style}}", &bundle.style);
    if let Some((_, rest)) = filled.split_once("{{") {
        let name: String = rest.chars().take_while(|c| *c != '}').take(20).collect();
        bail!("nothing is known to fill in for `{{{{{name}}}}}`");
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::{Bundle, filled};

    fn bundle() -> Bundle {
        Bundle {
            core: None,
            aside: None,
            glue: "/a/x-1.js".into(),
            wasm: "/a/x-2.wasm".into(),
            style: "/a/x-3.css".into(),
            texts: Vec::new(),
        }
    }

    #[test]
    fn every_name_is_filled_in() {
        let page = filled("{{style}} {{glue}} {{wasm}} {{glue}}", &bundle()).unwrap();
        assert_eq!(page, "/a/x-3.css /a/x-1.js /a/x-2.wasm /a/x-1.js");
    }

    #[test]
    fn an_unknown_name_is_an_error_that_says_it() {
        let error = filled("<p>{{glou}}</p>", &bundle()).unwrap_err();
        assert!(error.to_string().contains("{{glou}}"), "{error}");
    }
}
