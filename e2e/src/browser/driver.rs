//! The WebDriver server of one browser, and what it is asked for.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use tempfile::TempDir;

use super::{Kind, Place, Scheme};
use crate::process::Group;
use crate::{paths, ports};

#[derive(Debug)]
pub(super) struct Driver {
    kind: Kind,
    place: Option<Place>,
    port: u16,
    // Before the folder: browsers must be gone when their profile is removed.
    _group: Group,
    folder: TempDir,
}

impl Driver {
    /// Starts the driver of a browser, which is at `place` if one is given, else where this machine is.
    pub(super) fn start(kind: Kind, place: Option<Place>) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("answerable-browser-")
            .tempdir()
            .expect("a temporary folder");
        let port = ports::free();
        let (program, mut arguments) = match kind {
            Kind::Chromium => (paths::chromedriver(), vec![format!("--port={port}")]),
            Kind::WebKit => (PathBuf::from("sh"), webkit(port, &folder)),
            Kind::Firefox => {
                let arguments = vec![
                    format!("--port={port}"),
                    format!("--websocket-port={}", ports::free()),
                    format!("--profile-root={}", folder.path().display()),
                ];
                (paths::geckodriver(), arguments)
            }
        };
        let zone = place.map(|place| format!("TZ={}", place.zone));
        arguments.splice(
            0..0,
            zone.into_iter().chain([program.display().to_string()]),
        );
        Self {
            kind,
            place,
            port,
            _group: Group::start_watched(Path::new("env"), &arguments, folder.path()),
            folder,
        }
    }

    pub(super) fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    pub(super) fn capabilities(&self, scheme: Scheme) -> Map<String, Value> {
        let specific = match self.kind {
            Kind::Chromium => ("goog:chromeOptions", self.chromium_options(scheme)),
            Kind::Firefox => ("moz:firefoxOptions", self.firefox_options(scheme)),
            Kind::WebKit => ("webkitgtk:browserOptions", webkit_options()),
        };
        // WebKit's driver speaks the older protocol alone.
        let socket = (self.kind != Kind::WebKit).then_some(("webSocketUrl", json!(true)));
        [("unhandledPromptBehavior", json!("accept")), specific]
            .into_iter()
            .chain(socket)
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    fn chromium_options(&self, scheme: Scheme) -> Value {
        let scheme = match scheme {
            Scheme::Dark => "--blink-settings=preferredColorScheme=0",
            Scheme::Light => "--blink-settings=preferredColorScheme=1",
        };
        let profile = format!(
            "--user-data-dir={}",
            self.folder.path().join("profile").display()
        );
        // Classic scroll bars take width and would hide or feign an overflow.
        let own = ["--hide-scrollbars", scheme, &profile];
        let arguments: Vec<_> = CHROMIUM.iter().chain(&own).collect();
        let options = json!({ "args": arguments, "prefs": self.languages() });
        with_binary(options, paths::chromium())
    }

    fn firefox_options(&self, scheme: Scheme) -> Value {
        let scheme = match scheme {
            Scheme::Dark => 0,
            Scheme::Light => 1,
        };
        let mut prefs = json!({
            "app.update.enabled": false,
            "browser.safebrowsing.downloads.enabled": false,
            "browser.safebrowsing.malware.enabled": false,
            "datareporting.policy.dataSubmissionEnabled": false,
            "layout.css.prefers-color-scheme.content-override": scheme,
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "services.settings.server": "data:,",
        });
        if let (Some(prefs), Value::Object(languages)) = (prefs.as_object_mut(), self.languages()) {
            prefs.extend(languages);
        }
        let options = json!({ "args": ["-headless"], "prefs": prefs });
        with_binary(options, paths::firefox())
    }

    /// The preference, of the same name in both browsers, that says which languages their user reads.
    fn languages(&self) -> Value {
        match self.place {
            Some(place) => json!({ "intl.accept_languages": place.language }),
            None => json!({}),
        }
    }
}

/// What Chromium is started with, wherever it is: without a screen, and quiet on the network.
pub const CHROMIUM: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// WebKit needs a screen and a session bus; both are its own.
fn webkit(port: u16, folder: &TempDir) -> Vec<String> {
    vec![
        "-c".to_owned(),
        WEBKIT.to_owned(),
        folder.path().display().to_string(),
        paths::webkit_driver().display().to_string(),
        port.to_string(),
    ]
}

/// Starts the driver `$1` on port `$2` with the home folder `$0`. The screen says its number once it is there.
const WEBKIT: &str = r#"
    mkfifo "$0/screen"
    Xvfb -displayfd 1 -screen 0 1600x1200x24 -nolisten tcp >"$0/screen" &
    read -r number <"$0/screen"
    export DISPLAY=":$number" HOME="$0" XDG_CACHE_HOME="$0/cache" XDG_DATA_HOME="$0/data"
    export GIO_USE_VFS=local NO_AT_BRIDGE=1 LIBGL_ALWAYS_SOFTWARE=1 WEBKIT_DISABLE_COMPOSITING_MODE=1
    # Its sandbox needs rights that a container has not.
    export WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1
    exec dbus-run-session -- "$1" --port="$2""#;

fn webkit_options() -> Value {
    json!({ "binary": paths::webkit(), "args": ["--automation"] })
}

/// Drivers find the installed browser by themselves where none is named.
fn with_binary(mut options: Value, binary: Option<PathBuf>) -> Value {
    if let Some(binary) = binary {
        options["binary"] = json!(binary);
    }
    options
}
