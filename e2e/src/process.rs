//! Processes that never outlive the test.

use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process_group};

/// Runs a command beside itself until standard input ends; asks all of the group to end before it insists.
const WATCH: &str =
    r#"folder=$1; shift; "$@" & cat >/dev/null; trap "" TERM; kill 0; rm -rf "$folder"; kill -9 0"#;

/// A process that leads a group of its own; all of the group is killed when this is dropped.
///
/// Its standard input is a pipe that only we hold. What is started here ends itself and its group when that pipe
/// closes, so nothing is left behind even when the test process is killed.
#[derive(Debug)]
pub struct Group {
    child: Child,
    log: PathBuf,
}

impl Group {
    /// Starts a command that itself watches its standard input. Standard error goes to the file `log`.
    ///
    /// # Panics
    /// When it cannot be started.
    #[must_use]
    pub fn start(mut command: Command, log: &Path) -> Self {
        let errors = File::options()
            .create(true)
            .append(true)
            .open(log)
            .expect("the log can be written");
        let child = command
            .stdin(Stdio::piped())
            .stderr(errors)
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
        Self {
            child,
            log: log.to_path_buf(),
        }
    }

    /// Starts a command that knows nothing of our pipe, under a shell that watches it and, when the test is gone,
    /// removes `folder` as well. The log is in that folder.
    #[must_use]
    pub fn start_watched(program: &Path, arguments: &[String], folder: &Path) -> Self {
        let log = &folder.join("driver.log");
        let mut shell = Command::new("sh");
        shell
            .args(["-c", WATCH, "watched"])
            .arg(folder)
            .arg(program)
            .args(arguments);
        let output = File::options()
            .create(true)
            .append(true)
            .open(log)
            .expect("the log can be written");
        shell.stdout(output);
        Self::start(shell, log)
    }

    /// Hands out both pipes of the process, once.
    pub fn pipes(&mut self) -> Option<(ChildStdin, ChildStdout)> {
        Some((self.child.stdin.take()?, self.child.stdout.take()?))
    }

    /// What the process has written to its log.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Kills the whole group at once and waits until its leader is gone.
    pub fn kill(&mut self) {
        if let Some(leader) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            // The group may be gone already, which is what we want.
            let _ = kill_process_group(leader, Signal::KILL);
        }
        let _ = self.child.wait();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.kill();
    }
}
