//! What stands where something will be.

use crate::parts::el::{El, el};
use crate::texts::T;

/// Rows of the list, while they load.
pub(crate) fn row_skeletons() -> El {
    let row = |_| {
        el("div", "row-skeleton")
            .attr("aria-hidden", "true")
            .all(bones(&["short", "", "mid"]))
    };
    waiting("skeletons", T.skeleton.cases.say()).all((0..6).map(row))
}

/// A case, while it loads.
pub(crate) fn case_skeleton() -> El {
    page_skeleton(T.skeleton.case.say())
}

/// A page, while what it shows loads.
pub(crate) fn page_skeleton(label: &str) -> El {
    waiting("case-skeleton", label).all(bones(&["short", "title", "", "", "mid", "block"]))
}

fn waiting(class: &str, label: &str) -> El {
    el("div", class)
        .attr("role", "status")
        .attr("aria-label", label)
}

fn bones(sizes: &'static [&'static str]) -> impl Iterator<Item = El> {
    let class = |size: &&str| match *size {
        "" => "bone".to_owned(),
        size => format!("bone {size}"),
    };
    sizes.iter().map(move |size| el("i", &class(size)))
}
