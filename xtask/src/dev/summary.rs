//! What a developer sees when all runs.

use super::settings::Settings;
use crate::ui;

/// Prints where everything is.
pub(super) fn print(settings: &Settings, desk: &str) {
    let edge = settings.edge_origin();
    println!();
    println!("  {}", ui::bold("Answerable is running"));
    println!();
    row(
        "Shop",
        &settings.shop_origin(),
        "a shop that embeds it with one script tag",
    );
    row(
        "",
        &format!("{}/ada", settings.shop_origin()),
        "the same, signed in as Ada",
    );
    row("Desk", desk, "");
    row("", "", "signs Jo Fern in, once, within 15 minutes");
    row("API", &format!("{edge}/v1/docs"), "");
    println!();
    println!(
        "  {}",
        ui::dim("Changed files are rebuilt and served. Ctrl-C stops everything.")
    );
    println!();
}

fn row(name: &str, address: &str, note: &str) {
    println!(
        "  {name:<6}{address}{}{}",
        if address.is_empty() { "" } else { "  " },
        ui::dim(note)
    );
}
