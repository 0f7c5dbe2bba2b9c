//! The component, and what its screens share.

use crate::case_store::CaseStore;
use crate::host::Host;
use crate::outgoing::Outgoing;
use crate::parts::header;
use crate::state::{OwnCase, Place, Screen};
use crate::texts::T;
use crate::{device, look, screens, times, words};
use answerable_client::Api;
use answerable_shared::api::SiteView;
use answerable_shared::case::Kind;
use answerable_shared::time::Timestamp;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// What the screens share. Copies are handles to the same things.
#[derive(Clone, Copy)]
pub(crate) struct App {
    pub(crate) place: StoredValue<Place>,
    host: StoredValue<Host, LocalStorage>,
    root: StoredValue<HtmlElement, LocalStorage>,
    /// The site; none while it loads, and why not where it does not.
    pub(crate) site: RwSignal<Option<Result<SiteView, String>>>,
    pub(crate) screen: RwSignal<Screen>,
    /// What sort of matter is being written.
    pub(crate) kind: RwSignal<Kind>,
    /// The cases opened on this device.
    pub(crate) own: RwSignal<Vec<OwnCase>>,
    /// This moment, a few times a minute, so that what is late turns late.
    pub(crate) now: RwSignal<Timestamp>,
    /// What a screen reader says next.
    pub(crate) news: RwSignal<String>,
    pub(crate) outgoing: Outgoing,
    pub(crate) case: CaseStore,
}

/// How often the time is looked at.
const TICK: Duration = Duration::from_secs(20);

/// The component.
pub(crate) fn portal(place: Place, host: Host, root: HtmlElement) -> impl IntoView {
    let app = App {
        outgoing: Outgoing::new(&place.site),
        case: CaseStore::new(),
        own: RwSignal::new(device::own_cases(&place.site)),
        screen: RwSignal::new(if place.reference.is_some() {
            Screen::Case
        } else {
            Screen::Start
        }),
        place: StoredValue::new(place),
        host: StoredValue::new_local(host),
        root: StoredValue::new_local(root),
        site: RwSignal::new(None),
        kind: RwSignal::new(Kind::Enquiry),
        now: RwSignal::new(times::now()),
        news: RwSignal::new(String::new()),
    };
    app.begin();
    view! {
        {header::header(app)}
        {move || match app.screen.get() {
            Screen::Start => screens::start::start(app).into_any(),
            Screen::Write => screens::write::write(app).into_any(),
            Screen::Sent => screens::sent::sent(app).into_any(),
            Screen::Case => screens::case::case(app).into_any(),
        }}
        <p class="unseen" role="status">
            {move || app.news.get()}
        </p>
    }
}

impl App {
    fn begin(self) {
        let reference = self.place.with_value(|place| place.reference.clone());
        if self.site_id().is_empty() {
            match (reference, device::fragment()) {
                (Some(reference), Some(token)) => self.open_case(&reference, &token),
                _ => self.case.refuse(T.fault.no_case.to_owned()),
            }
        } else {
            self.load_site();
            self.resend();
        }
        if let Ok(tick) = set_interval_with_handle(move || self.tick(), TICK) {
            on_cleanup(move || tick.clear());
        }
        let online = window_event_listener(leptos::ev::online, move |_| self.resend());
        on_cleanup(move || online.remove());
    }

    fn tick(self) {
        self.now.set(times::now());
        self.resend();
    }

    /// The edge, asked without credentials.
    pub(crate) fn api(self) -> Api {
        Api::new(self.place.with_value(|place| place.base.clone()))
    }

    pub(crate) fn site_id(self) -> String {
        self.place.with_value(|place| place.site.clone())
    }

    pub(crate) fn is_inline(self) -> bool {
        self.place.with_value(|place| place.inline)
    }

    /// Whether the portal was taken out of the page while something was awaited.
    pub(crate) fn is_gone(self) -> bool {
        self.screen.is_disposed()
    }

    /// The site's name, once it is known.
    pub(crate) fn site_name(self) -> String {
        self.from_site(|site| site.name.clone())
    }

    /// Who answers, once it is known.
    pub(crate) fn team(self) -> String {
        self.from_site(|site| site.team.clone())
    }

    fn from_site(self, take: impl Fn(&SiteView) -> String) -> String {
        self.site.with(|site| match site {
            Some(Ok(site)) => take(site),
            _ => String::new(),
        })
    }

    /// Learns the site from the case of a tracking page.
    pub(crate) fn know_site(self, site: &str) {
        if self.site_id().is_empty() {
            self.place.update_value(|place| place.site = site.to_owned());
            self.own.set(device::own_cases(site));
            self.load_site();
        }
    }

    /// Fetches what is shown of the site.
    pub(crate) fn load_site(self) {
        spawn_local(async move {
            let loaded = self.api().site(&self.site_id()).await;
            if self.is_gone() {
                return;
            }
            if let Ok(site) = &loaded {
                if let Some(sheet) = site.accent.as_deref().and_then(look::sheet) {
                    self.host.with_value(|host| host.look(&sheet));
                }
                if self.is_inline() {
                    device::title(&site.name);
                }
            }
            self.site.set(Some(loaded.map_err(|failure| {
                words::not_loaded(&failure, device::is_offline())
            })));
        });
    }

    /// Shows another screen, and moves the focus to where it begins.
    pub(crate) fn show(self, screen: Screen) {
        self.screen.set(screen);
        self.refocus("[data-focus]");
    }

    /// Moves the focus within the screen, once it is drawn.
    pub(crate) fn refocus(self, to: &'static str) {
        request_animation_frame(move || self.focus(to));
    }

    fn focus(self, to: &str) {
        let Some(root) = self.root.try_get_value() else {
            return;
        };
        if let Ok(Some(first)) = root.query_selector(to)
            && let Some(first) = first.dyn_ref::<HtmlElement>()
        {
            let _focused = first.focus();
        }
    }

    /// Shows a case of this device.
    pub(crate) fn open_own(self, own: &OwnCase) {
        self.open_case(&own.reference, &own.token);
        self.show(Screen::Case);
    }

    /// From a case or a form back to the start.
    pub(crate) fn go_back(self) {
        if self.screen.get_untracked() == Screen::Case {
            self.leave_case();
        }
        self.show(Screen::Start);
    }

    /// Begins or goes on with a text of another kind.
    pub(crate) fn choose_kind(self, kind: Kind) {
        self.kind.set(kind);
    }

    pub(crate) fn team_or_we(self) -> String {
        Some(self.team())
            .filter(|team| !team.is_empty())
            .unwrap_or_else(|| T.we.to_owned())
    }

    pub(crate) fn close(self) {
        self.host.with_value(Host::close);
    }
}
