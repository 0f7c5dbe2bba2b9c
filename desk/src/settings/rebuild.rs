//! The inbox, made again from the cases, step by step and with a bar that says how far it is.

use super::state::Arranging;
use crate::desk::Desk;
use crate::parts::el::{El, button, el};
use crate::parts::notice::went_wrong;
use crate::reactive::*;
use crate::texts::T;
use crate::trouble;
use answerable_shared::api::{RebuildProgress, RebuildStep};
use wasm_bindgen_futures::spawn_local;

/// How far it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rebuild {
    /// Whether a step is on its way.
    running: bool,
    /// What the last step said; none before the first.
    last: Option<RebuildProgress>,
    /// Why it stopped, in a sentence.
    trouble: Option<String>,
}

impl Rebuild {
    /// How many of how many, while more than one of them is known.
    fn share(&self) -> Option<(u32, u32)> {
        let last = self.last.as_ref()?;
        let all = if last.finished {
            Some(last.done)
        } else {
            last.total
        };
        all.filter(|all| *all > 0)
            .map(|all| (last.done.min(all), all))
    }

    fn finished(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.finished)
    }

    /// In words.
    fn said(&self) -> String {
        let done = self.last.as_ref().map_or(0, |last| last.done);
        match self.share() {
            _ if self.finished() && done == 0 => T.settings.rebuild.none.owned(),
            _ if self.finished() => T.settings.rebuild.done.count(done as usize),
            Some((done, all)) => T
                .settings
                .rebuild
                .of
                .fill([&done.to_string(), &all.to_string()]),
            None if self.running || self.last.is_some() => {
                T.settings.rebuild.so_far.count(done as usize)
            }
            None => String::new(),
        }
    }
}

/// The section.
pub(crate) fn rebuild(desk: Desk) -> Vec<El> {
    let state = desk.settings;
    let running = Memo::new(move |_| state.rebuild.with(|it| it.running));
    let begun = move || state.rebuild.with(|it| it.running || it.last.is_some());
    let label = move || {
        let words = state.rebuild.with(|it| match &it.last {
            _ if it.running => T.settings.rebuild.running,
            Some(last) if !last.finished => T.settings.rebuild.go_on,
            _ => T.settings.rebuild.begin,
        });
        words.owned()
    };
    let bar = move || {
        [el("progress", "set-progress")
            .attr("aria-label", T.settings.section.rebuild.say())
            .attr_with("max", move || share(state).map(|(_, all)| all.to_string()))
            .attr_with("value", move || {
                share(state).map(|(done, _)| done.to_string())
            })]
    };
    let words = el("p", "set-hint")
        .attr("role", "status")
        .text_with(move || state.rebuild.with(Rebuild::said));
    let failed = move || went_wrong("notice late", state.rebuild.with(|it| it.trouble.clone()));
    let press = button("button", None, "", move || go(desk))
        .attr_is("aria-disabled", move || running.get())
        .attr_if("disabled", "", move || !state.may.get())
        .text_with(label);
    let card = el("div", "set-card")
        .when(begun, bar)
        .add(words)
        .with(failed)
        .add(el("div", "set-actions").add(press));
    vec![
        el("p", "set-lead").text(T.settings.rebuild.lead.say()),
        card,
    ]
}

fn share(state: Arranging) -> Option<(u32, u32)> {
    state.rebuild.with(Rebuild::share)
}

/// Begins, or goes on after the last step that has arrived.
fn go(desk: Desk) {
    let state = desk.settings.rebuild;
    if state.with_untracked(|it| it.running) {
        return;
    }
    state.update(|it| {
        if it.finished() {
            it.last = None;
        }
        it.running = true;
        it.trouble = None;
    });
    spawn_local(async move {
        let stopped = steps(desk).await;
        state.update(|it| {
            it.running = false;
            it.trouble = stopped;
        });
    });
}

/// One step after the other; gives why it stopped before the end, in a sentence.
async fn steps(desk: Desk) -> Option<String> {
    let state = desk.settings.rebuild;
    loop {
        let last = state.with_untracked(|it| it.last.clone());
        let cursor = last.and_then(|last| last.cursor);
        match desk.api().rebuild_index(&RebuildStep { cursor }).await {
            Ok(progress) => {
                let finished = progress.finished || progress.cursor.is_none();
                state.update(|it| it.last = Some(progress));
                if finished {
                    return None;
                }
            }
            Err(failure) if desk.left_by(&failure) => return None,
            Err(failure) => {
                let words = match failure.problem() {
                    Some(problem) => T.settings.rebuild.stopped.fill([&trouble::why(problem)]),
                    None => T.settings.rebuild.network.owned(),
                };
                return Some(words);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(done: u32, total: Option<u32>, finished: bool) -> Rebuild {
        Rebuild {
            running: true,
            last: Some(RebuildProgress {
                done,
                total,
                cursor: None,
                finished,
            }),
            trouble: None,
        }
    }

    #[test]
    fn the_bar_is_as_long_as_is_known() {
        for (rebuild, share, said) in [
            (Rebuild::default(), None, ""),
            (at(50, Some(200), false), Some((50, 200)), "50 of 200 cases"),
            (at(1, None, false), None, "1 case so far"),
            (
                at(200, None, true),
                Some((200, 200)),
                "All 200 cases are in the inbox again.",
            ),
            (at(0, None, true), None, "There are no cases yet."),
        ] {
            assert_eq!(rebuild.share(), share, "{said}");
            assert_eq!(rebuild.said(), said);
        }
    }
}
