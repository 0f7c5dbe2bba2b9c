//! The built edge under test: workerd with real KV and real Durable Objects, on a port and a state of its own.

mod host;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use self::host::Host;
use crate::identity::SECRET;
use crate::{paths, ports};

/// The operator's key that every edge under test accepts.
pub const OPERATOR_KEY: &str = "operator-key-of-the-tests-0123456789abcdef";

const SERVER_SECRET: &str = "server-secret-of-the-tests-0123456789abcdefghijklmnopqrstuvwxyz";

/// How an edge is started.
#[derive(Debug, Default)]
pub struct EdgeOptions {
    /// The `SITES` variable: settings by site id. See [`crate::sites`].
    pub sites: Value,
    /// Where the KV binding's calls go; the namespace that comes with workerd where there is none.
    pub kv_backend: Option<String>,
}

/// One running edge. Dropping it kills it and removes its state.
#[derive(Debug)]
pub struct Edge {
    host: Host,
    port: u16,
    folder: TempDir,
}

impl Edge {
    /// Starts an edge and returns when it answers.
    ///
    /// # Panics
    /// When the edge is not built or does not start.
    #[must_use]
    pub fn start(options: &EdgeOptions) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("answerable-edge-")
            .tempdir()
            .expect("a temporary folder");
        let port = ports::free();
        let settings = json!({
            "wrangler": paths::built().join("edge/wrangler.jsonc"),
            "packages": paths::root().join("package.json"),
            "port": port,
            "folder": folder.path(),
            "state": folder.path().join("state"),
            "kv_backend": options.kv_backend,
            "vars": {
                "SERVER_SECRET": SERVER_SECRET,
                "OPERATOR_KEY": OPERATOR_KEY,
                "SITES": options.sites,
                SECRET.0: SECRET.1,
                // Routes that fail on purpose.
                "TEST_ROUTES": "yes",
            },
        });
        std::fs::write(folder.path().join("settings.json"), settings.to_string())
            .expect("settings can be written");
        let host = Host::start(folder.path());
        Self { host, port, folder }
    }

    /// The edge's origin, such as `http://localhost:20001`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// The port on which it listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Kills Node and workerd with SIGKILL; nothing gets to finish its work.
    pub fn kill(&mut self) {
        self.host.kill();
    }

    /// Starts it again on the same port and the same state; returns how long it took.
    pub fn restart(&mut self) -> Duration {
        self.kill();
        let start = Instant::now();
        self.host = Host::start(self.folder.path());
        start.elapsed()
    }

    /// The text that KV holds under `key`, read through the real namespace.
    pub async fn kv(&self, key: &str) -> Option<String> {
        let value = self.host.ask(json!({ "command": "get", "key": key })).await;
        value.as_str().map(ToOwned::to_owned)
    }

    /// All KV keys that start with `prefix`.
    pub async fn kv_keys(&self, prefix: &str) -> Vec<String> {
        let names = self
            .host
            .ask(json!({ "command": "list", "prefix": prefix }))
            .await;
        serde_json::from_value(names).expect("key names are strings")
    }

    /// Drops the object `name` of `class` from memory, as the platform does with idle ones; its sockets sleep on.
    pub async fn evict(&self, class: &str, name: &str) {
        self.host.ask(json!({ "command": "evict", "class": class, "object": name, "webSockets": "hibernate" })).await;
    }

    /// What workerd and the Worker have logged.
    #[must_use]
    pub fn log(&self) -> String {
        self.host.log()
    }
}

impl Drop for Edge {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!(
                "--- log of the edge on port {} ---\n{}",
                self.port,
                self.log()
            );
        }
    }
}
