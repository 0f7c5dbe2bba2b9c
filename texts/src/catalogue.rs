//! A folder of languages.

use crate::check::check;
use crate::file::{self, Entry, Text};
use crate::language::Language;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The texts of a folder, in all its languages, checked.
#[derive(Debug)]
pub struct Catalogue {
    pub(crate) english: Vec<Entry>,
    languages: Vec<(Language, Vec<Entry>)>,
}

/// Why a folder is refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It cannot be read.
    #[error("{path}: {cause}", path = path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// What is wrong with it: a line for each fault, with the file and the key.
    #[error("{}", .0.join("\n"))]
    Wrong(Vec<String>),
}

impl Catalogue {
    /// Reads the files of a folder, of which there must be one for each of `tags`.
    ///
    /// # Errors
    /// When anything about them is wrong: all of it is told at once.
    pub fn read(folder: &Path, tags: &[&str]) -> Result<Self, Error> {
        let mut files = Vec::new();
        let unreadable = |path: &Path, cause| Error::Unreadable {
            path: path.to_path_buf(),
            cause,
        };
        let entries = fs::read_dir(folder).map_err(|cause| unreadable(folder, cause))?;
        for entry in entries {
            let path = entry.map_err(|cause| unreadable(folder, cause))?.path();
            if path.extension().is_some_and(|end| end == "json") {
                let text = fs::read_to_string(&path).map_err(|cause| unreadable(&path, cause))?;
                files.push((path, text));
            }
        }
        Self::of(&files, folder, tags)
    }

    /// The same of files that were read already.
    fn of(files: &[(PathBuf, String)], folder: &Path, tags: &[&str]) -> Result<Self, Error> {
        let mut wrong = Vec::new();
        for (path, _) in files {
            let tag = tag_of(path);
            if !tags.contains(&tag) {
                let wanted = tags.join(", ");
                wrong.push(format!("{}: `{tag}` is none of {wanted}", path.display()));
            }
        }
        let mut languages = Vec::new();
        for tag in tags {
            let path = folder.join(format!("{tag}.json"));
            let read = files.iter().find(|(path, _)| tag_of(path) == *tag);
            match (Language::find(tag), read.map(|(_, text)| file::read(text))) {
                (None, _) => wrong.push(format!(
                    "{}: nothing is known of the language",
                    path.display()
                )),
                (_, None) => wrong.push(format!("{}: the file is missing", path.display())),
                (_, Some(Err(error))) => wrong.push(format!("{}: {error}", path.display())),
                (Some(language), Some(Ok(texts))) => languages.push((language, texts)),
            }
        }
        let english = languages
            .iter()
            .find(|(language, _)| language.tag == "en")
            .map(|(_, texts)| texts.clone())
            .unwrap_or_default();
        for (language, texts) in languages.iter().filter(|_| !english.is_empty()) {
            let path = folder.join(format!("{}.json", language.tag));
            let faults = check(*language, texts, &english);
            wrong.extend(
                faults
                    .iter()
                    .map(|fault| format!("{}: {fault}", path.display())),
            );
        }
        if wrong.is_empty() {
            Ok(Self { english, languages })
        } else {
            Err(Error::Wrong(wrong))
        }
    }

    /// The languages, in the order in which they were asked for.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        self.languages.iter().map(|(language, _)| *language)
    }

    /// A text without plural forms, by its key.
    #[must_use]
    pub fn text(&self, language: Language, key: &str) -> Option<&str> {
        match &self.entry(language, key)?.text {
            Text::One(text) => Some(text),
            Text::Plural(_) => None,
        }
    }

    /// The texts without plural forms of a group, by their names in it.
    pub fn group(&self, language: Language, group: &str) -> impl Iterator<Item = (&str, &str)> {
        let texts = self
            .languages
            .iter()
            .filter(move |(known, _)| *known == language);
        texts.flat_map(|(_, texts)| texts).filter_map(move |entry| {
            let name = entry.key.strip_prefix(group)?.strip_prefix('.')?;
            match &entry.text {
                Text::One(text) => Some((name, text.as_str())),
                Text::Plural(_) => None,
            }
        })
    }

    pub(crate) fn entry(&self, language: Language, key: &str) -> Option<&Entry> {
        let (_, texts) = self
            .languages
            .iter()
            .find(|(known, _)| *known == language)?;
        texts.iter().find(|entry| entry.key == key)
    }
}

fn tag_of(path: &Path) -> &str {
    path.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_default()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Catalogue;
    use std::path::{Path, PathBuf};

    /// The catalogue of these files, or the faults.
    pub(crate) fn of(files: &[(&str, &str)], tags: &[&str]) -> Result<Catalogue, String> {
        let files: Vec<_> = files
            .iter()
            .map(|(tag, json)| (PathBuf::from(format!("t/{tag}.json")), (*json).to_owned()))
            .collect();
        Catalogue::of(&files, Path::new("t"), tags).map_err(|error| error.to_string())
    }

    #[test]
    fn every_fault_is_told_with_its_file_and_key() {
        let english = r#"{"a": "A", "b": "{who}"}"#;
        let files = [("en", english), ("es", r#"{"b": "B"}"#), ("fr", "{}")];
        let faults = of(&files, &["en", "es", "ar"]).unwrap_err();
        assert_eq!(
            faults,
            "t/fr.json: `fr` is none of en, es, ar\n\
             t/ar.json: the file is missing\n\
             t/es.json: `a` is missing\n\
             t/es.json: `b` lacks the placeholder {who}"
        );
    }

    #[test]
    fn a_file_that_is_no_json_is_told_with_its_line() {
        let fault = of(&[("en", "{\"a\":\n oops}")], &["en"]).unwrap_err();
        assert!(
            fault.starts_with("t/en.json: expected") && fault.contains("line 2"),
            "{fault}"
        );
    }

    #[test]
    fn a_text_is_found_by_its_key() {
        let texts = of(&[("en", r#"{"a": {"b": "B"}}"#)], &["en"]).unwrap();
        let english = texts.languages().next().unwrap();
        assert_eq!(texts.text(english, "a.b"), Some("B"));
        assert_eq!(texts.text(english, "a"), None);
        let group: Vec<_> = texts.group(english, "a").collect();
        assert_eq!(group, [("b", "B")]);
    }
}
