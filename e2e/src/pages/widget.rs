//! The portal: in a host page behind its launcher, on the hosted page, or on a tracking page.

use std::time::Duration;

use crate::browser::{Browser, Element, Page, Role};
use crate::proxy::Proxy;

/// The portal in the page that is open.
#[derive(Clone, Copy, Debug)]
pub struct Widget<'a> {
    portal: Page<'a>,
}

impl<'a> Widget<'a> {
    /// The portal on a page that shows it at once.
    #[must_use]
    pub fn of(browser: &'a Browser) -> Self {
        Self {
            portal: browser.portal(),
        }
    }

    /// Opens `url`, a host page, and presses the launcher.
    pub async fn open(browser: &'a Browser, url: &str) -> Self {
        browser.open(url).await;
        let widget = Self::of(browser);
        widget.launch().await;
        widget
    }

    /// Presses the launcher.
    pub async fn launch(&self) {
        self.portal.press(Role::Button, "Help").await;
        self.portal.find(Role::Dialog, "").await;
    }

    /// What is inside the portal.
    #[must_use]
    pub fn page(&self) -> Page<'a> {
        self.portal
    }

    /// Goes to the field for a matter of the kind that `choice` names, such as "Ask a question".
    pub async fn begin(&self, choice: &str) {
        self.portal.press(Role::Button, choice).await;
    }

    /// Writes `text` into the field for the matter.
    pub async fn write(&self, text: &str) {
        self.portal.fill("Your message", text).await;
    }

    /// The field for the matter.
    pub async fn message_field(&self) -> Element<'a> {
        self.portal.find(Role::Textbox, "Your message").await
    }

    /// Presses send and returns the reference that is shown then.
    pub async fn send(&self) -> String {
        self.portal.press(Role::Button, "Send to ").await;
        self.reference().await
    }

    /// Asks `text` while the network is down: it is kept, and not sent yet.
    pub async fn ask_in_vain(&self, proxy: &Proxy, text: &str) {
        self.begin("Ask a question").await;
        self.write(text).await;
        proxy.go_down();
        self.portal.press(Role::Button, "Send to").await;
        self.portal.sees("Kept, not sent yet").await;
    }

    /// Asks `text` from beginning to end and goes on to the case; returns its reference.
    pub async fn ask(&self, text: &str) -> String {
        self.begin("Ask a question").await;
        self.write(text).await;
        let reference = self.send().await;
        self.follow().await;
        reference
    }

    /// Waits for a reference to be shown.
    pub async fn reference(&self) -> String {
        self.portal
            .wait_for("a reference", || async {
                reference_in(&self.portal.text().await)
            })
            .await
    }

    /// The link that the requester is to keep.
    ///
    /// # Panics
    /// When it is no link.
    pub async fn tracking_link(&self) -> String {
        let script = "return Array.from(document.querySelector('answerable-portal').shadowRoot.querySelectorAll('a, input'),
            (element) => element.href ?? element.value).find((text) => text.includes('/c/AN-')) ?? null";
        let found = self.portal.wait_for("a tracking link", || async {
            self.portal
                .browser()
                .run(script, vec![])
                .await
                .as_str()
                .map(ToOwned::to_owned)
        });
        found.await
    }

    /// From "sent" to the case.
    pub async fn follow(&self) {
        self.portal.press(Role::Button, "Follow your case").await;
        self.log().await;
    }

    /// Opens one of the device's own cases from the start.
    pub async fn open_own(&self, reference: &str) {
        self.portal.press(Role::Button, reference).await;
        self.log().await;
    }

    /// Says something on the case.
    pub async fn say(&self, text: &str) {
        self.portal.fill("Write a message", text).await;
        self.portal.press(Role::Button, "Send").await;
        self.sees_entry(text).await;
    }

    /// Takes the option called `title`.
    pub async fn choose(&self, title: &str) {
        self.portal.press(Role::Radio, title).await;
        self.portal.press(Role::Button, "Choose this").await;
        self.sees_entry("You chose").await;
    }

    /// Takes none of the options.
    pub async fn decline(&self, reason: &str) {
        self.portal.press(Role::Button, "None of these").await;
        self.portal
            .fill("What would suit you better?", reason)
            .await;
        self.portal.press(Role::Button, "Send back").await;
        self.sees_entry(reason).await;
    }

    /// Says that it is fixed.
    pub async fn confirm_fixed(&self) {
        self.portal.press(Role::Button, "Yes").await;
        self.sees_entry("You said: fixed").await;
    }

    /// Says that it is partly or not fixed, by the answer's word, and what is wrong.
    pub async fn send_back(&self, answer: &str, what_is_wrong: &str) {
        self.portal.press(Role::Button, answer).await;
        self.portal
            .fill("What is still wrong?", what_is_wrong)
            .await;
        self.portal.press(Role::Button, "Send it back").await;
        self.sees_entry(what_is_wrong).await;
    }

    /// Rates by the word of the stars, with a comment.
    pub async fn rate(&self, word: &str, comment: &str) {
        self.portal.press(Role::Radio, word).await;
        self.portal.fill("Anything to add?", comment).await;
        self.portal.press(Role::Button, "Send").await;
        self.portal
            .sees("Your words go to the people who did the work.")
            .await;
    }

    /// Takes the case back.
    pub async fn withdraw(&self) {
        self.portal.press(Role::Button, "Take the case back").await;
        self.portal.press(Role::Button, "Take it back").await;
        self.portal.sees("You took this case back").await;
    }

    /// Waits for a line of the timeline that contains `text`.
    pub async fn sees_entry(&self, text: &str) {
        let what = format!("a line of the timeline with {text:?}");
        self.portal
            .wait_for(&what, || async { self.has_entry(text).await.then_some(()) })
            .await;
    }

    /// Waits for `text`, for at most a second: what the other side does is to be seen at once.
    pub async fn sees_within_a_second(&self, text: &str) {
        self.portal.sees_within(Duration::from_secs(1), text).await;
    }

    /// The lines of the timeline as they are drawn.
    pub async fn timeline(&self) -> Vec<String> {
        self.portal
            .texts(Role::Log, "What has happened", Role::Listitem)
            .await
    }

    async fn log(&self) -> Element<'a> {
        self.portal.find(Role::Log, "What has happened").await
    }

    async fn has_entry(&self, text: &str) -> bool {
        self.timeline().await.iter().any(|line| line.contains(text))
    }
}

/// The first reference in a text.
fn reference_in(text: &str) -> Option<String> {
    let start = text.find("AN-")?;
    let reference = text.get(start..start + "AN-7K3M-92QX".len())?;
    reference
        .parse::<answerable_shared::reference::Reference>()
        .ok()?;
    Some(reference.to_owned())
}
