//! Texts that are to stay as they are.

use std::path::Path;

/// Compares `now` with the file at `path`; `UPDATE_GOLDEN=1` writes that anew.
///
/// # Panics
/// When the text has changed.
pub fn compare(path: &Path, now: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let folder = path.parent().expect("a file lies in a folder");
        std::fs::create_dir_all(folder).expect("the folder can be made");
        std::fs::write(path, now).expect("the file can be written");
    }
    let then = std::fs::read_to_string(path).unwrap_or_default();
    let first = now
        .lines()
        .chain([""])
        .zip(then.lines().chain([""]))
        .position(|(now, then)| now != then);
    assert!(
        now == then,
        "{} has changed, first in line {} (UPDATE_GOLDEN=1 accepts it); it is now:\n{now}",
        path.display(),
        first.map_or(0, |line| line + 1),
    );
}
