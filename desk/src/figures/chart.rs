//! Bars over time, drawn as a picture that says what it shows. The table below has the same numbers.

use crate::parts::el::{El, svg};

/// Height of the picture; its width follows from the bars. The page stretches it.
const HIGH: i64 = 100;
/// Width of a bar and the room after it.
const STEP: usize = 10;

/// A bar.
pub(crate) struct Bar {
    /// What it is, and its figure in words.
    pub(crate) words: String,
    /// How high it is; none where there is nothing to count.
    pub(crate) value: Option<i64>,
}

/// The picture of `bars`; the highest reaches `most`.
pub(crate) fn chart(title: &str, text: &str, bars: &[Bar], most: i64) -> El {
    let bars = bars.iter().enumerate();
    let wide = bars.len() * STEP;
    let drawn = bars.map(|(at, bar)| draw(at, bar, most.max(1)));
    svg("svg")
        .attr("class", "fig-chart")
        .attr("viewBox", &format!("0 0 {wide} {HIGH}"))
        .attr("preserveAspectRatio", "none")
        .attr("role", "img")
        .attr("aria-labelledby", "fig-chart-title")
        .attr("aria-describedby", "fig-chart-text")
        .add(svg("title").attr("id", "fig-chart-title").text(title))
        .add(svg("desc").attr("id", "fig-chart-text").text(text))
        .all(drawn)
}

fn draw(at: usize, bar: &Bar, most: i64) -> El {
    let high = height(bar.value, most);
    let rect = |class: &str, from: i64, high: i64| {
        svg("rect")
            .attr("class", class)
            .attr("x", &(at * STEP).to_string())
            .attr("y", &from.to_string())
            .attr("width", &(STEP - 2).to_string())
            .attr("height", &high.to_string())
    };
    // The room above a low bar tells what it is, too.
    svg("g")
        .add(svg("title").text(&bar.words))
        .add(rect("fig-room", 0, HIGH))
        .add(rect("fig-bar", HIGH - high, high))
}

/// How high a bar is; what is more than nothing can be seen.
pub(crate) fn height(value: Option<i64>, most: i64) -> i64 {
    match value.unwrap_or_default() {
        ..=0 => 0,
        value => (value.saturating_mul(HIGH) / most.max(1)).clamp(1, HIGH),
    }
}

#[cfg(test)]
mod tests {
    use super::height;

    #[test]
    fn bars_are_as_high_as_their_figures() {
        let heights =
            [None, Some(0), Some(1), Some(500), Some(1_000)].map(|value| height(value, 1_000));
        assert_eq!(heights, [0, 0, 1, 50, 100]);
        assert_eq!(height(Some(3), 0), 100);
    }
}
