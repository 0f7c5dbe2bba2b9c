//! Child processes, each in a process group of its own, none of which outlives this command.

use crate::ui;
use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group, test_kill_process_group};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::collections::BTreeSet;
use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long children may take to end by themselves before they are killed.
const PATIENCE: Duration = Duration::from_secs(4);
const POLL: Duration = Duration::from_millis(20);

static GROUPS: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());

/// A running child with everything it started. Dropping it ends them all.
pub(crate) struct Group {
    child: Child,
}

impl Group {
    /// Starts a command in a new process group, without a standard input.
    pub(crate) fn spawn(command: &mut Command) -> Result<Self> {
        use std::os::unix::process::CommandExt as _;
        // The lock is held over the spawn, so that a signal in between cannot miss the new group.
        let mut groups = groups();
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .spawn()
            .with_context(|| format!("starting `{}`", line_of(command)))?;
        groups.insert(group_id(&child));
        Ok(Self { child })
    }

    /// The direct child, for its pipes.
    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Waits for the direct child.
    pub(crate) fn wait(&mut self) -> Result<ExitStatus> {
        self.child.wait().context("waiting for a child process")
    }

    /// Whether the direct child has ended.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().context("asking for a child process")
    }

    /// Asks the whole group to end, and kills what does not.
    pub(crate) fn stop(&mut self) {
        let group = group_id(&self.child);
        end_groups(&BTreeSet::from([group]), || {
            // Reaping is best effort: a child that cannot be waited for is gone already.
            let _ = self.child.try_wait();
        });
        let _ = self.child.wait();
        groups().remove(&group);
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Runs a command to its end; anything but success is an error that names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = Group::spawn(command)?.wait()?;
    if !status.success() {
        bail!("`{}` ended with {status}", line_of(command));
    }
    Ok(())
}

/// Runs a command quietly and gives what it printed; on failure the error carries its messages.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let mut group = Group::spawn(command.stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    // Both pipes are read at once: a child that has filled the one would never end the other.
    let messages = group.child().stderr.take();
    let messages = std::thread::spawn(move || text_of(messages));
    let printed = text_of(group.child().stdout.take());
    let status = group.wait()?;
    if !status.success() {
        let messages = messages.join().unwrap_or_default();
        bail!(
            "`{}` ended with {status}: {}",
            line_of(command),
            messages.trim()
        );
    }
    Ok(printed)
}

fn text_of(pipe: Option<impl Read>) -> String {
    let mut bytes = Vec::new();
    if let Some(mut pipe) = pipe {
        // What could be read is all that there is to show.
        let _ = pipe.read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether a command can be found and says that it is well.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// From now on Ctrl-C, SIGTERM and SIGHUP end every child, then this process.
pub(crate) fn stop_children_on_signals() {
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else {
        return;
    };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            // Held until the end, so that nothing new can be started.
            let groups = groups();
            if !groups.is_empty() {
                ui::status("Stopping", "what was started");
            }
            end_groups(&groups, || {});
            std::process::exit(128 + signal);
        }
    });
}

fn end_groups(groups: &BTreeSet<i32>, mut reap: impl FnMut()) {
    let alive = || {
        groups
            .iter()
            .filter_map(|id| Pid::from_raw(*id))
            .filter(|id| test_kill_process_group(*id).is_ok())
    };
    signal_all(alive(), Signal::TERM);
    let deadline = Instant::now() + PATIENCE;
    while alive().next().is_some() && Instant::now() < deadline {
        reap();
        std::thread::sleep(POLL);
    }
    signal_all(alive(), Signal::KILL);
}

fn signal_all(groups: impl Iterator<Item = Pid>, signal: Signal) {
    for group in groups {
        // A group that went away since it was asked for needs no signal.
        let _ = kill_process_group(group, signal);
    }
}

fn groups() -> MutexGuard<'static, BTreeSet<i32>> {
    GROUPS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn group_id(child: &Child) -> i32 {
    child.id().cast_signed()
}

fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Group, output, run};
    use std::io::{BufRead as _, BufReader, Read as _};
    use std::process::{Command, Stdio};
    use std::sync::mpsc;
    use std::time::Duration;

    #[test]
    fn a_failing_command_is_named_in_the_error() {
        let error = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert!(error.to_string().contains("sh -c exit 3"), "{error}");
    }

    #[test]
    fn messages_of_a_failing_command_reach_the_error() {
        let error =
            output(Command::new("sh").args(["-c", "echo no such luck >&2; exit 1"])).unwrap_err();
        assert!(error.to_string().contains("no such luck"), "{error}");
    }

    #[test]
    fn a_dropped_group_takes_its_grandchildren_along() {
        let mut command = Command::new("sh");
        command
            .args(["-c", "sleep 600 & echo started; wait"])
            .stdout(Stdio::piped());
        let mut group = Group::spawn(&mut command).unwrap();
        let mut pipe = BufReader::new(group.child().stdout.take().unwrap());
        let mut line = String::new();
        pipe.read_line(&mut line).unwrap();
        drop(group);
        // The pipe ends when the last process that holds it has ended.
        let (ended, end) = mpsc::channel();
        std::thread::spawn(move || ended.send(pipe.read_to_string(&mut line).is_ok()));
        assert_eq!(
            end.recv_timeout(Duration::from_secs(5)),
            Ok(true),
            "the grandchild outlived its group"
        );
    }
}
