//! One Chromium on a slow line and a slow processor, over WebDriver and, through it, its developer tools.
//!
//! The browser of the tests would not do: it listens to everything that happens in the page, which takes time of its own.

use std::time::Duration;

use answerable_e2e::browser::CHROMIUM;
use answerable_e2e::http::Http;
use answerable_e2e::process::Group;
use answerable_e2e::{paths, ports, wait};
use hyper::Method;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::line::{BYTES_A_SECOND, LATENCY};

/// How many times slower the processor is made.
pub(crate) const SLOW_DOWN: u32 = 4;

/// The running browser; dropping it ends it.
#[derive(Debug)]
pub(crate) struct Chrome {
    http: Http,
    session: String,
    // Before the folder: the browser must be gone when its profile is removed.
    _group: Group,
    _folder: TempDir,
}

impl Chrome {
    /// Starts it with a fresh profile and a window of 1280 × 800.
    pub(crate) async fn start() -> Self {
        let folder = tempfile::Builder::new()
            .prefix("answerable-bench-")
            .tempdir()
            .expect("a temporary folder");
        let port = ports::free();
        let arguments = [format!("--port={port}")];
        let group = Group::start_watched(&paths::chromedriver(), &arguments, folder.path());
        let http = Http::default();
        let url = format!("http://localhost:{port}/session");
        let wanted =
            json!({ "capabilities": { "alwaysMatch": capabilities(&folder) } }).to_string();
        let ask = || async {
            http.send(Method::POST, &url, &[], wanted.clone())
                .await
                .ok()
        };
        let reply = wait::within(Duration::from_secs(30), "the driver to start", ask).await;
        let reply = reply.with_status(200).json();
        let id = reply["value"]["sessionId"].as_str();
        let session = format!("{url}/{}", id.expect("a session has an id"));
        Self {
            http,
            session,
            _group: group,
            _folder: folder,
        }
    }

    /// Makes line and processor slow, for whatever is opened from now on.
    pub(crate) async fn slow_down(&self) {
        self.tell("Network.enable", &json!({})).await;
        let line = json!({
            "offline": false,
            "latency": LATENCY.as_millis(),
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        });
        self.tell("Network.emulateNetworkConditions", &line).await;
        let rate = json!({ "rate": SLOW_DOWN });
        self.tell("Emulation.setCPUThrottlingRate", &rate).await;
        // Time on the processor: what other processes take of it does not count.
        let time = json!({ "timeDomain": "threadTicks" });
        self.tell("Performance.enable", &time).await;
    }

    /// Opens a page and returns when it has loaded.
    pub(crate) async fn open(&self, url: &str) {
        self.command("url", &json!({ "url": url })).await;
    }

    /// Runs a script in the page; a promise that it returns is waited for.
    pub(crate) async fn run(&self, script: &str, arguments: &Value) -> Value {
        self.command(
            "execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
        .await
    }

    /// Gives the developer tools a command.
    pub(crate) async fn tell(&self, command: &str, parameters: &Value) -> Value {
        self.command(
            "goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
        .await
    }

    /// How many rounds of a small sum the page that is open makes in a millisecond.
    pub(crate) async fn speed(&self) -> f64 {
        let script = "let rounds = 0, sum = 0;
            const began = performance.now();
            while (performance.now() < began + 400) for (let i = 0; i < 1e4; i++) sum += rounds++ % 7;
            return [rounds / (performance.now() - began), sum]";
        let found = self.run(script, &json!([])).await;
        found[0].as_f64().expect("a number")
    }

    /// The browser's name and version.
    pub(crate) async fn version(&self) -> String {
        let version = self.tell("Browser.getVersion", &json!({})).await;
        let product = version["product"].as_str().expect("a browser has a name");
        product
            .replace("Headless", "")
            .replace("Chrome/", "Chromium ")
    }

    async fn command(&self, path: &str, body: &Value) -> Value {
        let url = format!("{}/{path}", self.session);
        let reply = self
            .http
            .send(Method::POST, &url, &[], body.to_string())
            .await;
        let reply = reply.unwrap_or_else(|error| panic!("{body}: {error:?}"));
        assert_eq!(reply.status, 200, "{body}: {}", reply.text());
        reply.json()["value"].take()
    }
}

fn capabilities(folder: &TempDir) -> Value {
    let profile = folder.path().join("profile");
    let own = [
        "--window-size=1280,800".to_owned(),
        format!("--user-data-dir={}", profile.display()),
    ];
    let arguments: Vec<_> = CHROMIUM
        .into_iter()
        .chain(own.iter().map(String::as_str))
        .collect();
    let mut options = json!({ "args": arguments });
    if let Some(binary) = paths::chromium() {
        options["binary"] = json!(binary);
    }
    // What opens is timed to the end or not at all.
    json!({ "goog:chromeOptions": options, "timeouts": { "script": 25_000 } })
}
