//! The running edge: wrangler with workerd, its log, and whether it is well.

use super::health;
use super::settings::Settings;
use crate::process::Group;
use crate::repo::Repo;
use crate::tools::NodeTools;
use crate::ui;
use anyhow::{Context as _, Result, bail};
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long the first answer may take.
const PATIENCE: Duration = Duration::from_secs(60);
const ASK_EVERY: Duration = Duration::from_millis(100);

/// Wrangler in its own process group; dropping it stops workerd as well.
pub(super) struct Edge {
    group: Group,
    port: u16,
    log: PathBuf,
    shown: Arc<AtomicBool>,
}

impl Edge {
    /// Starts wrangler; data is kept in `.answerable/state`.
    pub(super) fn start(repo: &Repo, node: &NodeTools, settings: &Settings) -> Result<Self> {
        let state = repo.local_state()?;
        let mut command = node.wrangler()?;
        command
            .args([
                "dev",
                "--local",
                "--ip",
                "127.0.0.1",
                "--port",
                &settings.port().to_string(),
            ])
            .args([
                "--inspector-port",
                "0",
                "--show-interactive-dev-session=false",
            ])
            .arg("--config")
            .arg(settings.config())
            .arg("--env-file")
            .arg(settings.secrets())
            .arg("--persist-to")
            .arg(state.join("state"))
            .env("WRANGLER_LOG_PATH", state.join("logs"))
            .env("WRANGLER_REGISTRY_PATH", state.join("registry"))
            .current_dir(repo.path("edge"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut group = Group::spawn(&mut command)?;
        let log = state.join("edge.log");
        let file = File::create(&log).with_context(|| format!("writing {}", log.display()))?;
        let shown = Arc::new(AtomicBool::new(false));
        let pipes: [Option<Box<dyn Read + Send>>; 2] = [
            group.child().stdout.take().map(|pipe| Box::new(pipe) as _),
            group.child().stderr.take().map(|pipe| Box::new(pipe) as _),
        ];
        for pipe in pipes.into_iter().flatten() {
            relay(
                pipe,
                file.try_clone().context("sharing the log file")?,
                Arc::clone(&shown),
            );
        }
        Ok(Self {
            group,
            port: settings.port(),
            log,
            shown,
        })
    }

    /// Waits until the edge answers.
    pub(super) fn wait_until_healthy(&mut self) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while !health::is_well(self.port) {
            self.must_be_running()?;
            if Instant::now() > deadline {
                bail!(
                    "the edge does not answer at /healthz after {} s; {}",
                    PATIENCE.as_secs(),
                    self.last_words()
                );
            }
            std::thread::sleep(ASK_EVERY);
        }
        Ok(())
    }

    /// From now on the edge's log is shown.
    pub(super) fn show_log(&self) {
        self.shown.store(true, Ordering::Relaxed);
    }

    /// Fails if wrangler has ended.
    pub(super) fn must_be_running(&mut self) -> Result<()> {
        if let Some(status) = self.group.ended()? {
            bail!("the edge ended with {status}; {}", self.last_words());
        }
        Ok(())
    }

    fn last_words(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let last = lines[lines.len().saturating_sub(20)..].join("\n");
        format!("its last words ({}):\n{last}", self.log.display())
    }
}

/// Writes every line to the log file and, once wanted, what matters of it to the terminal.
fn relay(pipe: Box<dyn Read + Send>, mut file: File, shown: Arc<AtomicBool>) {
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            // A log that cannot be written must not stop the edge.
            let _ = writeln!(file, "{line}");
            if shown.load(Ordering::Relaxed) && matters(&line) {
                eprintln!("{} {line}", ui::dim(&format!("{:>12}", "edge")));
            }
        }
    });
}

/// Not every request that went well needs a line.
fn matters(line: &str) -> bool {
    !line.trim().is_empty() && !line.contains("[wrangler:info]")
}
