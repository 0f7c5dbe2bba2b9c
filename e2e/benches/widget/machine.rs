//! What the numbers were measured on, and when.

use std::fs::read_to_string;
use std::process::Command;

/// The machine, before the run.
#[derive(Debug)]
pub(crate) struct Machine {
    /// The day, such as `2026-11-22`.
    pub(crate) date: String,
    /// The commit that is checked out.
    pub(crate) commit: String,
    /// Processor, cores, memory and system, in words.
    pub(crate) description: String,
    /// How many processes wanted a core in the minute before.
    pub(crate) load: String,
    /// Whether that leaves no core for the browser alone.
    pub(crate) is_busy: bool,
}

impl Machine {
    pub(crate) fn describe() -> Self {
        let processors = read("/proc/cpuinfo");
        let model = field(&processors, "model name").unwrap_or("a processor without a name");
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let memory = field(&read("/proc/meminfo"), "MemTotal")
            .and_then(|kb| kb.trim_end_matches(" kB").parse::<f64>().ok())
            .map_or(0.0, |kb| kb / 1_048_576.0);
        let system = read("/etc/os-release");
        let system = system
            .lines()
            .find_map(|line| line.strip_prefix("PRETTY_NAME="))
            .map_or("Linux", |name| name.trim_matches('"'));
        let load = read("/proc/loadavg");
        let load = load.split(' ').next().unwrap_or_default();
        Self {
            date: output("date", &["-u", "+%Y-%m-%d"]),
            commit: output("git", &["rev-parse", "--short", "HEAD"]),
            description: format!("{model}, {cores} cores, {memory:.0} GB, {system}"),
            load: load.to_owned(),
            is_busy: load.parse::<f64>().is_ok_and(|load| load > 1.0),
        }
    }
}

fn read(path: &str) -> String {
    // What a machine does not tell is left out.
    read_to_string(path).unwrap_or_default()
}

fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim())
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
