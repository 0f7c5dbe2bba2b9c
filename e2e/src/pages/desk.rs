//! The staff's desk.

use crate::api::Api;
use crate::browser::{Browser, Page, Role};

/// The desk in the page that is open.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    page: Page<'a>,
}

impl<'a> Desk<'a> {
    /// Signs the member of staff `agent` of `site` in, by an operator's link.
    pub async fn sign_in(browser: &'a Browser, api: &Api, site: &str, agent: &str) -> Self {
        let link = api.sign_in_link(site, agent).await;
        let page = browser.open(&link).await;
        let desk = Self { page };
        page.wait_for("the inbox", || async { (!browser.url().await.contains("signin=")).then_some(()) }).await;
        desk
    }

    /// What is on the page.
    #[must_use]
    pub fn page(&self) -> Page<'a> {
        self.page
    }

    /// Waits for the case's row and opens it.
    pub async fn open_case(&self, reference: &str) {
        self.page.press(Role::Link, reference).await;
        self.page.find(Role::Heading, reference).await;
    }
}
