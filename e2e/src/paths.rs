//! Where things are on this machine.

use std::path::{Path, PathBuf};

/// The root of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder
        .parent()
        .expect("e2e/ lies in the checkout")
        .to_path_buf()
}

/// Where what is tested was built: this checkout, or a copy of `edge/` and `dist/` that `ANSWERABLE_BUILT` names.
#[must_use]
pub fn built() -> PathBuf {
    from_environment("ANSWERABLE_BUILT").unwrap_or_else(root)
}

/// The Node that `package.json` pins, or the one that `ANSWERABLE_NODE` names.
#[must_use]
pub fn node() -> PathBuf {
    let pinned = root().join("node_modules/node/bin/node");
    from_environment("ANSWERABLE_NODE").unwrap_or(pinned)
}

/// `chromedriver`, or what `ANSWERABLE_CHROMEDRIVER` names.
#[must_use]
pub fn chromedriver() -> PathBuf {
    from_environment("ANSWERABLE_CHROMEDRIVER").unwrap_or_else(|| PathBuf::from("chromedriver"))
}

/// The Chromium that `ANSWERABLE_CHROMIUM` names.
#[must_use]
pub fn chromium() -> Option<PathBuf> {
    from_environment("ANSWERABLE_CHROMIUM")
}

/// The Firefox that `ANSWERABLE_FIREFOX` names.
#[must_use]
pub fn firefox() -> Option<PathBuf> {
    from_environment("ANSWERABLE_FIREFOX")
}

/// `geckodriver`: what `ANSWERABLE_GECKODRIVER` names, else the one that `cargo xtask` installed, else from the path.
#[must_use]
pub fn geckodriver() -> PathBuf {
    let installed = std::env::home_dir()
        .unwrap_or_default()
        .join(".cache/answerable/tools/geckodriver-0.37.1/bin/geckodriver");
    from_environment("ANSWERABLE_GECKODRIVER").unwrap_or_else(|| {
        if installed.is_file() {
            installed
        } else {
            PathBuf::from("geckodriver")
        }
    })
}

/// The script of axe-core that `package.json` pins.
#[must_use]
pub fn axe() -> PathBuf {
    root().join("node_modules/axe-core/axe.min.js")
}

/// `WebKitWebDriver`, or what `ANSWERABLE_WEBKITDRIVER` names.
#[must_use]
pub fn webkit_driver() -> PathBuf {
    from_environment("ANSWERABLE_WEBKITDRIVER").unwrap_or_else(|| PathBuf::from("WebKitWebDriver"))
}

/// The browser of WebKitGTK: what `ANSWERABLE_WEBKIT` names, else where Debian puts it.
#[must_use]
pub fn webkit() -> PathBuf {
    from_environment("ANSWERABLE_WEBKIT")
        .unwrap_or_else(|| PathBuf::from("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"))
}

fn from_environment(name: &str) -> Option<PathBuf> {
    std::env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}
