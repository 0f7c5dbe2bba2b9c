//! What the person can do now, and what they are about to say.

use crate::app::Shared;
use crate::state::{Ask, ask, may_appeal, may_reopen};
use crate::texts::{T, Text};
use crate::times;
use crate::typed::Typed;
use crate::var::Var;
use crate::words::Fault;
use answerable_shared::command::{Command, CommandName, Verdict};
use answerable_shared::offer::Offer;
use std::rc::Rc;

/// Where the focus goes when there is something else to do.
const NEXT: &str = "[data-dock], .footer textarea";

/// What the person is about to say, where that is not what the case asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Say {
    /// Nothing of the kind: what the case asks for.
    #[default]
    Nothing,
    Message,
    Decline,
    Wrong(Verdict),
    Withdraw,
    Reopen,
    Appeal,
}

/// The dock's state.
#[derive(Default)]
pub(crate) struct Dock {
    say: Var<Say>,
    /// The option that is selected, from 1; 0 for none.
    pub(crate) option: Var<u32>,
    pub(crate) stars: Var<u32>,
    /// What is wrong with what was typed or selected.
    pub(crate) slip: Var<String>,
    pub(crate) text: Typed,
    /// What there is to do. It changes only when that does, so that nobody who is typing loses their
    /// place over news.
    pub(crate) shown: Var<Option<Shown>>,
    /// The part of it that may be typed into.
    pub(crate) form: Var<Option<Form>>,
    is_there: Var<bool>,
    /// The offer that waits for an answer.
    pub(crate) offer: Var<Option<Offer>>,
}

/// What there is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) ask: Ask,
    pub(crate) say: Say,
    pub(crate) can_message: bool,
    pub(crate) can_withdraw: bool,
    pub(crate) can_reopen: bool,
    pub(crate) can_appeal: bool,
    pub(crate) is_rated: bool,
}

/// What the dock asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    Say(Say),
    Choose,
    Confirm,
    Rate,
    Rest { is_rated: bool, can_reopen: bool },
}

impl Shown {
    /// A message is typed into the same field, whether it was asked for or not.
    fn form(self) -> Form {
        match (self.say, self.ask) {
            (Say::Nothing, Ask::Message) => Form::Say(Say::Message),
            (Say::Nothing, Ask::Choose) => Form::Choose,
            (Say::Nothing, Ask::Confirm) => Form::Confirm,
            (Say::Nothing, Ask::Rate) => Form::Rate,
            (Say::Nothing, Ask::Rest) => Form::Rest {
                is_rated: self.is_rated,
                can_reopen: self.can_reopen,
            },
            (say, _) => Form::Say(say),
        }
    }
}

impl Dock {
    /// Whether the case is there; hears of that and nothing else.
    pub(crate) fn is_ready(&self) -> bool {
        self.is_there.get()
    }

    /// Forgets all but what was typed.
    pub(crate) fn reset(&self) {
        self.say.set(Say::Nothing);
        self.option.set(0);
        self.stars.set(0);
        self.slip.set(String::new());
        self.shown.set(None);
        self.form.set(None);
        self.is_there.settle(false);
        self.offer.set(None);
    }
}

impl Shared {
    /// Brings in line what there is to do.
    pub(crate) fn review_dock(self: &Rc<Self>) {
        let dock = &self.dock;
        let say = dock.say.now();
        let shown = self.case.head(|head| {
            let can = |name| head.can.contains(&name);
            let skipped = self.own.peek(|own| {
                own.iter()
                    .find(|own| own.reference == head.reference)
                    .and_then(|own| own.skipped)
            });
            let ask = ask(head, skipped);
            let shown = Shown {
                ask,
                // The case may have moved on under what was about to be said.
                say: if say.name().is_none_or(can) {
                    say
                } else {
                    Say::Nothing
                },
                can_message: can(CommandName::Message),
                can_withdraw: can(CommandName::Withdraw),
                can_reopen: may_reopen(head, ask),
                can_appeal: may_appeal(head, times::now()),
                is_rated: head.rating.is_some(),
            };
            let open = head.offer.clone().filter(|_| can(CommandName::Choose));
            (shown, open, head.reference.clone())
        });
        if let Some((mut shown, open, reference)) = shown {
            if dock.shown.peek(Option::is_none) {
                dock.text.turn_to(&self.site_id(), &reference);
                self.resume_attempt(&reference);
            }
            // Somebody who is writing goes on writing, whatever the case asks for meanwhile.
            let was = dock.shown.now();
            let wrote = was.is_some_and(|was| was.form() == Form::Say(Say::Message));
            let is_news = was.is_some_and(|was| was.ask != shown.ask);
            let has_text = !dock.text.trimmed().is_empty();
            if wrote && is_news && has_text && shown.can_message && shown.ask != Ask::Message {
                shown.say = Say::Message;
                dock.say.set(shown.say);
            }
            if dock.offer.peek(|old| *old != open) {
                // A selection belongs to the offer that it was made in.
                dock.option.set(0);
                dock.offer.set(open);
            }
            let form = Some(shown.form());
            // What was pressed goes away with the form, or with the ways below it: the focus goes to what comes next.
            let is_new = was.is_some_and(|was| was != shown);
            let is_left = dock.form.now() != form && self.has_focus(".footer")
                || is_new && self.has_focus(".footer > :last-child");
            dock.form.settle(form);
            dock.shown.settle(Some(shown));
            if !dock.is_there.now() {
                dock.is_there.set(true);
                // On a page of its own the case is no answer to a key that was pressed.
                if !self.is_inline() {
                    self.focus("[data-focus]");
                }
            } else if is_left {
                self.focus(NEXT);
            }
        }
    }

    /// Turns the dock to saying something, or back to what the case asks for.
    pub(crate) fn turn_dock(self: &Rc<Self>, say: Say) {
        self.dock.slip.set(String::new());
        self.case.fault.set(Fault::default());
        self.dock.say.set(say);
        self.review_dock();
        self.focus(if say == Say::Nothing {
            NEXT
        } else {
            ".footer textarea"
        });
    }

    /// Sends a command, and puts the dock back once it was taken. What was typed goes with the
    /// command that carried it, and with no other.
    pub(crate) fn give(self: &Rc<Self>, command: Command) {
        self.dock.slip.set(String::new());
        let carried = carried(&command).map(str::to_owned);
        let said = self.dock.say.now();
        let is_rating = matches!(command, Command::Rate { .. });
        self.act(
            command,
            Box::new(move |app| {
                let dock = &app.dock;
                if carried.is_some_and(|carried| carried == dock.text.trimmed()) {
                    dock.text.set("");
                }
                // The event may have come before the answer, and the person may be at what comes next by now.
                if is_rating {
                    dock.stars.set(0);
                }
                if dock.say.now() == said {
                    dock.say.set(Say::Nothing);
                }
            }),
        );
    }

    /// The person does not want to rate this time.
    pub(crate) fn skip_rating(self: &Rc<Self>) {
        if let Some((reference, round)) = self
            .case
            .head(|head| (head.reference.clone(), head.reopened))
        {
            self.change_own(|list| {
                for own in list.iter_mut().filter(|own| own.reference == reference) {
                    own.skipped = Some(round);
                }
            });
            self.review_dock();
        }
    }
}

/// The words that a command carries.
fn carried(command: &Command) -> Option<&str> {
    match command {
        Command::Message { text } | Command::Appeal { text } => Some(text),
        Command::Decline { reason, .. } | Command::Reopen { reason } => Some(reason),
        Command::Confirm { text, .. } => text.as_deref(),
        Command::Withdraw { reason } => reason.as_deref(),
        Command::Rate { comment, .. } => comment.as_deref(),
        _ => None,
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
            Self::Appeal => Some(CommandName::Appeal),
        }
    }

    /// What is asked for, and what the button says.
    pub(crate) const fn words(self) -> (Text, Text) {
        match self {
            Self::Nothing | Self::Message => (T.message, T.send),
            Self::Decline => (T.offer.none_why, T.offer.none_now),
            Self::Wrong(_) => (T.confirm.still_wrong, T.confirm.send_back),
            Self::Withdraw => (T.withdraw.why, T.withdraw.now),
            Self::Reopen => (T.reopen.why, T.reopen.now),
            Self::Appeal => (T.appeal.why, T.appeal.now),
        }
    }

    /// What happens with it, where that has to be said.
    pub(crate) const fn hint(self) -> Text {
        match self {
            Self::Appeal => T.appeal.hint,
            _ => Text::NONE,
        }
    }

    /// What is sent; `offer` is the number of the open offer.
    pub(crate) fn command(self, text: String, offer: u32) -> Command {
        match self {
            Self::Nothing | Self::Message => Command::Message { text },
            Self::Decline => Command::Decline {
                offer,
                reason: text,
            },
            Self::Wrong(verdict) => Command::Confirm {
                verdict,
                text: Some(text),
            },
            Self::Withdraw => Command::Withdraw {
                reason: Some(text).filter(|text| !text.is_empty()),
            },
            Self::Reopen => Command::Reopen { reason: text },
            Self::Appeal => Command::Appeal { text },
        }
    }
}
