//! Checks the texts and names them for Rust. What is wrong with a file of `texts/` ends the build with a
//! sentence that says so.

use answerable_texts::{Catalogue, LOADERS, WIDGET};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=texts");
    match Catalogue::read(Path::new("texts"), WIDGET) {
        Ok(texts) => write(&texts),
        Err(faults) => {
            for fault in faults.to_string().lines() {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn write(texts: &Catalogue) -> ExitCode {
    // Cargo always sets it.
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let out = Path::new(&out);
    let english = texts.languages().next();
    let pack = english.map(|english| texts.pack(english, &[LOADERS]));
    let written = fs::write(out.join("texts.rs"), texts.rust(&[LOADERS]))
        // Tests on the host read English.
        .and_then(|()| fs::write(out.join("en.txt"), pack.unwrap_or_default()));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error=writing to {}: {error}", out.display());
            ExitCode::FAILURE
        }
    }
}
