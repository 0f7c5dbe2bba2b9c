//! The desk's state: one for the page, handed down as context.
//!
//! Made at the root and never disposed, so that an answer that comes late finds it still there.

use crate::case::aside::Aside;
use crate::case::cell::CaseCell;
use crate::colleagues;
use crate::composer::cell::DraftCell;
use crate::composer::tab::Tab;
use crate::figures::state::{self, Figuring};
use crate::inbox::order::Viewer;
use crate::inbox::rows::Rows;
use crate::inbox::seen::Seen;
use crate::inbox::selection::Selection;
use crate::inbox::state::{Inbox, Pages};
use crate::inbox::views;
use crate::parts::page;
use crate::parts::store::{self, Area};
use crate::reactive::*;
use crate::session::fragment::Fragment;
use crate::session::{Gate, Why, storage};
use crate::settings::state::Arranging;
use answerable_client::http::{Api, Failure};
use answerable_client::live::Link;
use answerable_shared::actor::Role;
use answerable_shared::api::{InboxCounts, Session, SettingsView};
use answerable_shared::problem::ProblemType;
use answerable_shared::time::Timestamp;
use std::collections::HashMap;

/// The desk's state.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    /// Whether it is open.
    pub(crate) gate: RwSignal<Gate>,
    /// The time, a few times a minute.
    pub(crate) now: RwSignal<Timestamp>,
    /// The rows that are known.
    pub(crate) rows: RwSignal<Rows>,
    /// How many cases each queue holds; none until the first answer.
    pub(crate) counts: RwSignal<Option<InboxCounts>>,
    /// What the list shows.
    pub(crate) selection: RwSignal<Selection>,
    /// Where the list is in its pages.
    pub(crate) pages: Pages,
    /// What it shows beside its rows.
    pub(crate) inbox: Inbox,
    /// What was read on this device.
    pub(crate) seen: RwSignal<Seen>,
    /// The case that is shown.
    pub(crate) open: RwSignal<Option<String>>,
    /// The row that the keyboard is on.
    pub(crate) cursor: RwSignal<Option<String>>,
    /// The composer's tab that is shown.
    pub(crate) tab: RwSignal<Tab>,
    /// The connection of the inbox.
    pub(crate) link: RwSignal<Link>,
    /// The connection of the open case.
    pub(crate) case_link: RwSignal<Link>,
    /// Whether the sheet of keys is shown.
    pub(crate) help: RwSignal<bool>,
    /// What is laid over the case.
    pub(crate) aside: RwSignal<Option<Aside>>,
    /// Teams and colleagues; none until they were read.
    pub(crate) arranged: RwSignal<Option<SettingsView>>,
    /// Why they could not be read, in a sentence.
    pub(crate) arranged_trouble: RwSignal<Option<String>>,
    /// What has just been done, for screen readers.
    pub(crate) said: RwSignal<&'static str>,
    /// What the settings' page shows.
    pub(crate) settings: Arranging,
    /// What the page of figures shows.
    pub(crate) figures: Figuring,
    session: StoredValue<Option<Session>>,
    cases: StoredValue<HashMap<String, CaseCell>>,
    drafts: StoredValue<HashMap<(String, Tab), DraftCell>>,
}

impl Desk {
    /// A desk that nobody is signed in to.
    pub(crate) fn new() -> Self {
        let now = page::now();
        Self {
            gate: RwSignal::new(Gate::Opening),
            now: RwSignal::new(now),
            rows: RwSignal::default(),
            counts: RwSignal::new(None),
            selection: RwSignal::default(),
            pages: Pages::new(),
            inbox: Inbox::new(),
            seen: RwSignal::new(Seen::new(now)),
            open: RwSignal::new(None),
            cursor: RwSignal::new(None),
            tab: RwSignal::new(Tab::Reply),
            link: RwSignal::new(Link::Connecting),
            case_link: RwSignal::new(Link::Connecting),
            help: RwSignal::new(false),
            aside: RwSignal::new(None),
            arranged: RwSignal::new(None),
            arranged_trouble: RwSignal::new(None),
            said: RwSignal::new(""),
            settings: Arranging::new(),
            figures: Figuring::new(),
            session: StoredValue::new(None),
            cases: StoredValue::default(),
            drafts: StoredValue::default(),
        }
    }

    /// The desk, where a component needs it.
    pub(crate) fn here() -> Self {
        expect_context()
    }

    /// Opens the desk for somebody.
    pub(crate) fn enter(self, session: Session) {
        let key = format!("answerable.desk.seen.{}.{}", session.site, session.agent.id);
        let seen = store::read(Area::Device, &key).unwrap_or_else(|| Seen::new(page::now()));
        self.seen.set(seen);
        let is_admin = session.role == Role::Admin;
        self.session.set_value(Some(session));
        self.settings.begin(is_admin, self.keep_key("settings"));
        colleagues::read(self);
        views::load(self);
        state::begin(self);
        self.follow_address();
        self.gate.set(Gate::Open);
    }

    /// Shuts the desk. What was typed stays on the device.
    pub(crate) fn leave(self, why: Why) {
        if let Some(session) = self.session.get_value() {
            storage::forget(&session);
        }
        self.gate.set(Gate::Shut(why));
    }

    /// Shuts the desk if a call failed because the session has ended; says whether it did.
    pub(crate) fn left_by(self, failure: &Failure) -> bool {
        let ended = failure.sort() == Some(ProblemType::NotSignedIn);
        if ended {
            self.leave(Why::Ended);
        }
        ended
    }

    /// Who is signed in; empty before that.
    pub(crate) fn me(self) -> String {
        self.with_session(|session| session.agent.name.clone())
    }

    /// Their identifier.
    pub(crate) fn me_id(self) -> String {
        self.with_session(|session| session.agent.id.clone())
    }

    /// Whose inbox it is; their teams once they were read.
    pub(crate) fn viewer(self) -> Viewer {
        let me = self.me_id();
        let teams = self.arranged.with(|settings| {
            let teams = settings
                .iter()
                .flat_map(|settings| colleagues::teams_of(settings, &me));
            teams.map(|team| team.id.clone()).collect()
        });
        Viewer { me, teams }
    }

    /// Whether whoever is signed in may do more than read.
    pub(crate) fn may_act(self) -> bool {
        self.is_at_least(Role::Agent)
    }

    /// Whether cases go up to whoever is signed in.
    pub(crate) fn is_lead(self) -> bool {
        self.is_at_least(Role::Lead)
    }

    fn is_at_least(self, least: Role) -> bool {
        self.session.with_value(|session| {
            let role = session.as_ref().map(|session| session.role);
            role.is_some_and(|role| role >= least)
        })
    }

    /// Name of the team with that identifier.
    pub(crate) fn team_name(self, id: &str) -> String {
        self.arranged
            .with(|settings| colleagues::team_name(settings.as_ref(), id))
    }

    /// Name of the site whose desk it is.
    pub(crate) fn site_name(self) -> String {
        self.with_session(|session| session.site_name.clone())
    }

    /// Identifies desk and person in keys of what is kept on the device.
    pub(crate) fn keep_key(self, what: &str) -> String {
        self.with_session(|session| {
            format!(
                "answerable.desk.{what}.{}.{}",
                session.site, session.agent.id
            )
        })
    }

    fn with_session(self, read: impl FnOnce(&Session) -> String) -> String {
        self.session
            .with_value(|session| session.as_ref().map(read))
            .unwrap_or_default()
    }

    /// The edge, asked by whoever is signed in.
    pub(crate) fn api(self) -> Api {
        self.open_api()
            .with(self.with_session(|session| session.session.clone()))
    }

    /// The edge, asked by nobody.
    pub(crate) fn open_api(self) -> Api {
        Api::new("")
    }

    /// The case with that reference, as far as it is known.
    pub(crate) fn case(self, reference: &str) -> CaseCell {
        self.cases
            .try_update_value(|cases| cases.entry(reference.to_owned()).or_default().clone())
            .unwrap_or_default()
    }

    /// What was typed into one tab of one case.
    pub(crate) fn draft(self, reference: &str, tab: Tab) -> DraftCell {
        let make = || {
            let key = self.keep_key("draft");
            DraftCell::kept(format!("{key}.{reference}.{}", tab.slug()))
        };
        self.drafts
            .try_update_value(|drafts| {
                drafts
                    .entry((reference.to_owned(), tab))
                    .or_insert_with(make)
                    .clone()
            })
            .unwrap_or_else(make)
    }

    /// Notes that a case was read up to `seq`.
    pub(crate) fn has_read(self, reference: &str, seq: u64) {
        let news = self.seen.try_maybe_update(|seen| {
            let news = seen.read(reference, seq);
            (news, news)
        });
        if news == Some(true) {
            let key = self.keep_key("seen");
            self.seen
                .with_untracked(|seen| store::write(Area::Device, &key, seen));
        }
    }

    /// Shows a case.
    pub(crate) fn show(self, reference: &str) {
        self.cursor.set(Some(reference.to_owned()));
        if self.open.get_untracked().as_deref() == Some(reference) {
            return;
        }
        // A way back out of the case; from case to case there is nothing to go back to.
        let fragment = Fragment::of_case(reference);
        if self.open.get_untracked().is_some() {
            page::replace_fragment(&fragment);
        } else {
            page::push_fragment(&fragment);
        }
        self.aside.set(None);
        self.tab.set(Tab::Reply);
        self.open.set(Some(reference.to_owned()));
    }

    /// Shows the inbox without a case.
    pub(crate) fn close(self) {
        if self.open.get_untracked().is_some() {
            page::replace_fragment("");
            self.aside.set(None);
            self.open.set(None);
        }
    }

    /// Whether another page than the inbox is shown.
    pub(crate) fn is_elsewhere(self) -> bool {
        self.settings.section.with(Option::is_some) || self.figures.shown.get()
    }

    /// Back to the inbox and whatever case is open there.
    pub(crate) fn back_to_inbox(self) {
        if untrack(|| self.is_elsewhere()) {
            let open = self.open.get_untracked();
            let fragment = open.map(|open| Fragment::of_case(&open));
            page::push_fragment(&fragment.unwrap_or_default());
            self.settings.section.set(None);
            self.figures.shown.set(false);
        }
    }

    /// Shows the figures.
    pub(crate) fn show_figures(self) {
        page::push_fragment(Fragment::FIGURES);
        self.follow_address();
    }

    /// Shows what the address says, after the browser's back button or at the start.
    pub(crate) fn follow_address(self) {
        self.aside.set(None);
        let fragment = Fragment::read(&page::fragment());
        if !matches!(fragment, Fragment::Settings(_)) {
            self.settings.section.set(None);
        }
        let figures = fragment == Fragment::Figures;
        if self.figures.shown.get_untracked() != figures {
            self.figures.shown.set(figures);
        }
        match fragment {
            Fragment::Case(reference) => {
                self.cursor.set(Some(reference.clone()));
                if self.open.get_untracked().as_ref() != Some(&reference) {
                    self.tab.set(Tab::Reply);
                    self.open.set(Some(reference));
                }
            }
            Fragment::Settings(section) => self.settings.section.set(Some(section)),
            // The case that was open is there again on the way back.
            Fragment::Figures => {}
            Fragment::Inbox => self.open.set(None),
            // Another link was opened in this tab: begin as if the page had just been loaded.
            Fragment::SignIn(_) => page::reload(),
        }
    }
}
