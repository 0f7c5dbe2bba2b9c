//! `cargo xtask ci`: everything that must pass before a change is merged, cheap checks first.

use crate::repo::Repo;
use crate::tally::Tally;
use crate::tools::{self, CargoTool};
use crate::{deploy, process, size, test, ui};
use anyhow::Result;
use std::process::{Command, ExitCode};
use std::time::Instant;

/// Crates whose code or tests run on the host.
const HOST: &[&str] = &[
    "answerable-shared",
    "answerable-client",
    "answerable-edge",
    "answerable-widget",
    "answerable-desk",
    "answerable-texts",
    "answerable-host",
    "answerable-e2e",
    "xtask",
];

/// Crates that run as wasm, in browsers or on workerd.
const WASM: &[&str] = &[
    "answerable-shared",
    "answerable-client",
    "answerable-edge",
    "answerable-edge-module",
    "answerable-widget",
    "answerable-desk",
];

/// One check, with what it counts.
type Check = fn(&Repo) -> Result<Tally>;

/// Runs every check, even after one has failed; the last line printed is the sum of checks and tests.
pub(crate) fn run(repo: &Repo) -> ExitCode {
    let mut sum = Tally::default();
    let mut failed = Vec::new();
    let checks: [(&str, Check); 8] = [
        ("formatting", |repo| {
            cargo(repo, &["fmt", "--all", "--check"], &[])
        }),
        ("licences, bans and sources", deny),
        ("lints on the host", |repo| {
            clippy(repo, HOST, &["--all-targets"])
        }),
        ("lints for wasm", lints_for_wasm),
        ("documentation", |repo| {
            cargo(
                repo,
                &["doc", "--no-deps", "--workspace"],
                &[("RUSTDOCFLAGS", "-Dwarnings")],
            )
        }),
        ("tests", |repo| test::tally(repo, &test::Options::default())),
        ("sizes", |repo| size::run(repo).map(passed)),
        ("deployment", |repo| deploy::check(repo).map(passed)),
    ];
    for (name, check) in checks {
        let began = Instant::now();
        ui::status("Checking", name);
        let tally = check(repo).unwrap_or_else(|error| {
            ui::error(&error);
            Tally::of_one(false)
        });
        let verdict = if tally.failed == 0 {
            "passed"
        } else {
            "FAILED"
        };
        ui::status(
            "Checked",
            &format!("{name}: {verdict}, {} s", began.elapsed().as_secs()),
        );
        if tally.failed > 0 {
            failed.push(name);
        }
        sum += tally;
    }
    if !failed.is_empty() {
        ui::warn(&format!("these failed: {}", failed.join(", ")));
    }
    println!("{sum}");
    sum.exit_code()
}

fn passed((): ()) -> Tally {
    Tally::of_one(true)
}

fn deny(repo: &Repo) -> Result<Tally> {
    let program = tools::cargo_tool(repo, CargoTool::CARGO_DENY)?;
    // Advisories need a database from the network, which a build must not depend on.
    ui::warn(
        "advisories are not checked here: run `cargo deny check advisories` where the database can be fetched",
    );
    let mut command = Command::new(program);
    command.args([
        "--all-features",
        "check",
        "--hide-inclusion-graph",
        "licenses",
        "bans",
        "sources",
    ]);
    process::run(command.current_dir(repo.root())).map(passed)
}

fn lints_for_wasm(repo: &Repo) -> Result<Tally> {
    tools::wasm_target(repo)?;
    clippy(repo, WASM, &["--lib", "--target", "wasm32-unknown-unknown"])
}

fn clippy(repo: &Repo, packages: &[&str], options: &[&str]) -> Result<Tally> {
    let packages = packages.iter().flat_map(|package| ["--package", package]);
    let arguments: Vec<&str> = ["clippy"]
        .into_iter()
        .chain(packages)
        .chain(options.iter().copied())
        .chain(["--", "-Dwarnings"])
        .collect();
    cargo(repo, &arguments, &[])
}

fn cargo(repo: &Repo, arguments: &[&str], environment: &[(&str, &str)]) -> Result<Tally> {
    let mut command = Command::new("cargo");
    command
        .args(arguments)
        .current_dir(repo.root())
        .envs(environment.iter().copied());
    process::run(&mut command).map(passed)
}
