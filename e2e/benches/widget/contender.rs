//! What is measured, each as its documentation would have a careful site embed it.

/// One way to have a form on a page.
#[derive(Debug)]
pub(crate) struct Contender {
    /// Its name in the table.
    pub(crate) name: &'static str,
    /// The npm package whose version is named; none is our own.
    pub(crate) package: Option<&'static str>,
    /// What the site puts into the page's head; `{{edge}}` is our edge's origin.
    pub(crate) head: &'static str,
    /// What the site puts at the end of the page's body.
    pub(crate) body: &'static str,
    /// What is pressed, as a path through shadow roots; none opens nothing.
    pub(crate) launcher: &'static [&'static str],
    /// What can be used then, in order, as such paths; all but the last are pressed. The last is the field for the text.
    pub(crate) steps: &'static [&'static [&'static str]],
}

/// The page without anything.
pub(crate) const BARE: Contender = Contender {
    name: "Bare page",
    package: None,
    head: "",
    body: "",
    launcher: &[],
    steps: &[],
};

/// Ours.
pub(crate) const ANSWERABLE: Contender = Contender {
    name: "Answerable",
    package: None,
    head: r#"<script src="{{edge}}/w.js" data-site="fern" async></script>"#,
    body: "",
    launcher: &["answerable-portal", "button"],
    steps: &[
        &["answerable-portal", ".choice"],
        &["answerable-portal", "textarea"],
    ],
};

const SENTRY: Contender = Contender {
    name: "Sentry",
    package: Some("@sentry/browser"),
    head: r#"<script type="module" src="/sentry/index.js"></script>"#,
    body: "",
    launcher: &["#sentry-feedback", ".widget__actor"],
    steps: &[&["#sentry-feedback", "textarea"]],
};

const SENTRY_LAZY: Contender = Contender {
    name: "Sentry, lazy",
    package: Some("@sentry/browser"),
    head: r#"<script type="module" src="/sentry-lazy/index.js"></script>"#,
    ..SENTRY
};

/// Without its server's settings and its web font, neither of which can be had here: both would come on top.
const PUSHFEEDBACK: Contender = Contender {
    name: "PushFeedback",
    package: Some("pushfeedback"),
    head: r#"<link rel="stylesheet" href="/pushfeedback/pushfeedback.css">
<script type="module" src="/pushfeedback/pushfeedback.esm.js"></script>"#,
    body: r#"<feedback-button project="fern" button-position="bottom-right" modal-position="bottom-right"
 fetch-data="false" custom-font="true">Feedback</feedback-button>"#,
    launcher: &["feedback-button", "button"],
    steps: &[&["feedback-modal", "textarea"]],
};

const SURVEYJS: Contender = Contender {
    name: "SurveyJS",
    package: Some("survey-core"),
    head: r#"<script type="module" src="/surveyjs/index.js"></script>"#,
    body: r#"<button id="feedback" style="position:fixed;inset:auto 20px 20px auto">Feedback</button>"#,
    launcher: &["#feedback"],
    steps: &[&["#survey", "textarea"]],
};

/// No peer, since nothing opens: what is before intent is the least that a launcher can cost.
pub(crate) const BUTTON: Contender = Contender {
    name: "A button alone",
    head: r#"<script src="/button/index.js" async></script>"#,
    ..BARE
};

/// The peers.
pub(crate) const PEERS: [Contender; 4] = [SENTRY, SENTRY_LAZY, PUSHFEEDBACK, SURVEYJS];

impl Contender {
    /// The page, the same for all but for what is embedded.
    pub(crate) fn page(&self, edge: &str) -> String {
        let Self { head, body, .. } = self;
        let head = head.replace("{{edge}}", edge);
        format!(
            r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fern &amp; Co.</title>
<link rel="icon" href="data:,"><script>{PROBE}</script>
{head}</head>
<body><main><h1>Fern &amp; Co.</h1><p>Plants that outlive their owners.</p></main>
{body}</body></html>"#
        )
    }
}

const PROBE: &str = include_str!("probe.js");
