//! The browsers of the tests: real Chromium, Firefox and WebKit, from the system's packages.

use crate::repo::Repo;
use crate::tools::cargo_tools::{CargoTool, cargo_tool};
use crate::{process, ui};
use anyhow::{Context as _, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What the browser tests drive.
pub(crate) struct Browsers {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
    pub(crate) firefox: PathBuf,
    pub(crate) geckodriver: PathBuf,
    pub(crate) webkit: PathBuf,
    pub(crate) webkit_driver: PathBuf,
}

const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
const CHROMEDRIVER: &[&str] = &["chromedriver"];
const FIREFOX: &[&str] = &["firefox-esr", "firefox"];
const WEBKIT_DRIVER: &[&str] = &["WebKitWebDriver"];
/// WebKit has no window without a screen and a session bus.
const SCREEN: &[&str] = &["Xvfb"];
const SESSION_BUS: &[&str] = &["dbus-run-session"];
/// Debian keeps WebKit's own browser out of the path; folders are by processor.
const WEBKIT: &str = "webkit2gtk-4.1/MiniBrowser";

/// The browsers, installed now by apt if they are missing and apt may be used.
pub(crate) fn browsers(repo: &Repo) -> Result<Browsers> {
    if !missing().is_empty() {
        install(&missing())?;
    }
    let still = missing();
    if !still.is_empty() {
        bail!(
            "the browser tests need {}; please install: {}",
            still.join(", "),
            still.join(" ")
        );
    }
    let geckodriver =
        on_path(&["geckodriver"]).map_or_else(|| cargo_tool(repo, CargoTool::GECKODRIVER), Ok)?;
    let found =
        |names: &[&str]| on_path(names).with_context(|| format!("`{}` went away", names[0]));
    Ok(Browsers {
        chromium: found(CHROMIUM)?,
        chromedriver: found(CHROMEDRIVER)?,
        firefox: found(FIREFOX)?,
        geckodriver,
        webkit: mini_browser().context("`MiniBrowser` went away")?,
        webkit_driver: found(WEBKIT_DRIVER)?,
    })
}

fn mini_browser() -> Option<PathBuf> {
    let lib = Path::new("/usr/lib");
    let inside = fs::read_dir(lib).ok()?.flatten().map(|entry| entry.path());
    [lib.to_path_buf(), PathBuf::from("/usr/libexec")]
        .into_iter()
        .chain(inside)
        .map(|folder| folder.join(WEBKIT))
        .find(|file| file.is_file())
}

/// The packages, by their Debian names, whose programs are not there.
fn missing() -> Vec<&'static str> {
    [
        (CHROMIUM, "chromium"),
        (CHROMEDRIVER, "chromium-driver"),
        (FIREFOX, "firefox-esr"),
        (WEBKIT_DRIVER, "webkit2gtk-driver"),
        (SCREEN, "xvfb"),
        (SESSION_BUS, "dbus-daemon"),
    ]
    .into_iter()
    .filter(|(programs, _)| on_path(programs).is_none())
    .map(|(_, package)| package)
    .collect()
}

fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let Some(prefix) = apt_prefix() else {
        bail!(
            "the browser tests need browsers and apt cannot be used here; please install: {list} (Debian names)"
        );
    };
    ui::status(
        "Installing",
        &format!("{list} by apt (once, about a minute)"),
    );
    let apt = |args: &[&str]| {
        let mut words = prefix
            .iter()
            .copied()
            .chain(["apt-get", "-q", "-y"])
            .chain(args.iter().copied());
        let mut command = Command::new(words.next().unwrap_or("apt-get"));
        command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "--no-install-recommends"], packages].concat()).with_context(|| {
        format!("apt could not install them; please install yourself: {list} (Debian names)")
    })
}

/// What stands before `apt-get`: nothing for root, `sudo -n` where it asks for no password.
fn apt_prefix() -> Option<&'static [&'static str]> {
    on_path(&["apt-get"])?;
    if rustix::process::geteuid().is_root() {
        return Some(&[]);
    }
    process::succeeds(Command::new("sudo").args(["-n", "true"])).then_some(&["sudo", "-n"])
}

fn on_path(programs: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let places: Vec<PathBuf> = env::split_paths(&path).collect();
    programs.iter().find_map(|program| {
        places
            .iter()
            .map(|place| place.join(program))
            .find(|file| file.is_file())
    })
}
