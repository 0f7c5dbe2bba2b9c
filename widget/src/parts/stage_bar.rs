//! Where the case stands, as five words.

use crate::app::App;
use crate::el::{El, el};
use crate::state::{Step, steps};
use crate::texts::T;

/// The stage bar of the case that is shown.
pub(crate) fn stage_bar(app: &App) -> El {
    el("div", "").with(app, |app| {
        let stage = app.case.head(|head| head.stage)?;
        let items = steps(stage)
            .into_iter()
            .zip(T.stages)
            .map(|(step, word)| match step {
                Step::Done => el("li", "done").text(word),
                Step::Now => el("li", "now").attr("aria-current", "step").text(word),
                Step::Ahead => el("li", "").text(word),
            });
        Some(el("ol", "stages").all(items))
    })
}
