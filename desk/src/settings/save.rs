//! The settings from the edge and back to it.

use super::Section;
use super::draft::{Draft, Wrong};
use crate::desk::Desk;
use crate::parts::page;
use crate::reactive::*;
use crate::session::fragment::Fragment;
use crate::texts::T;
use crate::trouble;
use answerable_client::http::Failure;
use answerable_shared::problem::ProblemType;
use answerable_shared::settings::Settings;
use wasm_bindgen_futures::spawn_local;

/// Asks what is in force.
pub(crate) fn load(desk: Desk) {
    let state = desk.settings;
    spawn_local(async move {
        match desk.api().settings(None).await {
            Ok(view) => state.take(view),
            Err(failure) if desk.left_by(&failure) => {}
            Err(failure) => state.trouble.set(Some(not_read(&failure))),
        }
    });
}

/// Asks who changed what.
pub(crate) fn load_history(desk: Desk) {
    let state = desk.settings;
    spawn_local(async move {
        match desk.api().settings_history().await {
            Ok(history) => state.versions.set(Some(history.versions)),
            Err(failure) if desk.left_by(&failure) => {}
            Err(failure) => state.trouble.set(Some(not_read(&failure))),
        }
    });
}

/// Shows an earlier version.
pub(crate) fn look(desk: Desk, version: u32) {
    let state = desk.settings;
    spawn_local(async move {
        match desk.api().settings(Some(version)).await {
            Ok(view) => {
                state.section.set(Some(Section::Promises));
                page::replace_fragment(&Fragment::of_settings(Section::Promises));
                state.look(version, Draft::of(&view.settings));
                page::focus_soon("set-past".to_owned());
            }
            Err(failure) if desk.left_by(&failure) => {}
            Err(failure) => state.trouble.set(Some(not_read(&failure))),
        }
    });
}

/// Shows what is in force beside a draft that was made from something older.
pub(crate) fn look_at_force(desk: Desk) {
    let state = desk.settings;
    let force = state.force.get_untracked();
    if let Some(force) = force {
        state.look(force.version, Draft::of(&force.settings));
        page::focus_soon("set-past".to_owned());
    }
}

/// Puts the draft in force. Nothing happens while it is on its way already, or where there is nothing to save.
pub(crate) fn save(desk: Desk) {
    let state = desk.settings;
    let idle = untrack(|| state.locked() || state.changes() == 0) || state.saving.get_untracked();
    if idle {
        return;
    }
    let settings = match state.draft.get_untracked().settings() {
        // As the edge keeps them, so that one's own are known again.
        Ok(settings) => settings.cleaned(),
        Err(wrong) => return point_at(desk, wrong),
    };
    state.saving.set(true);
    state.trouble.set(None);
    let base = state.base.get_untracked();
    spawn_local(async move {
        let answer = desk.api().put_settings(base, &settings).await;
        state.saving.set(false);
        match answer {
            Ok(view) => {
                desk.arranged.set(Some(view.clone()));
                state.has_saved(view);
                page::keep_focus("set-bar");
            }
            // Signed out meanwhile: the draft is on the device.
            Err(failure) if desk.left_by(&failure) => {}
            Err(failure) => failed(desk, failure, settings).await,
        }
    });
}

async fn failed(desk: Desk, failure: Failure, sent: Settings) {
    let state = desk.settings;
    match (failure.sort(), failure.problem()) {
        (Some(ProblemType::BadField), Some(problem)) => point_at(
            desk,
            Wrong {
                field: problem.field.clone().unwrap_or_default(),
                detail: trouble::why(problem),
            },
        ),
        (Some(ProblemType::Stale), _) => match desk.api().settings(None).await {
            // An earlier try has arrived, only its answer has not.
            Ok(view) if view.settings == sent => state.has_saved(view),
            Ok(view) => {
                state.take(view);
                // Who it was.
                load_history(desk);
            }
            Err(failure) => state.trouble.set(Some(not_saved(&failure))),
        },
        _ => state.trouble.set(Some(not_saved(&failure))),
    }
}

fn point_at(desk: Desk, wrong: Wrong) {
    let said = T.settings.trouble.field.fill([&wrong.detail]);
    desk.settings.point_at(wrong);
    desk.settings.trouble.set(Some(said));
}

fn not_read(failure: &Failure) -> String {
    trouble::not_read(failure, T.settings.the_settings.say())
}

fn not_saved(failure: &Failure) -> String {
    match failure.problem() {
        Some(problem) if !failure.may_pass() => {
            T.settings.trouble.refused.fill([&trouble::why(problem)])
        }
        Some(_) => T.settings.trouble.just_now.owned(),
        None => T.settings.trouble.network.owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::not_saved;
    use answerable_client::http::Failure;
    use answerable_shared::problem::ProblemType;

    #[test]
    fn whatever_fails_the_draft_is_said_to_be_kept() {
        let problems =
            ProblemType::ALL.map(|sort| Failure::Problem(Box::new(sort.because("Detail."))));
        for failure in problems.iter().chain([&Failure::Network]) {
            let said = not_saved(failure);
            assert!(said.contains("Your draft is kept here."), "{said}");
        }
        // Whether it was saved is not known where no answer came.
        assert!(!not_saved(&Failure::Network).contains("The old settings stay in force"));
        let refused = Failure::Problem(Box::new(ProblemType::NotAllowed.because("Ask an admin.")));
        assert!(not_saved(&refused).contains("The old settings stay in force"));
    }
}
