//! Keeps a feed connected.

use super::socket::{Happening, Socket};
use super::{Feed, Fit, LiveFrame, POLL_AFTER_FAILURES, Track, wait_ms};
use answerable_shared::presence::Typing;
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, Window};

/// How the connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Connecting for the first time.
    Connecting,
    /// Events arrive as they happen.
    Live,
    /// It broke off, and is being taken up again.
    Reconnecting,
    /// No socket for now; asked for news every 15 seconds.
    Polling,
    /// The device has no network.
    Offline,
}

/// What the owner of a [`Live`] hears.
#[derive(Clone, Debug)]
pub enum Signal<F> {
    /// The next event.
    Frame(F),
    /// Something may have been missed: fetch the whole, then call [`Live::seen`].
    Reload,
    /// The connection has changed.
    Link(Link),
}

/// A feed that is followed until this is dropped.
pub struct Live {
    inner: Rc<Inner>,
}

/// How long a connection may take to stand.
const CONNECT_MS: i32 = 12_000;
/// How often to ask whether the other side is there: intermediaries cut silent sockets off after a
/// minute or so.
const PING_MS: i32 = 25_000;
/// How long the answer may take.
const PONG_MS: i32 = 8_000;

type OnWindow = Closure<dyn FnMut(Event)>;
type Heard = Box<dyn Fn(Happened)>;

/// What the untyped part tells the typed one. Keeping the machinery free of the frame's type keeps
/// it in the wasm once.
enum Happened {
    Text(String),
    Reload,
    Link(Link),
}

struct Inner {
    feed: Feed,
    track: Rc<Cell<Track>>,
    heard: Heard,
    link: Cell<Link>,
    failures: Cell<u32>,
    waiting: Cell<Waiting>,
    socket: RefCell<Option<Socket>>,
    /// Raised with every connection, so that what belongs to an older one is ignored.
    round: Cell<u32>,
    timer: Cell<Option<i32>>,
    on_timer: RefCell<Option<Closure<dyn FnMut()>>>,
    on_window: RefCell<Option<OnWindow>>,
}

/// What the timer is for.
#[derive(Clone, Copy)]
enum Waiting {
    ToConnect,
    ForOpen,
    ToPing,
    ForPong,
}

impl Live {
    /// Follows `feed`. `after` is the number of the last event already shown (0 for none); `heard`
    /// is called from then on, never before this returns.
    ///
    /// A feed without numbers (the desk's) signals [`Signal::Reload`] at every opening, the first
    /// included.
    pub fn open<F: LiveFrame>(feed: Feed, after: u64, heard: impl Fn(Signal<F>) + 'static) -> Self {
        let track = Rc::new(Cell::new(Track::from(after)));
        let judged = Rc::clone(&track);
        let heard = Box::new(move |event| match event {
            Happened::Text(text) => {
                if let Some(signal) = judge(&judged, &text) {
                    heard(signal);
                }
            }
            Happened::Reload => heard(Signal::Reload),
            Happened::Link(link) => heard(Signal::Link(link)),
        });
        let inner = Rc::new(Inner {
            feed,
            track,
            heard,
            link: Cell::new(Link::Connecting),
            failures: Cell::new(0),
            waiting: Cell::new(Waiting::ToConnect),
            socket: RefCell::new(None),
            round: Cell::new(0),
            timer: Cell::new(None),
            on_timer: RefCell::new(None),
            on_window: RefCell::new(None),
        });
        inner.listen();
        inner.connect();
        Self { inner }
    }

    /// Everything up to `seq` has been shown, whichever way it came.
    pub fn seen(&self, seq: u64) {
        let mut track = self.inner.track.get();
        track.seen(seq);
        self.inner.track.set(track);
    }

    /// How the connection stands.
    #[must_use]
    pub fn link(&self) -> Link {
        self.inner.link.get()
    }

    /// Tells colleagues whether one types, on a case's feed; see [`Typing`] for when. Nothing where there is no connection.
    pub fn say(&self, what: Typing) {
        if let Some(socket) = &*self.inner.socket.borrow() {
            socket.send(if what.typing {
                "{\"typing\":true}"
            } else {
                "{\"typing\":false}"
            });
        }
    }

    /// Connects at once instead of waiting: the person asked for it.
    pub fn hurry(&self) {
        self.inner.hurry();
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.inner.shut();
    }
}

/// What a text means to the owner. One that is no frame may hide an event, or says itself that the case is to be read
/// again: reload.
fn judge<F: LiveFrame>(track: &Cell<Track>, text: &str) -> Option<Signal<F>> {
    let Some(frame) = F::read(text) else {
        return Some(Signal::Reload);
    };
    let Some(position) = frame.position() else {
        return Some(Signal::Frame(frame));
    };
    let mut now = track.get();
    let fit = now.take(position);
    track.set(now);
    match fit {
        Fit::Next => Some(Signal::Frame(frame)),
        Fit::Hole => Some(Signal::Reload),
        Fit::Seen => None,
    }
}

impl Inner {
    fn tell(&self, link: Link) {
        if self.link.replace(link) != link {
            (self.heard)(Happened::Link(link));
        }
    }

    fn connect(self: &Rc<Self>) {
        let round = self.begin_round();
        self.wait(Waiting::ForOpen, CONNECT_MS);
        let inner = Rc::downgrade(self);
        let feed = self.feed.clone();
        spawn(async move {
            let ticket = feed.ticket().await;
            let Some(inner) = Self::still(&inner, round) else {
                return;
            };
            let opened = ticket.ok().is_some_and(|ticket| {
                let heard = Rc::downgrade(&inner);
                Socket::open(
                    &feed.address(inner.track.get().last()),
                    &ticket.ticket,
                    move |happening| {
                        if let Some(inner) = Self::still(&heard, round) {
                            inner.happened(happening);
                        }
                    },
                )
                .map(|socket| inner.socket.replace(Some(socket)))
                .is_ok()
            });
            if !opened {
                inner.failed();
            }
        });
    }

    /// This, if `round` is still the present one.
    fn still(inner: &Weak<Self>, round: u32) -> Option<Rc<Self>> {
        inner.upgrade().filter(|inner| inner.round.get() == round)
    }

    fn begin_round(&self) -> u32 {
        let round = self.round.get().wrapping_add(1);
        self.round.set(round);
        // May run inside the old socket's own callback: it is dropped once that has returned.
        if let Some(old) = self.socket.take() {
            spawn(async move { drop(old) });
        }
        round
    }

    fn happened(self: &Rc<Self>, happening: Happening) {
        match happening {
            Happening::Open => {
                self.failures.set(0);
                self.wait(Waiting::ToPing, PING_MS);
                self.tell(Link::Live);
                if !self.feed.is_numbered() {
                    (self.heard)(Happened::Reload);
                }
            }
            Happening::Text(text) => {
                // Any sign of life will do.
                self.wait(Waiting::ToPing, PING_MS);
                if text != "pong" {
                    (self.heard)(Happened::Text(text));
                }
            }
            Happening::Closed => self.failed(),
        }
    }

    fn failed(self: &Rc<Self>) {
        self.begin_round();
        let failures = self.failures.get().saturating_add(1);
        self.failures.set(failures);
        self.wait(
            Waiting::ToConnect,
            wait_ms(failures, js_sys::Math::random()),
        );
        self.tell(if is_offline() {
            Link::Offline
        } else if failures >= POLL_AFTER_FAILURES {
            Link::Polling
        } else {
            Link::Reconnecting
        });
    }

    fn rang(self: &Rc<Self>) {
        match self.waiting.get() {
            Waiting::ToConnect => {
                if self.link.get() == Link::Polling {
                    (self.heard)(Happened::Reload);
                }
                self.connect();
            }
            Waiting::ToPing => self.ping(),
            Waiting::ForOpen | Waiting::ForPong => self.failed(),
        }
    }

    fn ping(self: &Rc<Self>) {
        if let Some(socket) = &*self.socket.borrow() {
            socket.send("ping");
        }
        self.wait(Waiting::ForPong, PONG_MS);
    }

    /// Connects at once, or makes sure that the standing connection is alive.
    fn hurry(self: &Rc<Self>) {
        if self.link.get() == Link::Live {
            self.ping();
        } else {
            self.failures.set(0);
            self.connect();
        }
    }

    /// Sets the one timer, in place of what it was set to.
    fn wait(self: &Rc<Self>, waiting: Waiting, ms: i32) {
        let Some(window) = web_sys::window() else {
            return;
        };
        self.stop_timer(&window);
        self.waiting.set(waiting);
        if let Some(on_timer) = &*self.on_timer.borrow() {
            let set = window.set_timeout_with_callback_and_timeout_and_arguments_0(
                on_timer.as_ref().unchecked_ref(),
                ms,
            );
            self.timer.set(set.ok());
        }
    }

    fn stop_timer(&self, window: &Window) {
        if let Some(timer) = self.timer.take() {
            window.clear_timeout_with_handle(timer);
        }
    }

    /// Listens to the timer, and to the network and the tab coming and going.
    fn listen(self: &Rc<Self>) {
        let inner = Rc::downgrade(self);
        let on_timer = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = inner.upgrade() {
                inner.timer.set(None);
                inner.rang();
            }
        });
        self.on_timer.replace(Some(on_timer));
        let inner = Rc::downgrade(self);
        let on_window = Closure::<dyn FnMut(Event)>::new(move |_| {
            let Some(inner) = inner.upgrade() else {
                return;
            };
            if is_offline() {
                inner.failed();
            } else if !is_hidden() {
                inner.hurry();
            }
        });
        for (target, event) in windows_events() {
            let _listening =
                target.add_event_listener_with_callback(event, on_window.as_ref().unchecked_ref());
        }
        self.on_window.replace(Some(on_window));
    }

    fn shut(&self) {
        self.begin_round();
        if let Some(window) = web_sys::window() {
            self.stop_timer(&window);
        }
        if let Some(on_window) = &*self.on_window.borrow() {
            for (target, event) in windows_events() {
                let _gone = target
                    .remove_event_listener_with_callback(event, on_window.as_ref().unchecked_ref());
            }
        }
    }
}

/// Boxed, so that the machinery around a task is in the wasm once.
fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

fn windows_events() -> Vec<(web_sys::EventTarget, &'static str)> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let mut events = Vec::new();
    if let Some(document) = window.document() {
        events.push((document.into(), "visibilitychange"));
    }
    events.push((window.clone().into(), "online"));
    events.push((window.into(), "offline"));
    events
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}
