//! What did not work, and what is not there yet.

use super::button::button;
use super::icon::{ALERT, icon};
use crate::app::App;
use crate::el::{El, el};
use crate::texts::{T, Text};

/// What happened; nothing while nothing has.
pub(crate) fn fault(app: &App, text: impl Fn(&App) -> String + 'static) -> El {
    el("div", "").attr("role", "alert").with(app, move |app| {
        let text = text(app);
        (!text.is_empty()).then(|| slip(&text))
    })
}

/// What is wrong, with its icon.
pub(crate) fn slip(text: &str) -> El {
    el("p", "fault")
        .add(icon(ALERT))
        .add(el("span", "").text(text))
}

/// What to do first where people seem to be in danger, in the site's own words if it has any.
pub(crate) fn danger(app: &App) -> El {
    let own = app.of_site(|site| site.danger.clone().unwrap_or_default());
    let words = if own.is_empty() {
        T.sent.danger.say()
    } else {
        &own
    };
    slip(words).attr("role", "alert")
}

/// Something could not be shown: what happened, and a way to try again.
pub(crate) fn failed(app: &App, text: Text, again: impl Fn(&App) + 'static) -> El {
    el("div", "failed")
        .attr("role", "alert")
        .add(icon(ALERT))
        .add(el("p", "").say(text))
        .add(button(app, "button", T.again, again))
}

/// What will be here, while it loads.
pub(crate) fn skeleton() -> El {
    el("div", "skeleton")
        .attr("aria-hidden", "true")
        .all((0..3).map(|_| el("i", "")))
}
