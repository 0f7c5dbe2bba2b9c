//! `cargo xtask test`: every test there is, with one line at the end that sums them up.

use crate::process::Group;
use crate::repo::Repo;
use crate::tally::Tally;
use crate::{build, tools, ui};
use anyhow::{Context as _, Result, ensure};
use std::io::{BufRead as _, BufReader};
use std::process::{Command, ExitCode, Stdio};

/// Which tests to run.
#[derive(clap::Args, Default)]
pub(crate) struct Options {
    /// A part (units, domain, edge, protocol, fault, browser), or a piece of the tests' names; none means everything
    words: Vec<String>,
}

/// The parts, each with the targets that `cargo test` takes for it. The crates are always the same: with others, cargo
/// would build what they depend on with other features, all over again.
const PARTS: [(&str, &[&[&str]]); 6] = [
    ("units", &[&["--lib", "--bins"], &["--doc"]]),
    ("domain", &[&["--test", "domain"]]),
    ("edge", &[&["--test", "golden", "--test", "host"]]),
    ("protocol", &[&["--test", "protocol"]]),
    ("fault", &[&["--test", "fault"]]),
    ("browser", &[&["--test", "browser"]]),
];

/// Everything, in as few calls of cargo as can be: the last is whatever lies in a `tests/` folder.
const ALL: &[&[&str]] = &[&["--lib", "--bins"], &["--doc"], &["--test", "*"]];

/// Runs the tests; the last line printed is the sum, whatever happens.
pub(crate) fn run(repo: &Repo, options: &Options) -> ExitCode {
    let tally = tally(repo, options).unwrap_or_else(|error| {
        ui::error(&error);
        Tally::of_one(false)
    });
    println!("{tally}");
    tally.exit_code()
}

/// Runs the tests and counts. Only what keeps them from running at all is an error, and words that no test has.
pub(crate) fn tally(repo: &Repo, options: &Options) -> Result<Tally> {
    let (calls, filters) = options.read();
    let environment = Environment::prepare(repo)?;
    let mut sum = Tally::default();
    for targets in calls {
        ui::status("Testing", &targets.join(" "));
        sum += cargo_test(environment.cargo(repo, targets, &filters))?;
    }
    ensure!(
        sum != Tally::default(),
        "no test has a name like that: {}",
        options.words.join(", ")
    );
    Ok(sum)
}

impl Options {
    /// The calls of `cargo test` to make, and what the names of the tests have to contain.
    fn read(&self) -> (Vec<&'static [&'static str]>, Vec<String>) {
        let mut calls = Vec::new();
        let mut filters = Vec::new();
        for word in &self.words {
            match PARTS.iter().find(|(name, _)| name == word) {
                Some((_, targets)) => calls.extend_from_slice(targets),
                None => filters.push(word.clone()),
            }
        }
        if calls.is_empty() {
            calls.extend_from_slice(ALL);
        }
        (calls, filters)
    }
}

/// The browsers, tools and build products that end-to-end tests need, handed to them by environment variables.
pub(crate) struct Environment {
    node: tools::NodeTools,
    browsers: tools::Browsers,
}

impl Environment {
    /// Installs and builds what is missing.
    pub(crate) fn prepare(repo: &Repo) -> Result<Self> {
        let node = tools::node_tools(repo)?;
        let browsers = tools::browsers(repo)?;
        build::parts(repo, &build::Part::ALL)?;
        Ok(Self { node, browsers })
    }

    /// A `cargo test` over some targets of all crates.
    pub(crate) fn cargo(&self, repo: &Repo, targets: &[&str], filters: &[String]) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(["test", "--workspace", "--no-fail-fast"])
            .args(targets)
            .arg("--")
            .args(filters)
            .current_dir(repo.root())
            .env("ANSWERABLE_NODE", self.node.node())
            .env("ANSWERABLE_CHROMIUM", &self.browsers.chromium)
            .env("ANSWERABLE_CHROMEDRIVER", &self.browsers.chromedriver)
            .env("ANSWERABLE_FIREFOX", &self.browsers.firefox)
            .env("ANSWERABLE_GECKODRIVER", &self.browsers.geckodriver)
            .env("ANSWERABLE_WEBKIT", &self.browsers.webkit)
            .env("ANSWERABLE_WEBKITDRIVER", &self.browsers.webkit_driver);
        command
    }
}

/// Runs a `cargo test`, passes on what it prints, and counts its summary lines.
pub(crate) fn cargo_test(mut command: Command) -> Result<Tally> {
    let mut group = Group::spawn(command.stdout(Stdio::piped()))?;
    let pipe = group
        .child()
        .stdout
        .take()
        .context("cargo's output is piped")?;
    let mut tally = Tally::default();
    for line in BufReader::new(pipe).lines() {
        let line = line.context("reading cargo's output")?;
        println!("{line}");
        tally += Tally::of_line(&line).unwrap_or_default();
    }
    let status = group.wait()?;
    if !status.success() && tally.failed == 0 {
        // It did not compile, or a test took its process down: no summary line tells of that.
        tally += Tally::of_one(false);
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::{ALL, Options};

    fn read(words: &[&str]) -> (Vec<&'static [&'static str]>, Vec<String>) {
        let words = words.iter().map(|&word| word.to_owned()).collect();
        Options { words }.read()
    }

    #[test]
    fn a_part_is_a_target_and_other_words_are_names() {
        assert_eq!(read(&[]), (ALL.to_vec(), vec![]));
        assert_eq!(
            read(&["browser", "full_loop"]),
            (
                vec![&["--test", "browser"][..]],
                vec!["full_loop".to_owned()]
            )
        );
        assert_eq!(read(&["reopen"]), (ALL.to_vec(), vec!["reopen".to_owned()]));
    }
}
