//! Where the case stands, as five words.

use crate::app::App;
use crate::el::{El, el};
use crate::state::{Step, steps};
use crate::words;

/// The stage bar of the case that is shown.
pub(crate) fn stage_bar(app: &App) -> El {
    el("div", "").with(app, |app| {
        let stage = app.case.head(|head| head.stage)?;
        let items = steps(stage)
            .into_iter()
            .zip(words::STAGES)
            .map(|(step, word)| {
                let item = match step {
                    Step::Done => el("li", "done"),
                    Step::Now => el("li", "now").attr("aria-current", "step"),
                    Step::Ahead => el("li", ""),
                };
                item.say(word)
            });
        Some(el("ol", "stages").all(items))
    })
}
