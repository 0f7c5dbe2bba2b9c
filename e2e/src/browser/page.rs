//! A page as a person finds their way in it: by roles, names and visible text.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use fantoccini::elements::Element as DriverElement;
use serde_json::{Value, json};

use super::Browser;
use crate::wait::{self, PATIENCE};

const FIND: &str = include_str!("find.js");

/// Replaces a field's text, as by select all and paste.
const FILL: &str = "
    const [field, text] = arguments; field.focus(); field.select();
    if (!document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) {
        throw new Error('the field takes no text');
    }";

/// How much of a page's text a failure shows, in characters.
const MOST_SHOWN: usize = 3_000;

/// The text that is drawn in the document or in the portal's shadow root.
const TEXT: &str = "
    const portal = document.querySelector('answerable-portal')?.shadowRoot;
    if (!arguments[0]) return document.body?.innerText ?? '';
    return Array.from(portal?.children ?? [], (child) => child.innerText ?? '').join('\\n');";

/// What an element is to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A piece that stands for itself, such as a case.
    Article,
    /// Something to press.
    Button,
    /// A switch of two states.
    Checkbox,
    /// A choice from a list that opens.
    Combobox,
    /// A dialogue, such as the panel.
    Dialog,
    /// A set of things that belong together.
    Group,
    /// A heading of any level.
    Heading,
    /// Something to follow.
    Link,
    /// One of a list, such as an entry of the timeline.
    Listitem,
    /// One of a list of which one is selected, such as a row of the inbox.
    Option,
    /// What has happened, growing at its end.
    Log,
    /// Things to do, laid over the page.
    Menu,
    /// One of several exclusive choices of a menu.
    Menuitemradio,
    /// One of several exclusive choices.
    Radio,
    /// Choices of which one can be taken.
    Radiogroup,
    /// A named part of the page.
    Region,
    /// A field for a search.
    Searchbox,
    /// One of several pages of which one is shown.
    Tab,
    /// A field for text.
    Textbox,
}

/// The open page, seen in the document or inside the portal.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    browser: &'a Browser,
    in_portal: bool,
}

/// One element that was found.
#[derive(Clone, Debug)]
pub struct Element<'a> {
    browser: &'a Browser,
    pub(super) element: DriverElement,
}

impl<'a> Page<'a> {
    pub(super) fn document(browser: &'a Browser) -> Self {
        Self {
            browser,
            in_portal: false,
        }
    }

    pub(super) fn portal(browser: &'a Browser) -> Self {
        Self {
            browser,
            in_portal: true,
        }
    }

    /// The browser that shows this page.
    #[must_use]
    pub fn browser(&self) -> &'a Browser {
        self.browser
    }

    /// Waits for an element with this role whose accessible name contains `name`, whatever its case.
    ///
    /// # Panics
    /// When there is none in time; the message shows what the page says instead.
    pub async fn find(&self, role: Role, name: &str) -> Element<'a> {
        let ask = || async { self.find_all(role, name).await.into_iter().next() };
        self.wait_for(&format!("a {role:?} named {name:?}"), ask)
            .await
    }

    /// All elements with this role whose name contains `name`, as of now.
    pub async fn find_all(&self, role: Role, name: &str) -> Vec<Element<'a>> {
        self.look_up(&json!({ "portal": self.in_portal, "role": role.name(), "name": name }))
            .await
    }

    /// The texts that are drawn in elements of role `role` inside the elements of role `outer` named `name`, as of
    /// one moment.
    ///
    /// # Panics
    /// When the script fails.
    pub async fn texts(&self, outer: Role, name: &str, role: Role) -> Vec<String> {
        let inside = json!({ "role": outer.name(), "name": name });
        let wanted = json!({
            "portal": self.in_portal, "role": role.name(), "name": "", "inside": inside, "text": true,
        });
        serde_json::from_value(self.browser.run(FIND, vec![wanted]).await).expect("texts")
    }

    /// Waits for such an element that can be pressed, and presses it.
    ///
    /// # Panics
    /// When there is none in time.
    pub async fn press(&self, role: Role, name: &str) {
        let refusal = RefCell::new(String::new());
        let ask = || async {
            let element = self.find_all(role, name).await.into_iter().next()?;
            // It may be drawn anew, or still be covered, in this very moment.
            match element.element.click().await {
                Ok(()) => Some(()),
                Err(error) => {
                    refusal.replace(error.to_string());
                    None
                }
            }
        };
        let start = Instant::now();
        while ask().await.is_none() {
            if start.elapsed() > PATIENCE {
                let what = format!(
                    "a {role:?} named {name:?} that can be pressed ({})",
                    refusal.borrow()
                );
                self.give_up(PATIENCE, &what).await;
            }
            tokio::time::sleep(wait::INTERVAL).await;
        }
    }

    /// Waits for the field named `name` and puts `text` into it instead of what it holds.
    pub async fn fill(&self, name: &str, text: &str) {
        let wanted = json!({ "portal": self.in_portal, "role": "textbox", "name": name });
        self.fill_one(wanted, text).await;
    }

    /// As [`Page::fill`], inside the group named `group`.
    pub async fn fill_in_group(&self, group: &str, name: &str, text: &str) {
        self.fill_one(self.field_in_group(group, name), text).await;
    }

    /// Waits for the field named `name` inside the group named `group`.
    pub async fn find_in_group(&self, group: &str, name: &str) -> Element<'a> {
        let wanted = self.field_in_group(group, name);
        let ask = || async { self.look_up(&wanted).await.into_iter().next() };
        self.wait_for(&format!("a field {wanted}"), ask).await
    }

    fn field_in_group(&self, group: &str, name: &str) -> Value {
        let inside = json!({ "role": "group", "name": group });
        json!({ "portal": self.in_portal, "role": "textbox", "name": name, "inside": inside })
    }

    async fn fill_one(&self, wanted: Value, text: &str) {
        let what = format!("a field {wanted} that takes a text");
        let ask = || async {
            let element = self.look_up(&wanted).await.into_iter().next()?;
            // It may be drawn anew in this very moment.
            let arguments = vec![json!(element.element), json!(text)];
            self.browser.client.execute(FILL, arguments).await.ok()
        };
        self.wait_for(&what, ask).await;
    }

    /// Waits until the page shows `text`.
    pub async fn sees(&self, text: &str) {
        self.sees_within(PATIENCE, text).await;
    }

    /// Waits until the page shows `text`, for at most `limit`.
    ///
    /// # Panics
    /// When it does not show it in time.
    pub async fn sees_within(&self, limit: Duration, text: &str) {
        let ask = || async { self.text().await.contains(text).then_some(()) };
        self.wait_within(limit, &format!("the text {text:?}"), ask)
            .await;
    }

    /// Waits until the page no longer shows `text`.
    pub async fn sees_no_more(&self, text: &str) {
        let ask = || async { (!self.text().await.contains(text)).then_some(()) };
        self.wait_for(&format!("the text {text:?} to go"), ask)
            .await;
    }

    /// The text that is drawn.
    pub async fn text(&self) -> String {
        let text = self.browser.run(TEXT, vec![json!(self.in_portal)]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Asks until there is a value.
    ///
    /// # Panics
    /// When the time is up; the message shows what the page says.
    pub async fn wait_for<T, F: Future<Output = Option<T>>>(
        &self,
        what: &str,
        ask: impl FnMut() -> F,
    ) -> T {
        self.wait_within(PATIENCE, what, ask).await
    }

    async fn wait_within<T, F>(&self, limit: Duration, what: &str, mut ask: impl FnMut() -> F) -> T
    where
        F: Future<Output = Option<T>>,
    {
        let start = Instant::now();
        loop {
            if let Some(value) = ask().await {
                return value;
            }
            if start.elapsed() > limit {
                self.give_up(limit, what).await;
            }
            tokio::time::sleep(wait::INTERVAL).await;
        }
    }

    async fn give_up(&self, limit: Duration, what: &str) -> ! {
        let errors = self.browser.unexpected_errors().join("\n");
        let (url, mut text) = (self.browser.url().await, self.text().await);
        if let Some((end, _)) = text.char_indices().nth(MOST_SHOWN) {
            text.truncate(end);
        }
        let picture = self.browser.keep_picture().await;
        panic!(
            "waited {limit:?} in vain for {what}; {url} ({picture}) shows:\n{text}\nerrors: {errors}"
        );
    }

    /// The first element that a script returns.
    ///
    /// # Panics
    /// When it returns none in time.
    pub async fn find_by(&self, script: &str) -> Element<'a> {
        self.wait_for(&format!("what {script:?} returns"), || async {
            let found = self.browser.run_where_drawn(script, vec![]).await?;
            found
                .is_object()
                .then(|| Element::new(self.browser, &found))
        })
        .await
    }

    async fn look_up(&self, wanted: &Value) -> Vec<Element<'a>> {
        let ask = || self.browser.run_where_drawn(FIND, vec![wanted.clone()]);
        let found = self.wait_for(&format!("{wanted} to stay"), ask).await;
        let ids = found.as_array().cloned().unwrap_or_default();
        ids.into_iter()
            .map(|id| Element::new(self.browser, &id))
            .collect()
    }
}

impl<'a> Element<'a> {
    fn new(browser: &'a Browser, id: &Value) -> Self {
        let id = id
            .as_object()
            .and_then(|object| object.values().next())
            .and_then(Value::as_str);
        let id = id.expect("the script returns elements").to_owned();
        Self {
            browser,
            element: DriverElement::from_element_id(browser.client.clone(), id.into()),
        }
    }

    /// Presses it as a mouse does: scrolled into view, and only if nothing covers it.
    ///
    /// # Panics
    /// When it cannot be pressed.
    pub async fn press(&self) {
        self.element
            .click()
            .await
            .unwrap_or_else(|error| panic!("cannot press: {error}"));
    }

    /// Replaces its text, as by select all and paste; any character goes, those beyond the BMP too.
    ///
    /// # Panics
    /// When it takes no text.
    pub async fn fill(&self, text: &str) {
        self.script(FILL, json!(text)).await;
    }

    /// Types on the keyboard into it.
    ///
    /// # Panics
    /// When it takes no keys.
    pub async fn type_keys(&self, keys: &str) {
        self.element
            .send_keys(keys)
            .await
            .unwrap_or_else(|error| panic!("cannot type: {error}"));
    }

    /// What a field holds.
    pub async fn value(&self) -> String {
        self.script("return arguments[0].value", Value::Null)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The text that is drawn in it.
    pub async fn text(&self) -> String {
        self.script("return arguments[0].innerText", Value::Null)
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// An attribute's value.
    pub async fn attribute(&self, name: &str) -> Option<String> {
        let value = self
            .script(
                "return arguments[0].getAttribute(arguments[1])",
                json!(name),
            )
            .await;
        value.as_str().map(ToOwned::to_owned)
    }

    /// Whether it can be used now.
    pub async fn is_enabled(&self) -> bool {
        self.element.is_enabled().await.unwrap_or(false)
    }

    /// All elements inside it with this role whose name contains `name`.
    pub async fn find_all(&self, role: Role, name: &str) -> Vec<Element<'a>> {
        let within = json!(self.element);
        Page::document(self.browser)
            .look_up(&json!({ "within": within, "role": role.name(), "name": name }))
            .await
    }

    /// Goes into the frame that this element is; see [`Browser::leave_frame`].
    ///
    /// # Panics
    /// When it is no frame.
    pub async fn enter_frame(&self) {
        self.element
            .clone()
            .enter_frame()
            .await
            .expect("it is a frame");
    }

    /// Runs a script with this element and `argument`.
    pub async fn script(&self, script: &str, argument: Value) -> Value {
        self.browser
            .run(script, vec![json!(self.element), argument])
            .await
    }
}

impl Role {
    fn name(self) -> String {
        format!("{self:?}").to_lowercase()
    }
}
