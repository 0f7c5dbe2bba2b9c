//! A rating.

use crate::parts::el::{El, el, svg};
use crate::texts::T;

/// Stars of five.
pub(crate) fn stars(stars: u32) -> El {
    let star = |star| {
        let class = if star <= stars { "star full" } else { "star" };
        svg("svg")
            .attr("class", class)
            .attr("viewBox", "0 0 20 20")
            .attr("aria-hidden", "true")
            .add(svg("path").attr("d", STAR))
    };
    el("span", "stars")
        .attr("role", "img")
        .attr("aria-label", &T.stars.fill([&stars.to_string()]))
        .all((1..=5).map(star))
}

const STAR: &str = "m10 2.6 2.3 4.8 5.2.7-3.8 3.6.9 5.2L10 14.4l-4.6 2.5.9-5.2L2.5 8.1l5.2-.7z";
