//! What happens when it is the customer's turn and nothing comes.

use super::boxes::check;
use super::draft::Draft;
use super::fields::Line;
use super::state::Arranging;
use super::{duration, path};
use crate::parts::el::{El, el, svg};
use crate::texts::T;

/// The section.
pub(crate) fn silence(state: Arranging, draft: &Draft) -> Vec<El> {
    let toggle = check(draft.silence.on)
        .attr("id", &path::id("silence"))
        .on("change", move |_| {
            let focus = path::id("silence");
            state.reshape(|draft| draft.silence.on = !draft.silence.on, focus);
        });
    let card = el("div", "set-card").add(
        el("label", "set-check")
            .add(toggle)
            .add(el("span", "").text(T.settings.silence.on.say())),
    );
    let card = if draft.silence.on {
        times(state, card, draft)
    } else {
        card
    };
    vec![
        el("p", "set-lead").text(T.settings.silence.lead.say()),
        card,
    ]
}

fn times(state: Arranging, card: El, draft: &Draft) -> El {
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
    card.add(el("div", "set-pair set-two").add(remind).add(close))
        .with(move || wait(state))
        .add(el("p", "set-hint").text(T.settings.silence.counted.say()))
}

/// The wait as a line with a dot for each reminder and the end, and the same in a sentence.
fn wait(state: Arranging) -> Vec<El> {
    let plan = state.read(|draft| draft.silence.plan());
    let Some((remind, close)) = plan.filter(|(_, close)| *close > 0) else {
        return Vec::new();
    };
    let dots = places(&remind, close).into_iter().map(|at| {
        svg("circle")
            .attr("class", "set-dot")
            .attr("cx", &at.to_string())
            .attr("cy", "12")
            .attr("r", "5")
    });
    let end = svg("path").attr("class", "set-end");
    let line = svg("svg")
        .attr("class", "set-wait")
        .attr("viewBox", "0 0 640 24")
        .attr("aria-hidden", "true")
        .add(svg("path").attr("d", "M8 12H632M8 6v12"))
        .all(dots)
        .add(end.attr("d", "M632 4v16"));
    let words = T
        .settings
        .silence
        .plan
        .fill([&duration::format_list(&remind), &duration::format(close)]);
    vec![line, el("p", "").text(&words)]
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
