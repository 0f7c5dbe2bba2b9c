//! Developer commands, run as `cargo xtask <command>`. See `cargo xtask --help`.

mod bench;
mod build;
mod ci;
mod commands;
mod compress;
mod crash;
mod deploy;
mod dev;
mod jsonc;
mod mutants;
mod process;
mod repo;
mod sign_in;
mod size;
mod tally;
mod test;
mod tools;
mod ui;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    process::stop_children_on_signals();
    commands::run(&commands::Cli::parse()).unwrap_or_else(|error| {
        ui::error(&error);
        ExitCode::FAILURE
    })
}
