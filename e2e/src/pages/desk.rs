//! The staff's desk.

use std::time::Duration;

use crate::api::Api;
use crate::browser::{Browser, Element, Page, Role};

/// The desk in the page that is open.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    page: Page<'a>,
}

/// One option as an agent types it.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What happens when it is chosen.
    pub what_happens: &'a str,
    /// When it is done.
    pub time: &'a str,
    /// What it costs.
    pub cost: &'a str,
    /// What else to know.
    pub notes: &'a str,
}

impl<'a> Desk<'a> {
    /// Signs the member of staff `agent` of `site` in, by an operator's link.
    pub async fn sign_in(browser: &'a Browser, api: &Api, site: &str, agent: &str) -> Self {
        Self::sign_in_at(browser, &api.sign_in_link(site, agent).await).await
    }

    /// Signs in by a link.
    pub async fn sign_in_at(browser: &'a Browser, link: &str) -> Self {
        let page = browser.open(link).await;
        page.find(Role::Button, "Sign out").await;
        Self { page }
    }

    /// What is on the page.
    #[must_use]
    pub fn page(&self) -> Page<'a> {
        self.page
    }

    /// Goes to the queue called `title`.
    pub async fn queue(&self, title: &str) {
        self.page.press(Role::Button, title).await;
    }

    /// Waits for the case's row.
    pub async fn row(&self, reference: &str) -> Element<'a> {
        self.page.find(Role::Option, reference).await
    }

    /// Waits for the case's row and opens it.
    pub async fn open_case(&self, reference: &str) {
        self.page.press(Role::Option, reference).await;
        self.page.find(Role::Article, reference).await;
        self.page.find(Role::Tab, "Note").await;
    }

    /// Becomes the one who handles the open case.
    pub async fn take(&self) {
        self.page.press(Role::Button, "Take this case").await;
        self.page.sees("took this case").await;
    }

    /// Replies to the customer.
    pub async fn reply(&self, text: &str) {
        self.write("Reply", "Reply", text).await;
        self.send("Send reply", text).await;
    }

    /// Writes a note that only staff see.
    pub async fn note(&self, text: &str) {
        self.write("Note", "Internal note", text).await;
        self.send("Save note", text).await;
    }

    /// Tells how far it is, and that the next step is expected tomorrow.
    pub async fn progress(&self, text: &str) {
        self.write("Progress", "What has been done", text).await;
        self.page.press(Role::Button, "Tomorrow noon").await;
        self.send("Send progress", text).await;
    }

    /// Puts options to the customer.
    pub async fn offer(&self, text: &str, cards: &[Card<'_>]) {
        self.page.press(Role::Tab, "Offer").await;
        for (number, card) in (1..).zip(cards) {
            let name = format!("Option {number}");
            if number > 2 {
                self.page.press(Role::Button, "Add an option").await;
            }
            self.page.fill_in_group(&name, "Title", card.title).await;
            self.page
                .fill_in_group(&name, "What happens", card.what_happens)
                .await;
            self.page
                .fill_in_group(&name, "When it is done", card.time)
                .await;
            self.page
                .fill_in_group(&name, "What it costs", card.cost)
                .await;
            self.page.fill_in_group(&name, "Notes", card.notes).await;
        }
        self.page.fill("A word with the offer", text).await;
        self.send("Send offer", &format!("offered {} options", cards.len()))
            .await;
    }

    /// Says that it is done.
    pub async fn resolve(&self, text: &str, guarantee: &str) {
        self.write_resolution(text, guarantee).await;
        self.send("Resolve case", text).await;
    }

    /// Says that it is done, where somebody else looks at that first.
    pub async fn propose(&self, text: &str, guarantee: &str) {
        self.write_resolution(text, guarantee).await;
        self.page
            .sees("A colleague checks it before the customer sees it")
            .await;
        self.send("Propose answer", text).await;
    }

    async fn write_resolution(&self, text: &str, guarantee: &str) {
        self.write("Resolve", "What was done", text).await;
        self.page.fill("What is guaranteed", guarantee).await;
    }

    /// Goes to the tab and writes into its field, without sending.
    pub async fn write(&self, tab: &str, field: &str, text: &str) {
        self.page.press(Role::Tab, tab).await;
        self.page.fill(field, text).await;
    }

    /// Presses the tab's button and waits for a line of the timeline that contains `text`.
    pub async fn send(&self, button: &str, text: &str) {
        self.page.press(Role::Button, button).await;
        self.sees_entry(text).await;
    }

    /// Waits for a line of the timeline that contains `text`.
    pub async fn sees_entry(&self, text: &str) {
        let what = format!("a line of the timeline with {text:?}");
        self.page
            .wait_for(&what, || async { self.has_entry(text).await.then_some(()) })
            .await;
    }

    /// Waits for `text`, for at most a second.
    pub async fn sees_within_a_second(&self, text: &str) {
        self.page.sees_within(Duration::from_secs(1), text).await;
    }

    async fn has_entry(&self, text: &str) -> bool {
        let lines = self.page.texts(Role::Log, "Timeline", Role::Listitem).await;
        lines.iter().any(|line| line.contains(text))
    }
}
