//! What the screens share, and how one gets from one to the other.

use crate::case_store::CaseStore;
use crate::dock::Dock;
use crate::el::{El, el, next_frame};
use crate::host::Host;
use crate::outgoing::{Outgoing, write};
use crate::parts::header;
use crate::state::{OwnCase, Place, Screen, forget_hosts};
use crate::texts::{T, Text};
use crate::var::Var;
use crate::{device, screens, texts, times, words};
use answerable_client::{Api, Failure, json};
use answerable_shared::api::SiteView;
use answerable_shared::case::Kind;
use answerable_shared::time::Timestamp;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A handle to what the screens share.
pub(crate) type App = Rc<Shared>;

/// What the screens share.
pub(crate) struct Shared {
    pub(crate) place: RefCell<Place>,
    pub(crate) host: Host,
    pub(crate) root: HtmlElement,
    /// The site; none while it loads, and why not where it does not.
    pub(crate) site: Var<Option<Result<SiteView, Text>>>,
    pub(crate) screen: Var<Screen>,
    /// What sort of matter is being written.
    pub(crate) kind: Var<Kind>,
    /// The cases opened on this device.
    pub(crate) own: Var<Vec<OwnCase>>,
    /// This moment, a few times a minute, so that what is late turns late.
    pub(crate) now: Var<Timestamp>,
    /// What a screen reader says next.
    pub(crate) news: Var<String>,
    /// Whether there is a screen yet; see [`crate::Portal::go_on`].
    has_begun: Var<bool>,
    pub(crate) outgoing: Outgoing,
    pub(crate) case: CaseStore,
    pub(crate) dock: Dock,
}

/// What the screens of one portal share.
pub(crate) fn shared(place: Place, host: Host, root: HtmlElement) -> App {
    let screen = if place.reference.is_some() {
        Screen::Case
    } else {
        Screen::Start
    };
    Rc::new(Shared {
        outgoing: Outgoing::new(&place.site),
        case: CaseStore::new(),
        dock: Dock::default(),
        own: Var::new(device::change_cases(&place.site, forget_hosts)),
        screen: Var::new(screen),
        place: RefCell::new(place),
        host,
        root,
        site: Var::new(None),
        kind: Var::new(Kind::Enquiry),
        now: Var::new(times::now()),
        news: Var::default(),
        has_begun: Var::default(),
    })
}

/// The portal.
pub(crate) fn portal(app: &App) -> El {
    el("div", "portal")
        .all(header::header(app))
        .with(app, |app| {
            app.has_begun.get().then(|| match app.screen.get() {
                Screen::Start => screens::start::start(app),
                Screen::Write => screens::write::write(app),
                Screen::Sent => screens::sent::sent(app),
                Screen::Case => screens::case::case(app),
            })
        })
        .add(
            el("p", "unseen")
                .attr("role", "status")
                .text_with(app, |app| app.news.get()),
        )
}

/// Does something that takes its time.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    // Boxed, so that the machinery around it is there once and not for every task.
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    wasm_bindgen_futures::spawn_local(task);
}

impl Shared {
    /// The edge, asked with a case's token; without one, as whoever the page says.
    pub(crate) fn api_by(&self, token: &str) -> Api {
        match self.host.visitor() {
            Some(ask) if token.is_empty() => self.api().of_host(ask),
            _ => self.api().with(token),
        }
    }

    /// The edge, asked without credentials.
    pub(crate) fn api(&self) -> Api {
        Api::new(self.place.borrow().base.clone())
    }

    pub(crate) fn site_id(&self) -> String {
        self.place.borrow().site.clone()
    }

    pub(crate) fn is_inline(&self) -> bool {
        self.place.borrow().inline
    }

    /// Whether the page is one of ours, with nothing but the portal.
    pub(crate) fn is_own_page(&self) -> bool {
        self.place.borrow().own
    }

    /// Whether this portal's code has failed: its live connection may go on all the same.
    pub(crate) fn is_dead(&self) -> bool {
        self.host.has("dead")
    }

    /// Shows the first screen.
    pub(crate) fn begin(self: &Rc<Self>) {
        let reference = self.place.borrow().reference.clone();
        if self.site_id().is_empty() {
            match (reference, device::fragment()) {
                (Some(reference), Some(token)) => self.open_case(&reference, &token),
                _ => self.case.refusal.set(Some(T.fault.no_case)),
            }
        } else {
            self.load_site();
        }
        self.has_begun.set(true);
    }

    /// The site's name, once it is known.
    pub(crate) fn site_name(&self) -> String {
        self.of_site(|site| site.name.clone())
    }

    /// Who answers, once it is known.
    pub(crate) fn team(&self) -> String {
        self.of_site(|site| site.team.clone())
    }

    pub(crate) fn of_site(&self, take: fn(&SiteView) -> String) -> String {
        self.site.with(|site| match site {
            Some(Ok(site)) => take(site),
            _ => String::new(),
        })
    }

    /// Learns the site from the case of a tracking page.
    pub(crate) fn know_site(self: &Rc<Self>, site: &str) {
        if self.site_id().is_empty() {
            site.clone_into(&mut self.place.borrow_mut().site);
            self.own.set(device::change_cases(site, forget_hosts));
            self.turn_texts(site);
            self.load_site();
        }
    }

    /// Learns what is shown of the site: from core, which may have asked already, or from the edge.
    pub(crate) fn load_site(self: &Rc<Self>) {
        if let Ok(site) = json::from_value(&self.host.get("view")) {
            return self.show_site(Ok(site));
        }
        let app = Rc::clone(self);
        app.site.set(None);
        spawn(async move {
            let loaded = app.api().site(&app.site_id(), texts::locale()).await;
            app.show_site(loaded);
        });
    }

    fn show_site(&self, loaded: Result<SiteView, Failure>) {
        if let Ok(site) = &loaded {
            if let Some(sheet) = &site.style {
                self.host.look(sheet);
            }
            if self.is_own_page() {
                device::title(&site.name);
            }
        }
        let loaded = loaded.map_err(|failure| words::not_loaded(&failure, device::is_offline()));
        self.site.set(Some(loaded));
    }

    /// Shows another screen, and moves the focus to where it begins.
    pub(crate) fn show(self: &Rc<Self>, screen: Screen) {
        self.screen.set(screen);
        self.focus(if screen == Screen::Write {
            "#text"
        } else {
            "[data-focus]"
        });
    }

    /// Moves the focus within the screen, once it is drawn.
    pub(crate) fn focus(self: &Rc<Self>, to: &'static str) {
        let root = self.root.clone();
        next_frame(move || {
            if let Ok(Some(first)) = root.query_selector(to)
                && let Some(first) = first.dyn_ref::<HtmlElement>()
            {
                let _focused = first.focus();
            }
        });
    }

    /// Whether the focus is inside a part of the screen.
    pub(crate) fn has_focus(&self, part: &str) -> bool {
        let focused = self.root.query_selector(&[part, " :focus"].concat());
        focused.is_ok_and(|found| found.is_some())
    }

    /// Sees what time it is, and sends what waits.
    pub(crate) fn look_again(self: &Rc<Self>) {
        self.now.set(times::now());
        self.resend();
    }

    /// From a case or a form back to the start.
    pub(crate) fn go_back(self: &Rc<Self>) {
        if self.screen.now() == Screen::Case {
            self.leave_case();
        }
        self.refresh_own();
        self.show(Screen::Start);
    }

    /// Shows a case of this device.
    pub(crate) fn open_own(self: &Rc<Self>, own: &OwnCase) {
        self.open_case(&own.reference, &own.token);
        self.show(Screen::Case);
    }

    /// Goes where the page asks for; see [`crate::Portal::show`].
    pub(crate) fn go_to(self: &Rc<Self>, view: &str, what: &str) {
        match view {
            "new" => write(self, kind_of(what).unwrap_or(self.kind.now())),
            "case" if !what.is_empty() => {
                let own = self.own.now().into_iter().find(|own| own.reference == what);
                // One of another device opens on the host's word, if at all.
                self.open_case(what, &own.map(|own| own.token).unwrap_or_default());
                self.show(Screen::Case);
            }
            "case" | "cases" => self.go_back(),
            _ => {}
        }
    }

    /// Fills in what the page knows; see [`crate::Portal::prefill`].
    pub(crate) fn prefill(&self, text: &str, email: &str, name: &str, kind: &str) {
        let out = &self.outgoing;
        if out.text.trimmed().is_empty()
            && let Some(kind) = kind_of(kind)
        {
            self.kind.set(kind);
        }
        for (typed, text) in [(&out.text, text), (&out.email, email), (&out.name, name)] {
            if !text.is_empty() && typed.trimmed().is_empty() {
                typed.set(text);
            }
        }
    }

    pub(crate) fn close(&self) {
        self.host.close();
    }
}

/// A kind by its name on the wire.
fn kind_of(name: &str) -> Option<Kind> {
    json::from_text(&["\"", name, "\""].concat()).ok()
}
