//! The Node process that runs workerd (`e2e/host/serve.mjs`), and the lines we exchange with it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Command};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::paths;
use crate::process::Group;

const START_LIMIT: Duration = Duration::from_secs(30);

type Pending = Arc<Mutex<HashMap<u64, oneshot::Sender<Value>>>>;

#[derive(Debug)]
pub(super) struct Host {
    group: Group,
    requests: Mutex<ChildStdin>,
    pending: Pending,
    next: AtomicU64,
}

impl Host {
    /// Starts workerd with `folder/settings.json` and waits until it listens.
    pub(super) fn start(folder: &Path) -> Self {
        let mut node = Command::new(paths::node());
        node.arg(paths::root().join("e2e/host/serve.mjs"))
            .arg(folder.join("settings.json"));
        node.stdout(std::process::Stdio::piped());
        let mut group = Group::start(node, &folder.join("edge.log"));
        let (requests, answers) = group.pipes().expect("both pipes were asked for");
        let pending = Pending::default();
        let (ready, is_ready) = mpsc::channel();
        let for_reader = Arc::clone(&pending);
        std::thread::spawn(move || read_answers(answers, &for_reader, &ready));
        if is_ready.recv_timeout(START_LIMIT).is_err() {
            panic!(
                "the edge did not start (is it built? `cargo xtask build`):\n{}",
                group.log()
            );
        }
        Self {
            group,
            requests: Mutex::new(requests),
            pending,
            next: AtomicU64::new(1),
        }
    }

    /// Sends one command and waits for its answer.
    pub(super) async fn ask(&self, mut command: Value) -> Value {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        command["id"] = json!(id);
        let (sender, answer) = oneshot::channel();
        self.pending
            .lock()
            .expect("no thread panics with it")
            .insert(id, sender);
        let line = format!("{command}\n");
        self.requests
            .lock()
            .expect("no thread panics with it")
            .write_all(line.as_bytes())
            .expect("the edge is running");
        let mut answer = answer
            .await
            .expect("the edge keeps running while it is asked");
        assert!(
            answer.get("error").is_none(),
            "{command} failed: {}",
            answer["error"]
        );
        answer["ok"].take()
    }

    pub(super) fn kill(&mut self) {
        self.group.kill();
    }

    pub(super) fn log(&self) -> String {
        self.group.log()
    }
}

/// Runs until the process ends; whoever still waits for an answer is then told so by the dropped sender.
fn read_answers(answers: ChildStdout, pending: &Pending, ready: &mpsc::Sender<()>) {
    for line in BufReader::new(answers).lines().map_while(Result::ok) {
        let Ok(message) = serde_json::from_str::<Value>(&line) else {
            continue;
        };
        if message.get("ready").is_some() {
            // The receiver is gone when the start has timed out.
            let _ = ready.send(());
        } else if let Some(sender) = message["id"].as_u64().and_then(|id| {
            pending
                .lock()
                .expect("no thread panics with it")
                .remove(&id)
        }) {
            // Whoever asked may have given up.
            let _ = sender.send(message);
        }
    }
    pending.lock().expect("no thread panics with it").clear();
}
