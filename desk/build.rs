//! Checks the texts and names them for Rust. What is wrong with a file of `texts/` ends the build with a
//! sentence that says so.

use answerable_texts::{Catalogue, DESK};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=texts");
    match Catalogue::read(Path::new("texts"), DESK) {
        Ok(texts) => match write(&texts) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                println!("cargo::error=writing the texts: {error}");
                ExitCode::FAILURE
            }
        },
        Err(faults) => {
            for fault in faults.to_string().lines() {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn write(texts: &Catalogue) -> io::Result<()> {
    // Cargo always sets it.
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    let out = Path::new(&out);
    fs::write(out.join("texts.rs"), texts.rust(&[]))?;
    for language in texts.languages() {
        let pack = texts.pack(language, &[]);
        fs::write(out.join(language.tag).with_extension("txt"), pack)?;
    }
    Ok(())
}
