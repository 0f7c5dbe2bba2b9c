//! What the person can do now, at the bottom within reach of the thumb.

use super::{confirm, offer, rate};
use crate::app::App;
use crate::parts::button::{button, primary};
use crate::parts::field::{Field, area};
use crate::parts::notice;
use crate::parts::typed::Typed;
use crate::state::{Ask, ask};
use crate::texts::T;
use crate::words;
use answerable_shared::command::{Command, CommandName, Verdict};
use answerable_shared::view::CaseHead;
use leptos::prelude::*;

/// What the person is about to say, where that is not what the case asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Say {
    /// Nothing of the kind: what the case asks for.
    Nothing,
    Message,
    Decline,
    Wrong(Verdict),
    Withdraw,
    Reopen,
}

/// The dock's state. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub(crate) struct Dock {
    pub(crate) say: RwSignal<Say>,
    /// The option that is selected, from 1; 0 for none.
    pub(crate) option: RwSignal<u32>,
    pub(crate) stars: RwSignal<u32>,
    /// What is wrong with what was typed or selected.
    pub(crate) slip: RwSignal<String>,
    pub(crate) text: Typed,
}

/// What the dock shows.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shown {
    ask: Ask,
    say: Say,
    can_message: bool,
    can_withdraw: bool,
    can_reopen: bool,
    is_rated: bool,
}

impl Dock {
    pub(crate) fn new(app: App) -> Self {
        let reference = head(app, |head| head.reference.clone()).unwrap_or_default();
        Self {
            say: RwSignal::new(Say::Nothing),
            option: RwSignal::new(0),
            stars: RwSignal::new(0),
            slip: RwSignal::default(),
            text: Typed::new(&app.site_id(), &reference),
        }
    }

    pub(crate) fn turn_to(self, app: App, say: Say) {
        self.slip.set(String::new());
        app.case.fault.set(words::Fault::default());
        self.say.set(say);
        app.refocus(if say == Say::Nothing { "[data-dock]" } else { "footer textarea" });
    }

    /// Sends a command, and puts the dock back once it was taken.
    pub(crate) fn act(self, app: App, command: Command) {
        self.slip.set(String::new());
        app.act(
            command,
            Box::new(move || {
                self.text.set("");
                self.option.set(0);
                self.say.set(Say::Nothing);
            }),
        );
    }

    fn shown(self, app: App) -> Option<Shown> {
        let say = self.say.get();
        head(app, |head| {
            let can = |name| head.can.contains(&name);
            let skipped = app.own.with(|own| {
                own.iter()
                    .find(|own| own.reference == head.reference)
                    .and_then(|own| own.skipped)
            });
            Shown {
                ask: ask(head, skipped),
                // The case may have moved on under what was about to be said.
                say: if say.name().is_none_or(can) { say } else { Say::Nothing },
                can_message: can(CommandName::Message),
                can_withdraw: can(CommandName::Withdraw),
                can_reopen: can(CommandName::Reopen),
                is_rated: head.rating.is_some(),
            }
        })
    }
}

impl Say {
    const fn name(self) -> Option<CommandName> {
        match self {
            Self::Nothing => None,
            Self::Message => Some(CommandName::Message),
            Self::Decline => Some(CommandName::Decline),
            Self::Wrong(_) => Some(CommandName::Confirm),
            Self::Withdraw => Some(CommandName::Withdraw),
            Self::Reopen => Some(CommandName::Reopen),
        }
    }

    /// What is asked for, and what the button says.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Nothing | Self::Message => (T.message, T.send),
            Self::Decline => (T.none_why, T.none_now),
            Self::Wrong(_) => (T.still_wrong, T.send_back),
            Self::Withdraw => (T.withdraw_why, T.withdraw_now),
            Self::Reopen => (T.reopen_why, T.reopen_now),
        }
    }

    fn command(self, text: String, offer: u32) -> Command {
        match self {
            Self::Nothing | Self::Message => Command::Message { text },
            Self::Decline => Command::Decline { offer, reason: text },
            Self::Wrong(verdict) => Command::Confirm { verdict, text: Some(text) },
            Self::Withdraw => Command::Withdraw {
                reason: Some(text).filter(|text| !text.is_empty()),
            },
            Self::Reopen => Command::Reopen { reason: text },
        }
    }
}

/// Reads how the case stands.
pub(crate) fn head<T>(app: App, read: impl FnOnce(&CaseHead) -> T) -> Option<T> {
    app.case.view.with(|view| view.as_ref().map(|view| read(&view.case)))
}

/// The dock.
pub(crate) fn dock(app: App, dock: Dock) -> impl IntoView {
    let shown = Memo::new(move |_| dock.shown(app));
    let fault = Signal::derive(move || app.case.fault.with(|fault| fault.text.clone()));
    view! {
        <footer>
            {notice::fault(fault)}
            {move || {
                let shown = shown.get()?;
                Some(
                    match (shown.say, shown.ask) {
                        (Say::Nothing, Ask::Message) => say(app, dock, Say::Message, true).into_any(),
                        (Say::Nothing, Ask::Choose) => offer::buttons(app, dock).into_any(),
                        (Say::Nothing, Ask::Confirm) => confirm::confirm(app, dock).into_any(),
                        (Say::Nothing, Ask::Rate) => rate::rate(app, dock).into_any(),
                        (Say::Nothing, Ask::Rest) => rate::thanks(app, shown.is_rated).into_any(),
                        (what, _) => say(app, dock, what, false).into_any(),
                    },
                )
            }}
            {move || {
                let shown = shown.get().filter(|shown| shown.say == Say::Nothing)?;
                let link = |is_there: bool, label, what| {
                    is_there.then(|| button("button quiet", label, Box::new(move || dock.turn_to(app, what))))
                };
                let is_asked = matches!(shown.ask, Ask::Choose | Ask::Confirm);
                Some(
                    view! {
                        <p class="pair">
                            {link(is_asked && shown.can_message, T.message, Say::Message)}
                            {link(shown.ask == Ask::Rest && shown.can_reopen, T.reopen, Say::Reopen)}
                            {link(shown.can_withdraw, T.withdraw, Say::Withdraw)}
                        </p>
                    },
                )
            }}
        </footer>
    }
}

/// A field for words of one's own, and the button that sends them.
fn say(app: App, dock: Dock, what: Say, is_all: bool) -> impl IntoView {
    let (label, send) = what.words();
    let is_optional = what == Say::Withdraw;
    let offer = head(app, |head| head.offer.as_ref().map_or(0, |offer| offer.number)).unwrap_or_default();
    view! {
        <div class="say">
            {area(
                Field {
                    id: "say",
                    label,
                    hint: "",
                    is_optional,
                    kind: ("", ""),
                    fault: dock.slip.into(),
                },
                dock.text,
            )}
            <div class="pair">
                {(!is_all).then(|| button("button", T.back, Box::new(move || dock.turn_to(app, Say::Nothing))))}
                {primary(
                    send.to_owned(),
                    app.case.is_busy,
                    Box::new(move || {
                        let text = dock.text.get();
                        match words::check(&text, is_optional) {
                            Some(slip) => dock.slip.set(slip),
                            None => dock.act(app, what.command(text.trim().to_owned(), offer)),
                        }
                    }),
                )}
            </div>
        </div>
    }
}
