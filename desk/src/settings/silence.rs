//! What happens when it is the customer's turn and nothing comes.

use super::draft::Draft;
use super::duration;
use super::fields::Line;
use super::path;
use super::state::Arranging;
use crate::texts::T;
use leptos::prelude::*;

/// The section.
pub(crate) fn silence(state: Arranging, draft: &Draft) -> AnyView {
    let on = draft.silence.on;
    let toggle = move |_| {
        let focus = path::id("silence");
        state.reshape(|draft| draft.silence.on = !draft.silence.on, focus);
    };
    let times = on.then(|| {
        let remind = Line {
            hint: T.settings.silence.remind_hint.say(),
            tidy: Some(|text| Some(duration::format_list(&duration::parse_list(text)?))),
            ..Line::new(
                "silence.remind_after_hours".to_owned(),
                T.settings.silence.remind.say(),
                &draft.silence.remind,
            )
        }
        .draw(state, |draft, text| draft.silence.remind = text);
        let close = Line {
            hint: T.settings.silence.close_hint.say(),
            tidy: Some(|text| duration::parse(text).map(duration::format)),
            ..Line::new(
                "silence.close_after_hours".to_owned(),
                T.settings.silence.close.say(),
                &draft.silence.close,
            )
        }
        .draw(state, |draft, text| draft.silence.close = text);
        view! {
            <div class="set-pair">{remind} {close}</div>
            {line(state)}
            <p class="set-hint">{T.settings.silence.counted.say()}</p>
        }
        .into_any()
    });
    view! {
        <p class="set-lead">{T.settings.silence.lead.say()}</p>
        <div class="set-card">
            <label class="set-check">
                <input type="checkbox" id=path::id("silence") prop:checked=on on:change=toggle />
                <span>{T.settings.silence.on.say()}</span>
            </label>
            {times}
        </div>
    }
    .into_any()
}

/// The wait as a line with a dot for each reminder and the end, and the same in a sentence.
fn line(state: Arranging) -> AnyView {
    let plan = Memo::new(move |_| state.read(|draft| draft.silence.plan()));
    let drawn = move || {
        let (remind, close) = plan.get().filter(|(_, close)| *close > 0)?;
        let words = T
            .settings
            .silence
            .plan
            .fill([&duration::format_list(&remind), &duration::format(close)]);
        let dots: Vec<AnyView> = places(&remind, close)
            .into_iter()
            .map(|at| {
                view! { <circle class="set-dot" cx=at.to_string() cy="12" r="5"></circle> }
                    .into_any()
            })
            .collect();
        let view = view! {
            <svg class="set-wait" viewBox="0 0 640 24" aria-hidden="true">
                <path d="M8 12H632M8 6v12"></path>
                {dots}
                <path class="set-end" d="M632 4v16"></path>
            </svg>
            <p>{words}</p>
        };
        Some(view.into_any())
    };
    drawn.into_any()
}

/// Where on a line from 8 to 632 each reminder stands; those after the end stand nowhere.
fn places(remind: &[u32], close: u32) -> Vec<u64> {
    let before = remind.iter().filter(|at| **at <= close);
    before
        .map(|at| 8 + 624 * u64::from(*at) / u64::from(close.max(1)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn reminders_stand_where_their_time_comes() {
        assert_eq!(places(&[48, 120, 240, 241], 240), [132, 320, 632]);
        assert_eq!(places(&[0], 0), [8]);
    }
}
