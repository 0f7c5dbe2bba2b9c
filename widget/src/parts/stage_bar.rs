//! Where the case stands, as five words.

use crate::app::App;
use crate::state::{Step, steps};
use crate::texts::T;
use answerable_shared::case::Stage;
use leptos::prelude::*;

/// The stage bar of the case that is shown.
pub(crate) fn stage_bar(app: App) -> impl IntoView {
    let stage = Memo::new(move |_| app.case.view.with(|view| view.as_ref().map_or(Stage::Received, |view| view.case.stage)));
    let step = move |i: usize| {
        let step = move || steps(stage.get())[i];
        view! {
            <li
                class=move || match step() {
                    Step::Done => "done",
                    Step::Now => "now",
                    Step::Ahead => "",
                }
                aria-current=move || (step() == Step::Now).then_some("step")
            >
                {T.stages[i]}
            </li>
        }
    };
    view! { <ol class="stages">{(0..5).map(step).collect_view()}</ol> }
}
