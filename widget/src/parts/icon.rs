//! Icons: one set of strokes on 20 px, drawn with what the text is drawn with.

use crate::el::{El, svg};

/// Drawn by a path.
pub(crate) fn icon(path: &str) -> El {
    drawing("icon", "0 0 20 20", path)
}

/// A drawing of its own size.
pub(crate) fn drawing(class: &str, view_box: &str, path: &str) -> El {
    svg("svg")
        .attr("class", class)
        .attr("viewBox", view_box)
        .attr("aria-hidden", "true")
        .add(svg("path").attr("d", path))
}

pub(crate) const BACK: &str = "M12 4.5 6.5 10l5.5 5.5";
pub(crate) const CLOSE: &str = "m5 5 10 10M15 5 5 15";
pub(crate) const CHECK: &str = "m4.5 10.5 3.5 3.5 7.5-8";
pub(crate) const CLOCK: &str = "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4M10 6v4.2l2.8 1.6";
pub(crate) const ALERT: &str = "M10 3 2.5 16.5h15zM10 8v4M10 14.2v.1";
pub(crate) const PERSON: &str =
    "M10 3a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 10 3M4 17c.5-3.4 2.8-5 6-5s5.5 1.6 6 5";
pub(crate) const QUESTION: &str = "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4M7.8 8a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M10 13.8v.1";
pub(crate) const IDEA: &str =
    "M7.5 13.5C6 12.5 5 11 5 8.8a5 5 0 0 1 10 0c0 2.2-1 3.7-2.5 4.7v1.5h-5zM8 17.5h4";
pub(crate) const ARROW: &str = "m8 5 5 5-5 5";
pub(crate) const STAR: &str =
    "m10 2.5 2.3 4.8 5.2.7-3.8 3.7.9 5.2L10 14.4l-4.6 2.5.9-5.2L2.5 8l5.2-.7z";
pub(crate) const BAG: &str = "M4.5 7h11l-.7 10H5.2zM7.5 7V5.5a2.5 2.5 0 0 1 5 0V7";
