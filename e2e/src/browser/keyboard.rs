//! A person who has a keyboard and nothing else.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};

use super::{Browser, Element, Page, Role};

/// Keys that are no letters, as WebDriver names them.
pub const TAB: char = '\u{E004}';
/// Held down for commands.
pub const CONTROL: char = '\u{E009}';
/// Presses buttons.
pub const ENTER: char = '\u{E007}';
/// Closes.
pub const ESCAPE: char = '\u{E00C}';
/// To the next of several.
pub const RIGHT: char = '\u{E014}';
/// To the one below.
pub const DOWN: char = '\u{E015}';

/// More presses than there are places on any of our pages.
const MOST_TABS: usize = 80;

/// What has the focus, down through the shadow roots; with an element, whether that has it or holds it.
const FOCUS: &str = "
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    const [element] = arguments;
    return element ? element.contains(focused) : `${focused?.tagName} ${focused?.ariaLabel ?? focused?.textContent.slice(0, 80)}`;";

impl Browser {
    /// Presses keys, one after the other, wherever the focus is.
    pub async fn keys(&self, keys: &str) {
        let keys = keys
            .chars()
            .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        self.perform(keys).await;
    }

    /// Presses a key while another one is held down.
    pub async fn key_with(&self, held: char, key: char) {
        self.perform([
            KeyAction::Down { value: held },
            KeyAction::Down { value: key },
            KeyAction::Up { value: key },
            KeyAction::Up { value: held },
        ])
        .await;
    }

    /// # Panics
    /// When the browser takes no keys.
    async fn perform(&self, actions: impl IntoIterator<Item = KeyAction>) {
        let presses = actions
            .into_iter()
            .fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.client
            .perform_actions(presses)
            .await
            .unwrap_or_else(|error| panic!("cannot type: {error}"));
    }

    async fn focused(&self) -> Value {
        self.run(FOCUS, vec![Value::Null]).await
    }
}

impl<'a> Page<'a> {
    /// Waits until an element with this role and name has the focus by itself.
    pub async fn has_focus(&self, role: Role, name: &str) {
        let what = format!("the focus on a {role:?} named {name:?}");
        self.wait_for(&what, || async {
            self.focused_one(role, name).await.map(|_| ())
        })
        .await;
    }

    /// Goes on with the Tab key until an element with this role and name has the focus.
    ///
    /// # Panics
    /// When it is not to be reached.
    pub async fn tab_to(&self, role: Role, name: &str) {
        self.find(role, name).await;
        let mut way = Vec::new();
        for _ in 0..MOST_TABS {
            if self.focused_one(role, name).await.is_some() {
                return;
            }
            way.push(self.browser().focused().await);
            self.browser().keys(&TAB.to_string()).await;
        }
        panic!("no way by Tab to a {role:?} named {name:?}: {way:#?}");
    }

    /// Goes to a button by Tab and presses it by Enter.
    pub async fn enter(&self, name: &str) {
        self.tab_to(Role::Button, name).await;
        self.browser().keys(&ENTER.to_string()).await;
    }

    /// Goes to a field by Tab and types.
    pub async fn type_into(&self, name: &str, text: &str) {
        self.tab_to(Role::Textbox, name).await;
        self.browser().keys(text).await;
    }

    async fn focused_one(&self, role: Role, name: &str) -> Option<Element<'a>> {
        for element in self.find_all(role, name).await {
            let arguments = vec![json!(element.element)];
            // It may be drawn anew in this very moment.
            let is_focused = self.browser().client.execute(FOCUS, arguments).await;
            if is_focused.is_ok_and(|found| found == json!(true)) {
                return Some(element);
            }
        }
        None
    }
}
