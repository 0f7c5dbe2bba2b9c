//! Rate: stars with words, a comment if wished; then thanks and nothing more.

use crate::app::App;
use crate::el::{El, el};
use crate::parts::button::{button, primary};
use crate::parts::field::{Field, area};
use crate::parts::icon::{CHECK, STAR, icon};
use crate::parts::notice;
use crate::texts::{T, Text};
use crate::words;
use answerable_shared::command::Command;

/// The question.
pub(crate) fn rate(app: &App) -> El {
    let stars = words::STARS
        .into_iter()
        .zip(1..)
        .map(|(word, number)| star(app, word, number));
    let comment = Field {
        id: "say",
        label: T.rate.comment,
        is_labelled: true,
        hint: Text::NONE,
        is_optional: true,
        typed: |app| &app.dock.text,
        fault: |_| String::new(),
        mend: |_| (),
    };
    let send = primary(
        app,
        |_| T.send.owned(),
        |app| &app.case.is_busy,
        |app| match app.dock.stars.now() {
            0 => app.dock.slip.set(T.rate.first.owned()),
            stars => {
                let comment = Some(app.dock.text.trimmed()).filter(|text| !text.is_empty());
                app.give(Command::Rate { stars, comment });
            }
        },
    );
    el("div", "ask")
        .add(
            el("h3", "")
                .attr("tabindex", "-1")
                .attr("data-dock", "")
                .say(T.rate.title),
        )
        .add(
            el("div", "stars")
                .attr("role", "radiogroup")
                .attr_say("aria-label", T.rate.title)
                .all(stars),
        )
        .add(area(app, &comment))
        .add(notice::fault(app, |app| app.dock.slip.get()))
        .add(
            el("div", "pair")
                .add(button(
                    app,
                    "button",
                    T.rate.skip,
                    crate::app::Shared::skip_rating,
                ))
                .add(send),
        )
}

fn star(app: &App, word: Text, number: u32) -> El {
    let radio = el("input", "")
        .attr("type", "radio")
        .attr("name", "stars")
        .on(app, "change", move |app, _| {
            app.dock.slip.set(String::new());
            app.dock.stars.set(number);
        });
    el("label", "")
        .attr_with(app, "class", move |app| {
            Some(if number > app.dock.stars.get() {
                "star"
            } else {
                "star lit"
            })
        })
        .add(radio)
        .add(icon(STAR))
        .say(word)
}

/// The end: thanks, where there is something to be thankful for.
pub(crate) fn thanks(is_rated: bool, can_reopen: bool) -> El {
    let text = if is_rated {
        T.rate.thanks_text
    } else {
        Text::NONE
    };
    let thanks = can_reopen.then(|| {
        el("p", "thanks")
            .attr("tabindex", "-1")
            .attr("data-dock", "")
            .add(icon(CHECK))
            .add(el("b", "").say(T.rate.thanks))
            .add(el("span", "").say(text))
    });
    el("div", "").all(thanks)
}
