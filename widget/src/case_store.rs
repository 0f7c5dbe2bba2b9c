//! The case that is shown: loading it, following it, acting on it.

use crate::app::{Shared, spawn};
use crate::state::{Attempt, OwnCase, OwnCases, extend, remember, renew};
use crate::texts::Text;
use crate::var::Var;
use crate::words::{self, Fault};
use crate::{device, times};
use answerable_client::live::{Feed, Link, Live, Signal};
use answerable_client::{Failure, json, key};
use answerable_shared::command::Command;
use answerable_shared::view::{By, CaseHead, CaseView, EntryKind, Frame};
use std::cell::RefCell;
use std::rc::Rc;

/// The case that is shown.
pub(crate) struct CaseStore {
    pub(crate) view: Var<Option<CaseView>>,
    /// Why it could not be loaded.
    pub(crate) refusal: Var<Option<Text>>,
    pub(crate) link: Var<Link>,
    pub(crate) is_busy: Var<bool>,
    /// What went wrong with the last act.
    pub(crate) fault: Var<Fault>,
    opened: RefCell<Option<Opened>>,
    attempt: RefCell<Attempt>,
    live: RefCell<Option<Live>>,
}

/// What opens a case.
#[derive(Clone)]
struct Opened {
    reference: String,
    token: String,
}

impl CaseStore {
    pub(crate) fn new() -> Self {
        Self {
            view: Var::default(),
            refusal: Var::default(),
            link: Var::new(Link::Connecting),
            is_busy: Var::default(),
            fault: Var::default(),
            opened: RefCell::default(),
            attempt: RefCell::default(),
            live: RefCell::default(),
        }
    }

    /// Reads how the case stands, and hears of changes.
    pub(crate) fn head<R>(&self, read: impl FnOnce(&CaseHead) -> R) -> Option<R> {
        self.view
            .with(|view| view.as_ref().map(|view| read(&view.case)))
    }

    /// Number of the last event that is shown; 0 for none.
    fn last(&self) -> u64 {
        self.view.peek(|view| {
            view.as_ref()
                .and_then(|view| view.timeline.last())
                .map_or(0, |last| last.seq)
        })
    }

    fn is_opened(&self, reference: &str) -> bool {
        let opened = self.opened.borrow();
        opened
            .as_ref()
            .is_some_and(|opened| opened.reference == reference)
    }
}

impl Shared {
    /// Shows a case, and follows it from then on.
    pub(crate) fn open_case(self: &Rc<Self>, reference: &str, token: &str) {
        self.leave_case();
        self.case.opened.replace(Some(Opened {
            reference: reference.to_owned(),
            token: token.to_owned(),
        }));
        self.load_case();
    }

    /// Stops following the case that is shown.
    pub(crate) fn leave_case(&self) {
        let store = &self.case;
        let live = store.live.take();
        drop(live);
        store.opened.take();
        store.view.set(None);
        store.refusal.set(None);
        store.fault.set(Fault::default());
        store.link.set(Link::Connecting);
        store.attempt.take();
        self.dock.reset();
    }

    /// Fetches the case that is shown.
    pub(crate) fn load_case(self: &Rc<Self>) {
        let Some(opened) = self.case.opened.borrow().clone() else {
            return;
        };
        self.case.refusal.settle(None);
        let app = Rc::clone(self);
        spawn(async move {
            let api = app.api_by(&opened.token);
            let loaded = api.case(&opened.reference).await;
            if !app.case.is_opened(&opened.reference) {
                return;
            }
            match loaded {
                Ok(view) => {
                    app.know_site(&view.case.site);
                    app.take(view);
                    app.follow(&opened);
                }
                Err(failure) => app.not_loaded(&opened, &failure),
            }
        });
    }

    fn not_loaded(&self, opened: &Opened, failure: &Failure) {
        let is_none = words::is_gone(failure);
        if is_none {
            self.change_own(|list| list.retain(|own| own.reference != opened.reference));
        }
        // What is shown already stays; the connection's state says the rest.
        if is_none || self.case.view.peek(Option::is_none) {
            let text = words::not_loaded(failure, device::is_offline());
            self.case.refusal.set(Some(text));
        }
    }

    fn follow(self: &Rc<Self>, opened: &Opened) {
        let mut live = self.case.live.borrow_mut();
        if live.is_some() {
            return;
        }
        let feed = Feed::case(self.api_by(&opened.token), &opened.reference);
        let seq = self
            .case
            .view
            .peek(|view| view.as_ref().map_or(0, |view| view.case.seq));
        let weak = Rc::downgrade(self);
        *live = Some(Live::open(feed, seq, move |signal: Signal<Frame>| {
            if let Some(app) = weak.upgrade().filter(|app| !app.is_dead()) {
                match signal {
                    Signal::Frame(frame) => app.hear(frame),
                    Signal::Reload => app.load_case(),
                    Signal::Link(link) => {
                        app.case.link.set(link);
                        app.host.event("connection", link_name(link), "");
                    }
                }
            }
        }));
    }

    /// A live event has come.
    fn hear(self: &Rc<Self>, frame: Frame) {
        let line = words::line(&frame.entry, &times::moment);
        let before = self.case.last();
        if self.case.view.change(|view| extend(view, frame)) {
            self.shown();
            self.tell_since(before);
            if !line.is_yours {
                let what = line.what.unwrap_or_default();
                let text = line.text.unwrap_or_default();
                // Where nobody speaks, the words name whoever did it.
                let [who, colon] = if line.is_said {
                    [&*line.who, ": "]
                } else {
                    [""; 2]
                };
                self.news.set([who, colon, &what, " ", &text].concat());
            }
        }
    }

    /// Shows a newer state of the case.
    fn take(self: &Rc<Self>, view: CaseView) {
        let seq = view.case.seq;
        let before = self.case.last();
        self.case.view.change(|shown| renew(shown, view));
        if let Some(live) = &*self.case.live.borrow() {
            live.seen(seq);
        }
        self.shown();
        self.tell_since(before);
    }

    /// Tells the page what has happened to the case since an event; 0 is before it was loaded.
    fn tell_since(&self, seq: u64) {
        self.case.view.peek(|view| {
            let Some(view) = view.as_ref().filter(|_| seq > 0) else {
                return;
            };
            for entry in view.timeline.iter().filter(|entry| entry.seq > seq) {
                let by = if entry.by == By::Requester {
                    "requester"
                } else {
                    "agent"
                };
                let what = match entry.what {
                    EntryKind::Offered => "solution:offered",
                    EntryKind::Chosen => "solution:chosen",
                    EntryKind::Confirmed => "case:confirmed",
                    EntryKind::Reopened => "case:reopened",
                    EntryKind::Rated => "rated",
                    _ => "",
                };
                for name in ["case:updated", what] {
                    self.host.event(name, &view.case.reference, by);
                }
            }
        });
    }

    /// Brings in line what follows from the case.
    fn shown(self: &Rc<Self>) {
        // What came says what is late by now.
        self.now.set(times::now());
        let token = self
            .case
            .opened
            .borrow()
            .as_ref()
            .map(|opened| opened.token.clone());
        let own = token.and_then(|token| {
            self.case
                .view
                .peek(|view| Some(OwnCase::new(&view.as_ref()?.case, &token)))
        });
        if let Some(own) = own {
            self.change_own(|list| remember(list, own));
        }
        self.review_dock();
    }

    /// Changes the list of this device's cases.
    pub(crate) fn change_own(&self, change: impl FnOnce(&mut Vec<OwnCase>)) {
        self.own
            .settle(device::change_cases(&self.site_id(), change));
    }

    /// Brings the list of one's cases up to date: those of this device, and of other devices where the
    /// host says who it is.
    pub(crate) fn refresh_own(self: &Rc<Self>) {
        let app = Rc::clone(self);
        spawn(async move {
            let api = app.api_by("");
            if api.is_known().await
                && let Ok(own) = api.own_cases::<OwnCases>(&app.site_id()).await
            {
                app.change_own(|list| own.cases.into_iter().for_each(|own| remember(list, own)));
            }
        });
        let is_ours = |own: &OwnCase| own.is_open() && !own.token.is_empty();
        for own in self.own.now().into_iter().filter(is_ours) {
            let app = Rc::clone(self);
            spawn(async move {
                match app.api().with(&own.token).case(&own.reference).await {
                    Ok(view) => {
                        app.change_own(|list| remember(list, OwnCase::new(&view.case, &own.token)));
                    }
                    Err(failure) if words::is_gone(&failure) => {
                        app.change_own(|list| {
                            list.retain(|other| other.reference != own.reference);
                        });
                    }
                    Err(_) => {}
                }
            });
        }
    }

    /// Does something to the case; `done` is called once the edge has taken it.
    pub(crate) fn act(self: &Rc<Self>, command: Command, done: Box<dyn FnOnce(&Self)>) {
        let Some(opened) = self.case.opened.borrow().clone() else {
            return;
        };
        if self.case.is_busy.now() {
            return;
        }
        self.case.is_busy.set(true);
        self.case.fault.set(Fault::default());
        let body = json::to_text(&command);
        let key = self.case.attempt.borrow_mut().key_for(&body, key::fresh);
        self.keep_attempt(&opened.reference);
        let app = Rc::clone(self);
        spawn(async move {
            let api = app.api_by(&opened.token);
            let acted = api.act(&opened.reference, &key, None, &command).await;
            app.case.is_busy.set(false);
            if acted
                .as_ref()
                .err()
                .is_none_or(|failure| !failure.may_pass())
            {
                app.settle_attempt(&opened.reference);
            }
            if !app.case.is_opened(&opened.reference) {
                return;
            }
            match acted {
                Ok(outcome) => {
                    done(&app);
                    app.take(outcome.view);
                }
                Err(failure) => app.not_done(&failure),
            }
        });
    }

    fn not_done(self: &Rc<Self>, failure: &Failure) {
        let fault = words::not_sent(failure, device::is_offline());
        self.case.fault.set(fault);
        if words::has_moved_on(failure) {
            self.load_case();
        }
    }

    /// Goes on with an attempt that had no answer before the page was left.
    pub(crate) fn resume_attempt(&self, reference: &str) {
        let kept = device::kept(&self.site_id(), &attempt_of(reference));
        if let Ok(attempt) = json::from_text(&kept) {
            self.case.attempt.replace(attempt);
        }
    }

    /// A definite answer has come, also where another case is shown by now.
    fn settle_attempt(&self, reference: &str) {
        if self.case.is_opened(reference) {
            self.case.attempt.borrow_mut().settled();
        }
        device::keep(&self.site_id(), &attempt_of(reference), "");
    }

    fn keep_attempt(&self, reference: &str) {
        let text = json::to_text(&*self.case.attempt.borrow());
        device::keep(&self.site_id(), &attempt_of(reference), &text);
    }
}

/// How pages are told of the connection.
const fn link_name(link: Link) -> &'static str {
    match link {
        Link::Connecting => "connecting",
        Link::Live => "live",
        Link::Reconnecting => "reconnecting",
        Link::Polling => "polling",
        Link::Offline => "offline",
    }
}

/// Under which name an attempt is kept on the device.
fn attempt_of(reference: &str) -> String {
    [reference, ".attempt"].concat()
}
