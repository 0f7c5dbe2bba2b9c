//! What happens to a submission, from the form to its receipt.

use crate::app::{App, Shared, spawn};
use crate::state::{Attempt, OwnCase, Screen};
use crate::typed::Typed;
use crate::var::Var;
use crate::words::{self, Fault};
use crate::{device, times};
use answerable_client::outbox::{Outbox, Parcel};
use answerable_client::{Failure, json, key};
use answerable_shared::api::Receipt;
use answerable_shared::case::{Channel, Contact, Kind};
use answerable_shared::submit::Submission;
use answerable_shared::time::Timestamp;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What is being written, and what waits to be sent.
pub(crate) struct Outgoing {
    pub(crate) text: Typed,
    pub(crate) email: Typed,
    pub(crate) name: Typed,
    pub(crate) fault: Var<Fault>,
    pub(crate) is_busy: Var<bool>,
    /// Sent, but not acknowledged.
    pub(crate) waiting: Var<Vec<Parcel>>,
    /// What the last one got.
    pub(crate) receipt: Var<Option<Receipt>>,
    attempt: RefCell<Attempt>,
    /// The edge asked to be left alone until then.
    not_before: Cell<Timestamp>,
    outbox: RefCell<Option<Rc<Outbox>>>,
}

/// What the form needs of a submission.
#[derive(serde::Deserialize)]
struct Draft {
    kind: Kind,
    text: String,
}

impl Outgoing {
    pub(crate) fn new(site: &str) -> Self {
        Self {
            text: Typed::new(site, "text"),
            email: Typed::new(site, "email"),
            name: Typed::new(site, "name"),
            fault: Var::default(),
            is_busy: Var::default(),
            waiting: Var::default(),
            receipt: Var::default(),
            attempt: RefCell::default(),
            not_before: Cell::new(Timestamp(0)),
            outbox: RefCell::default(),
        }
    }

    async fn outbox(&self) -> Rc<Outbox> {
        let open = self.outbox.borrow().clone();
        if let Some(outbox) = open {
            return outbox;
        }
        let outbox = Rc::new(Outbox::open().await);
        // Two that opened at once: the first stays, since it may hold parcels in memory.
        Rc::clone(self.outbox.borrow_mut().get_or_insert(outbox))
    }

    fn wrong(&self) -> Option<Fault> {
        let at = |field: &str, text: Option<String>| {
            text.map(|text| Fault {
                field: Some(field.to_owned()),
                text,
            })
        };
        at("text", words::check(&self.text.trimmed(), false))
            .or_else(|| at("contact.email", words::check_email(&self.email.trimmed())))
    }

    fn submission(&self, app: &Shared) -> Submission {
        let some = |typed: &Typed| Some(typed.trimmed()).filter(|text| !text.is_empty());
        Submission {
            kind: app.kind.now(),
            text: self.text.trimmed(),
            contact: Contact {
                name: some(&self.name),
                email: some(&self.email),
            },
            channel: if app.is_own_page() {
                Channel::Page
            } else {
                Channel::Widget
            },
            page: Some(app.host.text("page")).filter(|page| !page.is_empty()),
        }
    }
}

impl Shared {
    /// Sends what is written.
    pub(crate) fn send(self: &Rc<Self>) {
        let out = &self.outgoing;
        if out.is_busy.now() {
            return;
        }
        if let Some(fault) = out.wrong() {
            let is_email = fault.field.as_deref() == Some("contact.email");
            out.fault.set(fault);
            self.focus(if is_email { "#email" } else { "#text" });
            return;
        }
        out.fault.set(Fault::default());
        let body = json::to_text(&out.submission(self));
        let parcel = Parcel {
            key: out.attempt.borrow_mut().key_for(&body, key::fresh),
            site: self.site_id(),
            body,
        };
        out.is_busy.set(true);
        let app = Rc::clone(self);
        spawn(async move { app.sending(parcel).await });
    }

    async fn sending(self: &Rc<Self>, parcel: Parcel) {
        let out = &self.outgoing;
        // Kept before it is sent: whatever happens from here on, it is not lost.
        let is_on_disk = out.outbox().await.keep(&parcel).await;
        self.host.waits(true);
        let failure = self.deliver(&parcel).await;
        out.is_busy.set(false);
        let is_delivered = failure.is_none();
        if let Some(failure) = failure {
            out.fault
                .set(words::not_sent(&failure, device::is_offline()));
            if !failure.may_pass() {
                self.take_back(&parcel.key).await;
                return;
            }
            // From here on it is the outbox's, if that survives; what was typed since stays.
            if is_on_disk {
                self.clear_sent(&said(&parcel));
            }
        }
        self.show(Screen::Sent);
        if is_delivered {
            // Nothing may be waiting now.
            self.resend();
        }
    }

    /// Goes on with the texts of a site that was not known before.
    pub(crate) fn turn_texts(&self, site: &str) {
        let out = &self.outgoing;
        out.text.turn_to(site, "text");
        out.email.turn_to(site, "email");
        out.name.turn_to(site, "name");
    }

    /// Tries again what waits.
    pub(crate) fn resend(self: &Rc<Self>) {
        if self.site_id().is_empty() || self.outgoing.is_busy.now() {
            return;
        }
        let app = Rc::clone(self);
        spawn(async move { app.resending().await });
    }

    async fn resending(self: &Rc<Self>) {
        let out = &self.outgoing;
        let parcels = self.waiting().await;
        self.host.waits(!parcels.is_empty());
        if out.waiting.peek(|waiting| *waiting != parcels) {
            // Another tab may have delivered some.
            self.own.settle(device::own_cases(&self.site_id()));
            if parcels.is_empty() {
                self.refresh_own();
            }
            out.waiting.set(parcels.clone());
        }
        let is_early = times::now() < out.not_before.get();
        if parcels.is_empty() || is_early || device::is_offline() || out.is_busy.now() {
            return;
        }
        out.is_busy.set(true);
        for parcel in parcels {
            // It may have been delivered or taken back since.
            if !self.waiting().await.contains(&parcel) {
                continue;
            }
            if let Some(failure) = self.deliver(&parcel).await {
                out.fault
                    .set(words::not_sent(&failure, device::is_offline()));
                if !failure.may_pass() {
                    self.put_back(&parcel).await;
                }
            }
        }
        out.is_busy.set(false);
    }

    async fn waiting(&self) -> Vec<Parcel> {
        self.outgoing.outbox().await.parcels(&self.site_id()).await
    }

    /// Puts a waiting parcel back into the form, unless it turns out to have arrived: its reply may
    /// have been lost, and then another text would be a second case.
    pub(crate) fn edit(self: &Rc<Self>, parcel: Parcel) {
        if self.outgoing.is_busy.now() {
            return;
        }
        self.outgoing.is_busy.set(true);
        let app = Rc::clone(self);
        spawn(async move {
            let out = &app.outgoing;
            let failure = app.deliver(&parcel).await;
            out.is_busy.set(false);
            match failure {
                Some(failure) if failure.may_pass() => {
                    out.fault
                        .set(words::not_sent(&failure, device::is_offline()));
                }
                Some(_) => {
                    app.put_back(&parcel).await;
                    app.show(Screen::Write);
                }
                None => {}
            }
        });
    }

    /// Puts the text of a parcel that cannot be sent as it is back into the form, below what is
    /// there.
    async fn put_back(self: &Rc<Self>, parcel: &Parcel) {
        if let Ok(draft) = json::from_text::<Draft>(&parcel.body) {
            self.kind.set(draft.kind);
            let there = self.outgoing.text.trimmed();
            if there.is_empty() {
                self.outgoing.text.set(&draft.text);
            } else if there != draft.text {
                self.outgoing
                    .text
                    .set(&[&there, "\n\n", &draft.text].concat());
            }
        }
        self.take_back(&parcel.key).await;
    }

    /// Empties the form, if it still holds what was sent: it may be another text by now.
    fn clear_sent(&self, text: &str) {
        if self.outgoing.text.trimmed() == text {
            self.outgoing.text.set("");
        }
    }

    /// Sends a parcel, and puts things right when it has arrived; else tells why it has not.
    async fn deliver(self: &Rc<Self>, parcel: &Parcel) -> Option<Failure> {
        let out = &self.outgoing;
        let sent = self
            .api_by("")
            .submit(&parcel.site, &parcel.key, &parcel.body)
            .await;
        let receipt = match sent {
            Ok(receipt) => receipt,
            Err(failure) => {
                let pause = failure.problem().and_then(|problem| problem.retry_after);
                if let Some(seconds) = pause {
                    let now = times::now().0;
                    out.not_before
                        .set(Timestamp(now + i64::from(seconds) * 1_000));
                }
                if failure.may_pass() {
                    out.waiting.change(|waiting| {
                        waiting.retain(|other| other.key != parcel.key);
                        waiting.push(parcel.clone());
                    });
                }
                return Some(failure);
            }
        };
        let text = said(parcel);
        // Remembered first: the receipt must not be lost where the page is left right now.
        let own = device::change_cases(&self.site_id(), |list| {
            crate::state::remember(list, OwnCase::of_receipt(&receipt, &text));
        });
        self.take_back(&parcel.key).await;
        self.own.set(own);
        self.host
            .event("case:created", &receipt.reference, "requester");
        out.receipt.set(Some(receipt));
        out.fault.set(Fault::default());
        self.clear_sent(&text);
        None
    }

    /// Takes a parcel out of the outbox; the same words sent again would be something new.
    async fn take_back(self: &Rc<Self>, key: &str) {
        let out = &self.outgoing;
        out.outbox().await.remove(key).await;
        out.waiting
            .change(|waiting| waiting.retain(|parcel| parcel.key != key));
        out.attempt.borrow_mut().settled();
    }
}

/// What a parcel says.
pub(crate) fn said(parcel: &Parcel) -> String {
    json::from_text::<Draft>(&parcel.body)
        .map(|draft| draft.text)
        .unwrap_or_default()
}

/// Begins or goes on with a text.
pub(crate) fn write(app: &App, kind: Kind) {
    app.kind.set(kind);
    app.outgoing.fault.set(Fault::default());
    app.show(Screen::Write);
}
