//! What happens to a submission, from the form to its receipt.

use crate::app::App;
use crate::device;
use crate::parts::typed::Typed;
use crate::state::{Attempt, OwnCase, Screen};
use crate::words::{self, Fault};
use answerable_client::outbox::{Outbox, Parcel};
use answerable_client::{Failure, json, key};
use answerable_shared::api::Receipt;
use answerable_shared::case::{Channel, Contact, Kind, Stage};
use answerable_shared::submit::Submission;
use answerable_shared::text::first_words;
use leptos::prelude::*;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// What is being written, and what waits to be sent.
#[derive(Clone, Copy)]
pub(crate) struct Outgoing {
    pub(crate) text: Typed,
    pub(crate) email: Typed,
    pub(crate) name: Typed,
    pub(crate) fault: RwSignal<Fault>,
    pub(crate) is_busy: RwSignal<bool>,
    /// Sent, but not acknowledged.
    pub(crate) waiting: RwSignal<Vec<Parcel>>,
    /// What the last one got.
    pub(crate) receipt: RwSignal<Option<Receipt>>,
    attempt: StoredValue<Attempt>,
    outbox: StoredValue<Option<Rc<Outbox>>, LocalStorage>,
}

impl Outgoing {
    pub(crate) fn new(site: &str) -> Self {
        Self {
            text: Typed::new(site, "text"),
            email: Typed::new(site, "email"),
            name: Typed::new(site, "name"),
            fault: RwSignal::default(),
            is_busy: RwSignal::new(false),
            waiting: RwSignal::default(),
            receipt: RwSignal::new(None),
            attempt: StoredValue::default(),
            outbox: StoredValue::new_local(None),
        }
    }

    async fn outbox(self) -> Rc<Outbox> {
        if let Some(Some(outbox)) = self.outbox.try_get_value() {
            return outbox;
        }
        let outbox = Rc::new(Outbox::open().await);
        self.outbox.try_set_value(Some(Rc::clone(&outbox)));
        outbox
    }

    fn wrong(self) -> Option<Fault> {
        let at = |field: &str, text: Option<String>| {
            text.map(|text| Fault {
                field: Some(field.to_owned()),
                text,
            })
        };
        at("text", self.text.with(|text| words::check(text, false)))
            .or_else(|| at("contact.email", self.email.with(|text| words::check_email(text))))
    }

    fn submission(self, app: App) -> Submission {
        let some = |typed: Typed| {
            let text = typed.get();
            Some(text.trim().to_owned()).filter(|text| !text.is_empty())
        };
        Submission {
            kind: app.kind.get_untracked(),
            text: self.text.get(),
            contact: Contact {
                name: some(self.name),
                email: some(self.email),
            },
            channel: if app.is_inline() {
                Channel::Page
            } else {
                Channel::Widget
            },
            page: device::page(),
        }
    }
}

impl App {
    /// Sends what is written.
    pub(crate) fn send(self) {
        let out = self.outgoing;
        if out.is_busy.get_untracked() {
            return;
        }
        if let Some(fault) = out.wrong() {
            out.fault.set(fault);
            return;
        }
        out.fault.set(Fault::default());
        let body = json::to_text(&out.submission(self));
        let mut attempt = out.attempt.get_value();
        let parcel = Parcel {
            key: attempt.key_for(&body, key::fresh),
            site: self.site_id(),
            body,
        };
        out.attempt.set_value(attempt);
        out.is_busy.set(true);
        spawn_local(async move {
            // Kept before it is sent: whatever happens from here on, it is not lost.
            out.outbox().await.keep(&parcel).await;
            let failure = self.deliver(&parcel).await;
            if self.is_gone() {
                return;
            }
            out.is_busy.set(false);
            let Some(failure) = failure else {
                self.show(Screen::Sent);
                return;
            };
            out.fault.set(words::not_sent(&failure, device::is_offline()));
            if failure.may_pass() {
                // From here on it is the outbox's.
                out.text.set("");
                out.receipt.set(None);
                self.show(Screen::Sent);
            } else {
                self.take_back(&parcel.key).await;
            }
        });
    }

    /// Tries again what waits.
    pub(crate) fn resend(self) {
        let out = self.outgoing;
        if self.site_id().is_empty() || out.is_busy.get_untracked() {
            return;
        }
        spawn_local(async move {
            let parcels = out.outbox().await.parcels(&self.site_id()).await;
            if self.is_gone() {
                return;
            }
            let none = parcels.is_empty();
            out.waiting.set(parcels.clone());
            if none || device::is_offline() || out.is_busy.get_untracked() {
                return;
            }
            out.is_busy.set(true);
            for parcel in parcels {
                let failure = self.deliver(&parcel).await;
                if self.is_gone() {
                    return;
                }
                if let Some(failure) = failure {
                    out.fault.set(words::not_sent(&failure, device::is_offline()));
                }
            }
            out.is_busy.set(false);
        });
    }

    /// What a waiting parcel says.
    pub(crate) fn text_of(self, parcel: &Parcel) -> String {
        json::from_text::<Draft>(&parcel.body).map_or_else(|_| String::new(), |draft| draft.text)
    }

    /// Puts a waiting parcel back into the form.
    pub(crate) fn edit(self, parcel: &Parcel) {
        let out = self.outgoing;
        if let Ok(submission) = json::from_text::<Draft>(&parcel.body) {
            self.kind.set(submission.kind);
            out.text.set(&submission.text);
        }
        let key = parcel.key.clone();
        spawn_local(async move { self.take_back(&key).await });
        out.fault.set(Fault::default());
        self.show(Screen::Write);
    }

    /// Sends a parcel, and puts things right when it has arrived; else tells why it has not.
    async fn deliver(self, parcel: &Parcel) -> Option<Failure> {
        let out = self.outgoing;
        let sent = self.api().submit(&parcel.site, &parcel.key, &parcel.body).await;
        let receipt = match sent {
            Ok(receipt) => receipt,
            Err(failure) => {
                if !self.is_gone() && failure.may_pass() {
                    out.waiting.update(|waiting| {
                        waiting.retain(|other| other.key != parcel.key);
                        waiting.push(parcel.clone());
                    });
                }
                return Some(failure);
            }
        };
        // Remembered first: the receipt must not be lost where the page is left right now.
        let own = device::remember_case(&parcel.site, own_case(&receipt, &parcel.body));
        self.take_back(&parcel.key).await;
        if !self.is_gone() {
            self.own.set(own);
            out.receipt.set(Some(receipt));
            out.fault.set(Fault::default());
            // Only what was sent: it may be another draft by now.
            if json::from_text::<Draft>(&parcel.body).is_ok_and(|sent| sent.text == out.text.get()) {
                out.text.set("");
            }
        }
        None
    }

    /// Takes a parcel out of the outbox; the same words sent again would be something new.
    async fn take_back(self, key: &str) {
        let out = self.outgoing;
        out.outbox().await.remove(key).await;
        if !self.is_gone() {
            out.waiting
                .update(|waiting| waiting.retain(|parcel| parcel.key != key));
            out.attempt.update_value(Attempt::settled);
        }
    }
}

/// What the form needs of a submission.
#[derive(serde::Deserialize)]
struct Draft {
    kind: Kind,
    text: String,
}

fn own_case(receipt: &Receipt, body: &str) -> OwnCase {
    let text = json::from_text::<Draft>(body).map_or_else(|_| String::new(), |draft| draft.text);
    OwnCase {
        reference: receipt.reference.clone(),
        token: receipt.token.clone(),
        text: first_words(&text, 80),
        seq: receipt.seq,
        stage: Stage::Received,
        opened: receipt.opened,
        answer_by: receipt.answer_by,
        answered: None,
        expected: None,
        skipped: None,
    }
}
