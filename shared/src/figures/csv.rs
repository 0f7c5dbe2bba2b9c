//! A report as a table for spreadsheets (RFC 4180).

use super::measures::{Figure, Unit};
use super::report::Report;
use std::fmt::Write as _;

/// Media type of the table.
pub const MEDIA_TYPE: &str = "text/csv";

/// `report` as CSV: a row each, and one for all of them at the end, whose key is `total`. Numbers are those of the
/// report, in the units that the names of the columns end with; `_of` says how many a figure is worked out from.
#[must_use]
pub fn csv(report: &Report) -> String {
    let mut text = format!("{},name", report.by.as_str());
    for column in &report.columns {
        let name = &column.name;
        // Writing into a text never fails.
        let _ = match unit(column.unit) {
            "" => write!(text, ",{name}"),
            unit => write!(text, ",{name}_{unit},{name}_of"),
        };
    }
    text.push_str("\r\n");
    for row in &report.rows {
        let name = row.name.as_deref().unwrap_or_default();
        line(&mut text, report, &row.key, name, &row.figures);
    }
    line(&mut text, report, "total", "", &report.total);
    text
}

fn line(text: &mut String, report: &Report, key: &str, name: &str, figures: &[Figure]) {
    text.push_str(&field(key));
    text.push(',');
    text.push_str(&field(name));
    for (column, figure) in report.columns.iter().zip(figures) {
        text.push(',');
        if let Some(value) = figure.value {
            let _ = write!(text, "{value}");
        }
        if column.unit != Unit::Count {
            let _ = write!(text, ",{}", figure.of);
        }
    }
    text.push_str("\r\n");
}

const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "",
        Unit::Seconds => "seconds",
        Unit::Permille => "permille",
        Unit::Hundredths => "hundredths",
    }
}

/// What people wrote, as text and nothing else: quoted where it has to be, and with an apostrophe before what a
/// spreadsheet would take for a formula.
fn field(text: &str) -> String {
    let is_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let quoted = text.contains([',', '"', '\r', '\n']);
    match (is_formula, quoted) {
        (false, false) => text.to_owned(),
        (formula, _) => {
            let apostrophe = if formula { "'" } else { "" };
            format!("\"{apostrophe}{}\"", text.replace('"', "\"\""))
        }
    }
}
