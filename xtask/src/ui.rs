//! What the commands say, in one look: a verb in colour, then what it is about.

use std::io::IsTerminal as _;
use std::sync::LazyLock;

const GREEN: &str = "\x1b[1;32m";
const YELLOW: &str = "\x1b[1;33m";
const RED: &str = "\x1b[1;31m";
const BOLD: &str = "\x1b[1m";
const DIM: &str = "\x1b[2m";

static COLOUR: LazyLock<bool> = LazyLock::new(|| {
    std::env::var_os("NO_COLOR").is_none()
        && std::io::stderr().is_terminal()
        && std::io::stdout().is_terminal()
});

/// A step that begins or has ended: `  Installing wasm-bindgen 0.2.130`.
pub(crate) fn status(verb: &str, what: &str) {
    eprintln!("{} {what}", styled(GREEN, &format!("{verb:>12}")));
}

/// Something that does not stop the command, but should be known.
pub(crate) fn warn(what: &str) {
    eprintln!("{} {what}", styled(YELLOW, &format!("{:>12}", "Note")));
}

/// Why the command failed, with its causes.
pub(crate) fn error(error: &anyhow::Error) {
    eprintln!("{} {error:#}", styled(RED, &format!("{:>12}", "Failed")));
}

/// Text that stands out.
pub(crate) fn bold(text: &str) -> String {
    styled(BOLD, text)
}

/// Text that stays in the background.
pub(crate) fn dim(text: &str) -> String {
    styled(DIM, text)
}

/// Text that tells of something good or bad.
pub(crate) fn judged(good: bool, text: &str) -> String {
    styled(if good { GREEN } else { RED }, text)
}

fn styled(style: &str, text: &str) -> String {
    if *COLOUR {
        format!("{style}{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}
