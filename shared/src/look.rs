//! How a site looks: its settings, and the style sheet that they come to.
//!
//! The sheet sets variables that the portal's own style sheet reads, and is applied after it. Nothing
//! of the settings gets into it unread: an owner's slip must not become somebody else's style.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;

mod colour;

/// Longest logo, as text: it is kept in the browser, with the rest of the sheet.
const LONGEST_LOGO: usize = 32 * 1024;
/// Longest text, in characters.
const LONGEST_TEXT: usize = 200;
/// Roundest corners, in pixels.
const ROUNDEST: u8 = 24;

/// A site's look; all of it can be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// Roundness of fields in pixels, 0 to 24; cards and the panel follow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub radius: Option<u8>,
    /// Families as in CSS; without it the page's own font.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub font: Option<String>,
    /// Where launcher and panel are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Light or dark whatever the reader's system says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// Address of a square picture: a path of the page's own origin, `https://…`, or `data:image/…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// Texts of the site's own, by language (`en`, `zh-Hans`, …); those under `*` go to everybody else.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, Texts>,
}

/// Where launcher and panel are, along the line of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// At the end: on the right of a page that is read from left to right.
    End,
    /// At the start.
    Start,
}

/// Which of the two sets of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// What the reader's system asks for.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What a site says in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    /// In place of "How can we help?".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub greeting: Option<String>,
    /// A line under it, such as when somebody is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// In place of "If anybody is in danger, call the emergency services first", such as with a number of the site's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<String>,
}

impl Look {
    /// What is wrong with the settings, for whoever wrote them.
    ///
    /// # Errors
    /// The setting that cannot be used, and what it takes.
    pub fn check(&self) -> Result<(), String> {
        if self.radius.is_some_and(|radius| radius > ROUNDEST) {
            return Err(format!("look.radius: 0 to {ROUNDEST} are taken"));
        }
        if !self.font.as_deref().is_none_or(is_font) {
            return Err("look.font: families as in CSS are taken, letters, digits, spaces, commas, hyphens and quotes".to_owned());
        }
        if !self.logo.as_deref().is_none_or(is_logo) {
            return Err(format!(
                "look.logo: a path, https://… or data:image/…;base64,… of at most {LONGEST_LOGO} characters is taken"
            ));
        }
        let texts = self
            .texts
            .values()
            .flat_map(|texts| [&texts.greeting, &texts.note, &texts.danger]);
        if texts
            .flatten()
            .any(|text| text.chars().count() > LONGEST_TEXT)
        {
            return Err(format!(
                "look.texts: at most {LONGEST_TEXT} characters are taken"
            ));
        }
        Ok(())
    }

    /// The site's own texts for a reader of `language`: those of the language, of the language without its script or
    /// region, or those for everybody else.
    #[must_use]
    pub fn texts_in(&self, language: &str) -> Texts {
        let mut tag = language;
        loop {
            if let Some(texts) = self.texts.get(tag) {
                return texts.clone();
            }
            match tag.rsplit_once('-') {
                Some((shorter, _)) => tag = shorter,
                None => return self.texts.get("*").cloned().unwrap_or_default(),
            }
        }
    }
}

/// The style sheet of a look that was [checked](Look::check), with the site's `accent`; none where there is nothing to
/// set.
#[must_use]
pub fn sheet(look: &Look, accent: Option<&str>) -> Option<String> {
    let mut host = accent.and_then(colour::variables).unwrap_or_default();
    let mut rules = String::new();
    // Nothing that is written to a text can fail.
    if let Some(radius) = look.radius {
        let _written = write!(host, "--radius-s:{radius}px;");
    }
    if let Some(font) = look.font.as_deref().filter(|font| is_font(font)) {
        let _written = write!(host, "font-family:{font}!important;");
    }
    if look.position == Some(Position::Start) {
        // A page's own `data-position` outranks the site's.
        rules.push_str(
            ":host(:not([position]))>button,:host(:not([position])) dialog.panel{inset-inline:20px auto}",
        );
    }
    match look.theme {
        None | Some(Theme::Auto) => {}
        Some(Theme::Light) => rules.push_str(colour::LIGHT),
        Some(Theme::Dark) => rules.push_str(colour::DARK),
    }
    if let Some(logo) = look.logo.as_deref().filter(|logo| is_logo(logo)) {
        let _written = write!(
            rules,
            ".where{{display:grid;grid-template-columns:auto 1fr;column-gap:10px;align-items:center}}.where::before{{content:\"\";grid-row:span 2;width:32px;height:32px;background:url(\"{logo}\") center/contain no-repeat}}"
        );
    }
    if !host.is_empty() {
        rules.insert_str(0, &format!(":host{{{host}}}"));
    }
    (!rules.is_empty()).then_some(rules)
}

fn is_font(text: &str) -> bool {
    let is_known = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '-' | '_' | '\'' | '"');
    let is_closed = |quote: char| text.matches(quote).count().is_multiple_of(2);
    !text.trim().is_empty()
        && text.len() <= LONGEST_TEXT
        && text.chars().all(is_known)
        && is_closed('\'')
        && is_closed('"')
}

fn is_logo(text: &str) -> bool {
    let starts = |beginning: &str| text.starts_with(beginning);
    let is_path = starts("/") && !starts("//");
    let is_known = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&*+,;=%".contains(c);
    (is_path || starts("https://") || starts("data:image/"))
        && text.len() <= LONGEST_LOGO
        && text.chars().all(is_known)
}
