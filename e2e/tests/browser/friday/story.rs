//! The shop, the office, their clocks, and what is written down of what both see.

use std::cell::{Cell, RefCell};
use std::fmt::Write as _;

use answerable_e2e::api::Agent;
use answerable_e2e::browser::keyboard::ESCAPE;
use answerable_e2e::browser::{Browser, Kind, Page, Role};
use answerable_e2e::may::{self, CUSTOMER, CUSTOMER_HOURS, OFFICE, OFFICE_HOURS, moment, wall};
use answerable_e2e::pages::{Desk, Widget};
use answerable_e2e::sites::{ARRANGED, arranged};
use answerable_e2e::{golden, paths};
use answerable_shared::time::Timestamp;
use serde_json::{Value, json};

use crate::world::World;

const SECOND: i64 = 1_000;

const SEEN: &str = include_str!("seen.js");
/// Of the portal: how a case stands, its timeline, and what is asked of the customer.
const OF_THE_CASE: &str = ".turn, [role=log] li, .option, .ask h3";
/// Of the portal, when something was sent.
const OF_THE_RECEIPT: &str = ".sent > p";
/// Of the portal's start: the customer's cases.
const OF_THE_LIST: &str = "button.row";
/// Of the desk's case page: whose turn it is, what to do, what was promised, why, and what has happened.
const OF_THE_DESK: &str = ".way, .todo-words, .promise > *, [role=log] li";
const OF_THE_WHY: &str = ".why";

pub(super) struct Story {
    pub(super) world: World,
    customer: Browser,
    office: Browser,
    now: Cell<Timestamp>,
    told: RefCell<String>,
}

impl Story {
    pub(super) async fn begin(kind: Kind) -> Self {
        let (world, customer, office) = tokio::join!(
            World::with_settings(settings()),
            Browser::start_at(kind, CUSTOMER),
            Browser::start_at(kind, OFFICE),
        );
        for browser in [&customer, &office] {
            // Pages are left while they connect.
            browser.expect_network_errors();
        }
        Self {
            world,
            customer,
            office,
            now: Cell::new(Timestamp(0)),
            told: RefCell::default(),
        }
    }

    /// Everybody's clock shows `time` of that day in May 2027, in the office. There are ten seconds to do something until
    /// half a minute later, when everybody looks.
    pub(super) async fn at(&self, day: i64, time: &str) {
        self.at_second(day, time, 0).await;
    }

    /// As [`Story::at`], some seconds later.
    pub(super) async fn at_second(&self, day: i64, time: &str, second: i64) {
        self.now.set(moment(day, time));
        self.set_clocks(second * SECOND).await;
    }

    /// Begins a paragraph of what is written down.
    pub(super) fn tell(&self, what_happens: &str) {
        let at = self.now.get();
        let (office, customer) = (wall(at, OFFICE_HOURS), wall(at, CUSTOMER_HOURS));
        let title = format!("{what_happens}\n{office} in the office, {customer} for the customer");
        self.write(&format!("\n{title}\n"));
    }

    /// The portal, opened in the shop.
    pub(super) async fn portal(&self) -> Widget<'_> {
        Widget::open(&self.customer, &self.world.shop.url()).await
    }

    /// The portal, opened in the shop and at one of the customer's cases.
    pub(super) async fn portal_at(&self, reference: &str) -> Widget<'_> {
        let portal = self.portal().await;
        portal.open_own(reference).await;
        portal
    }

    /// The customer complains, reads this promise, and keeps the reference.
    pub(super) async fn customer_sends(&self, text: &str, promise: &str) -> String {
        let portal = self.portal().await;
        portal.begin("Something went wrong").await;
        portal.write(text).await;
        portal.page().fill("Your name", "Ada Byron").await;
        let reference = portal.send().await;
        portal.page().sees(promise).await;
        self.write_down("The customer sees", portal.page(), OF_THE_RECEIPT)
            .await;
        reference
    }

    /// The desk of somebody of the office, opened at a case.
    pub(super) async fn desk_at(&self, agent: &str, reference: &str) -> Desk<'_> {
        let desk = Desk::sign_in(&self.office, &self.world.api, ARRANGED, agent).await;
        desk.queue("All").await;
        desk.open_case(reference).await;
        desk
    }

    /// No page is open any more.
    pub(super) async fn everybody_leaves(&self) {
        for browser in [&self.customer, &self.office] {
            browser.open("about:blank").await;
        }
    }

    /// Somebody of the office; sessions end after half a day.
    pub(super) async fn staff(&self, agent: &str) -> Agent {
        self.world.api.sign_in(ARRANGED, agent).await
    }

    /// The customer looks at one of their cases, and sees these sentences.
    pub(super) async fn customer_sees(&self, reference: &str, sentences: &[&str]) {
        self.half_a_minute_later().await;
        let page = self.portal_at(reference).await.page();
        see(page, sentences).await;
        self.write_down("The customer sees", page, OF_THE_CASE)
            .await;
    }

    /// The customer looks at the list of their cases, and sees these sentences.
    pub(super) async fn customer_sees_of_all(&self, sentences: &[&str]) {
        self.half_a_minute_later().await;
        let page = self.portal().await.page();
        see(page, sentences).await;
        self.write_down("The customer sees of all cases", page, OF_THE_LIST)
            .await;
    }

    /// Somebody of the office looks at a case, sees these sentences, and asks why the promises stand as they do.
    pub(super) async fn office_sees(
        &self,
        agent: &str,
        reference: &str,
        sentences: &[&str],
        promises: &[&str],
    ) {
        self.half_a_minute_later().await;
        let page = self.desk_at(agent, reference).await.page();
        see(page, sentences).await;
        self.write_down("The office sees", page, OF_THE_DESK).await;
        let panel = page.find(Role::Region, "Promise").await;
        for promise in promises {
            let lines = panel.find_all(Role::Button, promise).await;
            lines.first().expect("it was promised").press().await;
            see(page, &["Promised within"]).await;
            self.write_down(&format!("Why “{promise}” stands so"), page, OF_THE_WHY)
                .await;
            // What is laid over the page covers the others.
            page.browser().keys(&ESCAPE.to_string()).await;
        }
    }

    /// Compares what was written down with what was written down before.
    pub(super) fn is_as_written_down(&self) {
        let path = paths::root().join("e2e/tests/browser/friday/friday.txt");
        golden::compare(&path, self.told.borrow().trim_start());
    }

    async fn half_a_minute_later(&self) {
        self.set_clocks(30 * SECOND).await;
    }

    /// Nobody has a page open while the clocks change.
    async fn set_clocks(&self, later: i64) {
        let ahead = may::ahead(Timestamp(self.now.get().0 + later));
        self.everybody_leaves().await;
        for browser in [&self.customer, &self.office] {
            browser.set_ahead(ahead).await;
        }
        self.world.api.set_ahead(ahead).await;
    }

    async fn write_down(&self, who: &str, page: Page<'_>, parts: &str) {
        let in_portal = ![OF_THE_DESK, OF_THE_WHY].contains(&parts);
        let arguments = vec![json!(in_portal), json!(parts)];
        let seen = page.browser().run(SEEN, arguments).await;
        let seen: Vec<Vec<String>> = serde_json::from_value(seen).expect("lines");
        self.write(&format!("\n  {who}:\n"));
        for part in seen {
            for (number, line) in part.iter().enumerate() {
                let mark = if number == 0 { "-" } else { " " };
                self.write(&format!("  {mark} {}\n", without_number(line)));
            }
        }
    }

    fn write(&self, text: &str) {
        let written = self.told.borrow_mut().write_str(text);
        written.expect("a string takes all");
    }
}

/// Urgent complaints count day and night, everything else by the office's hours.
fn settings() -> Value {
    let mut settings = arranged();
    settings["policies"][0]["calendar"] = json!("always");
    settings["policies"][0]["targets"] =
        json!({ "first_response": 15, "next_update": 60, "resolution": 24 * 60 });
    settings
}

async fn see(page: Page<'_>, sentences: &[&str]) {
    for sentence in sentences {
        page.sees(sentence).await;
    }
}

/// References are others each time.
fn without_number(line: &str) -> String {
    let words = line.split(' ').map(|word| {
        if word.starts_with("AN-") {
            "AN-…"
        } else {
            word
        }
    });
    words.collect::<Vec<_>>().join(" ")
}
