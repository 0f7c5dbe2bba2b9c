//! The figures as they are told: a tile each, with its name, what it counts and what belongs to it.

use crate::parts::span;
use crate::texts::{Plural, T, Template, Text};
use answerable_shared::figures::Report;
use answerable_shared::figures::measures::{Figure, Unit};

/// A tile.
pub(crate) struct Tile {
    /// The figure that it shows, by its name on the wire.
    pub(crate) measure: &'static str,
    /// What it is called.
    pub(crate) name: Text,
    /// What it counts and what not.
    pub(crate) about: Text,
    of: Option<Plural>,
    more: More,
}

/// What a tile says beside its figure.
enum More {
    Nothing,
    /// How many, by the figure's name.
    Count(Template<1>, &'static str),
    /// The figures that say within which time nine of ten are, and the mean.
    Spread(&'static str, &'static str),
}

/// All of them, in the order in which they are shown.
pub(crate) const TILES: [Tile; 15] = [
    Tile {
        more: More::Count(T.figures.withdrawn, "withdrawn"),
        of: None,
        ..tile(
            "received",
            T.figures.name.received,
            T.figures.about.received,
        )
    },
    Tile {
        more: More::Spread("first_response_p90", "first_response_mean"),
        ..tile(
            "first_response_median",
            T.figures.name.first_response,
            T.figures.about.first_response,
        )
    },
    Tile {
        more: More::Spread("first_response_open_p90", "first_response_open_mean"),
        ..tile(
            "first_response_open_median",
            T.figures.name.first_response_open,
            T.figures.about.first_response_open,
        )
    },
    Tile {
        more: More::Spread("handling_p90", "handling_mean"),
        ..tile(
            "handling_median",
            T.figures.name.handling,
            T.figures.about.handling,
        )
    },
    promise(
        "promises_kept",
        T.figures.name.promises,
        T.figures.about.promises,
    ),
    promise(
        "first_response_kept",
        T.figures.name.first_kept,
        T.figures.about.first_kept,
    ),
    promise(
        "updates_kept",
        T.figures.name.updates_kept,
        T.figures.about.updates_kept,
    ),
    promise(
        "offer_kept",
        T.figures.name.offer_kept,
        T.figures.about.offer_kept,
    ),
    promise(
        "resolution_kept",
        T.figures.name.resolution_kept,
        T.figures.about.resolution_kept,
    ),
    tile("breach_rate", T.figures.name.breach, T.figures.about.breach),
    tile(
        "resolution_rate",
        T.figures.name.resolved,
        T.figures.about.resolved,
    ),
    Tile {
        more: More::Count(T.figures.reopenings, "reopenings"),
        ..tile(
            "reopen_rate",
            T.figures.name.reopened,
            T.figures.about.reopened,
        )
    },
    Tile {
        of: Some(T.figures.of_ratings),
        ..tile("rating_mean", T.figures.name.rating, T.figures.about.rating)
    },
    tile("kind_agreed", T.figures.name.kind, T.figures.about.kind),
    Tile {
        more: More::Count(T.figures.undecided, "undecided"),
        ..tile(
            "priority_agreed",
            T.figures.name.priority,
            T.figures.about.priority,
        )
    },
];

const fn tile(measure: &'static str, name: Text, about: Text) -> Tile {
    Tile {
        measure,
        name,
        about,
        of: Some(T.figures.of_cases),
        more: More::Nothing,
    }
}

const fn promise(measure: &'static str, name: Text, about: Text) -> Tile {
    Tile {
        of: Some(T.figures.of_promises),
        ..tile(measure, name, about)
    }
}

impl Tile {
    /// How many its figure is worked out from, in words.
    pub(crate) fn of(&self, figure: Figure) -> Option<String> {
        let count = usize::try_from(figure.of).unwrap_or_default();
        self.of.map(|of| of.count(count))
    }

    /// What it says beside its figure, of all cases of `report`.
    pub(crate) fn more(&self, report: &Report) -> Option<String> {
        let value = |name: &str| {
            let (unit, figure) = figure(report, &report.total, name)?;
            figure.value.map(|value| told(unit, value))
        };
        match self.more {
            More::Nothing => None,
            More::Count(words, name) => Some(words.fill([&value(name)?])),
            More::Spread(most, mean) => Some(T.figures.spread.fill([&value(most)?, &value(mean)?])),
        }
    }

    /// Names of all figures that it tells.
    #[cfg(test)]
    fn measures(&self) -> Vec<&'static str> {
        let mut names = vec![self.measure];
        match self.more {
            More::Nothing => {}
            More::Count(_, name) => names.push(name),
            More::Spread(most, mean) => names.extend([most, mean]),
        }
        names
    }
}

/// The figure `name` of a row of `report`; none from an edge that does not know it.
pub(crate) fn figure(report: &Report, row: &[Figure], name: &str) -> Option<(Unit, Figure)> {
    let at = report
        .columns
        .iter()
        .position(|column| column.name == name)?;
    Some((report.columns.get(at)?.unit, *row.get(at)?))
}

/// A figure in words.
pub(crate) fn told(unit: Unit, value: i64) -> String {
    match unit {
        Unit::Count => value.to_string(),
        Unit::Seconds => span::exact(value.saturating_mul(1_000)),
        Unit::Permille => {
            let number = format!("{}.{}", value / 10, value % 10);
            T.figures.percent.fill([&number])
        }
        Unit::Hundredths => {
            let number = format!("{}.{:02}", value / 100, value % 100);
            T.figures.stars.fill([&number])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{TILES, told};
    use answerable_shared::figures::measures::{MEASURES, Unit};
    use std::fmt::Write as _;
    use std::path::Path;

    const BEGIN: &str = "<!-- figures: written by the tests -->\n";
    const END: &str = "<!-- end of figures -->";

    #[test]
    fn figures_are_told_in_their_units() {
        for (unit, value, words) in [
            (Unit::Count, 12, "12"),
            (Unit::Seconds, 5_400, "1 h 30 min"),
            (Unit::Permille, 1_000, "100.0%"),
            (Unit::Permille, 934, "93.4%"),
            (Unit::Hundredths, 405, "4.05 of 5"),
        ] {
            assert_eq!(told(unit, value), words);
        }
    }

    #[test]
    fn every_figure_is_told_once_and_explained() {
        let mut told: Vec<_> = TILES.iter().flat_map(super::Tile::measures).collect();
        let mut all: Vec<_> = MEASURES.iter().map(|measure| measure.name).collect();
        told.sort_unstable();
        all.sort_unstable();
        assert_eq!(told, all);
    }

    /// After a change of a figure or of its words: `UPDATE_GOLDEN=1 cargo test -p answerable-desk figures`.
    #[test]
    fn the_page_of_definitions_says_what_the_desk_says() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/figures.md");
        let page = std::fs::read_to_string(&path).expect("the page is there");
        let (before, rest) = page.split_once(BEGIN).expect("the table begins somewhere");
        let (then, after) = rest.split_once(END).expect("the table ends somewhere");
        let mut now = "| figure | columns | counts |\n|---|---|---|\n".to_owned();
        for tile in &TILES {
            let unit = |name| {
                let measure = MEASURES.iter().find(|measure| measure.name == name);
                measure.map(|measure| format!("`{name}` ({:?})", measure.unit).to_lowercase())
            };
            let columns: Vec<_> = tile.measures().into_iter().filter_map(unit).collect();
            writeln!(
                now,
                "| {} | {} | {} |",
                tile.name.say(),
                columns.join(", "),
                tile.about.say()
            )
            .expect("a text");
        }
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, format!("{before}{BEGIN}{now}{END}{after}"))
                .expect("it can be written");
        } else {
            assert_eq!(
                now, then,
                "docs/figures.md is not what the desk says; see above"
            );
        }
    }
}
