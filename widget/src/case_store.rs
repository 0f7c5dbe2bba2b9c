//! The case that is shown: loading it, following it, acting on it.

use crate::app::App;
use crate::device;
use crate::state::{Attempt, OwnCase, extend, renew};
use crate::texts::T;
use crate::words::{self, Fault};
use crate::times;
use answerable_client::live::{Feed, Link, Live, Signal as Heard};
use answerable_client::{Failure, json, key};
use answerable_shared::command::Command;
use answerable_shared::problem::ProblemType;
use answerable_shared::view::{CaseView, Frame};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The case that is shown. Copies are handles to the same thing.
#[derive(Clone, Copy)]
pub(crate) struct CaseStore {
    pub(crate) view: RwSignal<Option<CaseView>>,
    /// Why it could not be loaded.
    pub(crate) refusal: RwSignal<Option<String>>,
    pub(crate) link: RwSignal<Link>,
    pub(crate) is_busy: RwSignal<bool>,
    /// What went wrong with the last act.
    pub(crate) fault: RwSignal<Fault>,
    /// Reference and token.
    opened: StoredValue<Option<(String, String)>>,
    attempt: StoredValue<Attempt>,
    live: StoredValue<Option<Live>, LocalStorage>,
}

impl CaseStore {
    pub(crate) fn new() -> Self {
        Self {
            view: RwSignal::new(None),
            refusal: RwSignal::new(None),
            link: RwSignal::new(Link::Connecting),
            is_busy: RwSignal::new(false),
            fault: RwSignal::default(),
            opened: StoredValue::new(None),
            attempt: StoredValue::default(),
            live: StoredValue::new_local(None),
        }
    }

    pub(crate) fn refuse(self, why: String) {
        self.refusal.set(Some(why));
    }

    /// The path and fragment of the tracking page.
    pub(crate) fn token(self) -> Option<String> {
        self.opened.get_value().map(|(_, token)| token)
    }

    fn is_opened(self, reference: &str) -> bool {
        self.opened
            .try_with_value(|opened| opened.as_ref().is_some_and(|(open, _)| open == reference))
            .unwrap_or(false)
    }

    fn seen(self, seq: u64) {
        self.live.with_value(|live| {
            if let Some(live) = live {
                live.seen(seq);
            }
        });
    }
}

impl App {
    /// Shows a case, and follows it from then on.
    pub(crate) fn open_case(self, reference: &str, token: &str) {
        let store = self.case;
        if store.is_opened(reference) && store.refusal.with_untracked(Option::is_none) {
            return;
        }
        self.leave_case();
        store
            .opened
            .set_value(Some((reference.to_owned(), token.to_owned())));
        self.load_case();
    }

    /// Stops following the case that is shown.
    pub(crate) fn leave_case(self) {
        let store = self.case;
        store.live.set_value(None);
        store.opened.set_value(None);
        store.view.set(None);
        store.refusal.set(None);
        store.fault.set(Fault::default());
        store.link.set(Link::Connecting);
        store.attempt.update_value(Attempt::settled);
    }

    /// Fetches the case that is shown.
    pub(crate) fn load_case(self) {
        let store = self.case;
        let Some((reference, token)) = store.opened.get_value() else {
            return;
        };
        store.refusal.set(None);
        spawn_local(async move {
            let loaded = self.api().with(&token).case(&reference).await;
            if self.is_gone() || !store.is_opened(&reference) {
                return;
            }
            match loaded {
                Ok(view) => {
                    self.know_site(&view.case.site);
                    self.take(view);
                    self.follow(&reference, &token);
                }
                Err(failure) => self.not_loaded(&reference, &failure),
            }
        });
    }

    fn not_loaded(self, reference: &str, failure: &Failure) {
        let is_none = failure.sort() == Some(ProblemType::NotFound);
        if is_none {
            self.own.set(device::forget_case(&self.site_id(), reference));
        }
        // What is shown already stays; the connection's state says the rest.
        if is_none || self.case.view.with_untracked(Option::is_none) {
            self.case
                .refuse(words::not_loaded(failure, device::is_offline()));
        }
    }

    fn follow(self, reference: &str, token: &str) {
        let store = self.case;
        if store.live.with_value(Option::is_some) {
            return;
        }
        let feed = Feed::case(self.api().with(token), reference);
        let seq = store
            .view
            .with_untracked(|view| view.as_ref().map_or(0, |view| view.case.seq));
        let live = Live::open(feed, seq, move |heard: Heard<Frame>| {
            if self.is_gone() {
                return;
            }
            match heard {
                Heard::Frame(frame) => self.hear(frame),
                Heard::Reload => self.load_case(),
                Heard::Link(link) => store.link.set(link),
            }
        });
        store.live.set_value(Some(live));
    }

    fn hear(self, frame: Frame) {
        let line = words::line(&frame.entry, &times::moment);
        let mut is_new = false;
        self.case.view.update(|view| is_new = extend(view, frame));
        if is_new {
            self.remember_shown();
            if !line.is_yours {
                let what = line.what.unwrap_or_default();
                let text = line.text.unwrap_or_default();
                self.news.set(format!("{}: {what} {text}", line.who));
            }
        }
    }

    /// Brings the list of this device's open cases up to date.
    pub(crate) fn refresh_own(self) {
        let api = self.api();
        let site = self.site_id();
        for own in self.own.get_untracked().into_iter().filter(OwnCase::is_open) {
            let (api, site) = (api.with(&own.token), site.clone());
            spawn_local(async move {
                let list = match api.case(&own.reference).await {
                    Ok(view) => device::remember_case(&site, OwnCase::new(&view.case, &own.token)),
                    Err(failure) if failure.sort() == Some(ProblemType::NotFound) => {
                        device::forget_case(&site, &own.reference)
                    }
                    Err(_) => return,
                };
                if !self.is_gone() {
                    self.own.set(list);
                }
            });
        }
    }

    /// Shows a newer state of the case.
    fn take(self, view: CaseView) {
        let seq = view.case.seq;
        self.case.view.update(|shown| {
            renew(shown, view);
        });
        self.case.seen(seq);
        self.remember_shown();
    }

    fn remember_shown(self) {
        let Some(token) = self.case.token() else {
            return;
        };
        let own = self
            .case
            .view
            .with_untracked(|view| view.as_ref().map(|view| OwnCase::new(&view.case, &token)));
        if let Some(own) = own {
            self.own.set(device::remember_case(&self.site_id(), own));
        }
    }

    /// The person does not want to rate this time.
    pub(crate) fn skip_rating(self) {
        let head = self
            .case
            .view
            .with_untracked(|view| view.as_ref().map(|view| (view.case.reference.clone(), view.case.reopened)));
        if let Some((reference, round)) = head {
            self.own.set(device::change_cases(&self.site_id(), |list| {
                for own in list.iter_mut().filter(|own| own.reference == reference) {
                    own.skipped = Some(round);
                }
            }));
        }
    }

    /// Does something to the case. `done` is called once the edge has taken it.
    pub(crate) fn act(self, command: Command, done: Box<dyn FnOnce()>) {
        let store = self.case;
        let Some((reference, token)) = store.opened.get_value() else {
            return;
        };
        if store.is_busy.get_untracked() {
            return;
        }
        store.is_busy.set(true);
        store.fault.set(Fault::default());
        let mut attempt = store.attempt.get_value();
        let key = attempt.key_for(&json::to_text(&command), key::fresh);
        store.attempt.set_value(attempt);
        spawn_local(async move {
            let acted = self
                .api()
                .with(&token)
                .act(&reference, &key, None, &command)
                .await;
            if self.is_gone() {
                return;
            }
            store.is_busy.set(false);
            match acted {
                Ok(outcome) => {
                    store.attempt.update_value(Attempt::settled);
                    if store.is_opened(&reference) {
                        self.take(outcome.view);
                        done();
                    }
                }
                Err(failure) => self.not_done(&failure),
            }
        });
    }

    fn not_done(self, failure: &Failure) {
        self.case
            .fault
            .set(words::not_sent(failure, device::is_offline()));
        if !failure.may_pass() {
            self.case.attempt.update_value(Attempt::settled);
        }
        let has_moved_on = matches!(
            failure.sort(),
            Some(ProblemType::NotNow | ProblemType::AlreadyDone | ProblemType::OfferReplaced | ProblemType::Stale)
        );
        if has_moved_on {
            self.load_case();
        }
    }

    /// The address of the tracking page of a case.
    pub(crate) fn tracking_link(self, reference: &str, token: &str) -> String {
        self.api().url(&format!("/c/{reference}#{token}"))
    }
}

/// How the connection is said to be; nothing while it is fine.
pub(crate) const fn link_words(link: Link) -> &'static str {
    match link {
        Link::Connecting | Link::Live => "",
        Link::Reconnecting => T.links[0],
        Link::Polling => T.links[1],
        Link::Offline => T.links[2],
    }
}
