//! The calls of the v1 surface, typed.

use super::{Credential, Failure, Request};
use crate::json;
use answerable_shared::api::{
    CalendarAnswers, CalendarQuestions, InboxPage, Outcome, RebuildProgress, RebuildStep, Receipt,
    Session, SettingsHistory, SettingsView, SignIn, SiteView, Ticket,
};
use answerable_shared::command::Command;
use answerable_shared::figures::Report;
use answerable_shared::settings::Settings;
use answerable_shared::view::CaseView;
use js_sys::Function;
use serde::de::DeserializeOwned;

/// The edge, and who asks.
///
/// Cheap to clone. One without a credential is for what anyone may ask; [`Api::with`] gives one for
/// a case's token or a desk session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    base: String,
    credential: Option<Credential>,
}

/// Which part of the inbox.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InboxQuery {
    /// A queue, by its name on the wire; `waiting` without.
    pub queue: Option<String>,
    /// Only this kind, by its name on the wire.
    pub kind: Option<String>,
    /// Only this priority, by its name on the wire.
    pub priority: Option<String>,
    /// Only cases of the team with this identifier.
    pub team: Option<String>,
    /// Only cases that the member of staff with this identifier handles.
    pub handler: Option<String>,
    /// `due` for what is due first; by the longest wait without.
    pub sort: Option<String>,
    /// Words, a reference or a name to find.
    pub search: Option<String>,
    /// Where the last page ended.
    pub cursor: Option<String>,
}

impl Api {
    /// The edge at `base`, such as `https://answers.example`; an empty base is the page's own origin.
    #[must_use]
    pub fn new(base: impl Into<String>) -> Self {
        let base: String = base.into();
        Self {
            base: base.trim_end_matches('/').to_owned(),
            credential: None,
        }
    }

    /// The same edge, asked with a case's token or a desk session.
    #[must_use]
    pub fn with(&self, credential: impl Into<String>) -> Self {
        Self {
            base: self.base.clone(),
            credential: Some(Credential::Token(credential.into())),
        }
    }

    /// The same edge, asked as whoever the page's host says; see [`Credential::Host`].
    #[must_use]
    pub fn of_host(&self, ask: Function) -> Self {
        Self {
            base: self.base.clone(),
            credential: Some(Credential::Host(ask)),
        }
    }

    /// Whether there is anybody to ask as.
    pub async fn is_known(&self) -> bool {
        match &self.credential {
            Some(credential) => credential.shown(false).await.is_some(),
            None => false,
        }
    }

    /// Where the edge is.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The absolute address of a path such as `/v1/cases/AN-7K3M-92QX`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// What the widget needs to know of a site.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn site(&self, site: &str, language: &str) -> Result<SiteView, Failure> {
        let url = self.url(&format!("/v1/sites/{}?language={language}", escaped(site)));
        self.get(&url).send().await
    }

    /// Submits a case. `body` is a `Submission` as JSON text, kept as text so that a retry under
    /// the same `key` sends the same bytes. Where the edge does not believe the host, it goes without
    /// an identity: what somebody wrote must not be lost over that.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn submit(&self, site: &str, key: &str, body: &str) -> Result<Receipt, Failure> {
        let url = self.url(&format!("/v1/sites/{}/cases", escaped(site)));
        let mut request = self.post(&url, Some(key), Some(body));
        loop {
            match request.send().await {
                Err(failure) if failure.is_of_identity() && request.credential.is_some() => {
                    request.credential = None;
                }
                sent => return sent,
            }
        }
    }

    /// The first page of the cases of whoever asks, as much of it as `T` reads.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn own_cases<T: DeserializeOwned>(&self, site: &str) -> Result<T, Failure> {
        let url = self.url(&format!("/v1/sites/{}/cases", escaped(site)));
        self.get(&url).send().await
    }

    /// The case as this caller may see it.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn case(&self, reference: &str) -> Result<CaseView, Failure> {
        let url = self.url(&case_path(reference));
        self.get(&url).send().await
    }

    /// Does something to a case. `seen` is the number of the last event that the person saw: staff
    /// must give it, requesters need not.
    ///
    /// # Errors
    /// The edge's problem (a stale one carries the case as it stands), or [`Failure::Network`].
    pub async fn act(
        &self,
        reference: &str,
        key: &str,
        seen: Option<u64>,
        command: &Command,
    ) -> Result<Outcome, Failure> {
        let url = self.url(&format!("{}/actions", case_path(reference)));
        let body = json::to_text(command);
        let request = Request {
            seen,
            ..self.post(&url, Some(key), Some(&body))
        };
        request.send().await
    }

    /// A ticket for the socket of a case.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn ticket(&self, reference: &str) -> Result<Ticket, Failure> {
        let url = self.url(&format!("{}/ticket", case_path(reference)));
        self.post(&url, None, None).send().await
    }

    /// Signs a member of staff in with the code of a sign-in link.
    ///
    /// # Errors
    /// The edge's problem (also when the code was used or is too old), or [`Failure::Network`].
    pub async fn sign_in(&self, code: &str) -> Result<Session, Failure> {
        let url = self.url("/v1/desk/sessions");
        let body = json::to_text(&SignIn {
            code: code.to_owned(),
        });
        self.post(&url, None, Some(&body)).send().await
    }

    /// Ends the session.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn sign_out(&self) -> Result<(), Failure> {
        let url = self.url("/v1/desk/sessions");
        let request = Request {
            method: "DELETE",
            ..self.get(&url)
        };
        request.send_only().await
    }

    /// One page of the inbox.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn inbox(&self, query: &InboxQuery) -> Result<InboxPage, Failure> {
        let url = self.url(&format!("/v1/desk/cases{}", query.text()));
        self.get(&url).send().await
    }

    /// A ticket for the desk's live feed.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn desk_ticket(&self) -> Result<Ticket, Failure> {
        let url = self.url("/v1/desk/ticket");
        self.post(&url, None, None).send().await
    }

    /// The figures that `query` asks for, such as `from=2028-02-01&to=2028-02-29&by=team`.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn figures(&self, query: &str) -> Result<Report, Failure> {
        let url = self.url(&format!("/v1/desk/figures?{query}"));
        self.get(&url).send().await
    }

    /// The site's settings in force, or those of an earlier version.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn settings(&self, version: Option<u32>) -> Result<SettingsView, Failure> {
        let query = version.map(|version| format!("?version={version}"));
        let url = self.url(&format!("/v1/desk/settings{}", query.unwrap_or_default()));
        self.get(&url).send().await
    }

    /// Puts settings in force that were made from version `after`.
    ///
    /// # Errors
    /// The edge's problem (a stale one where another version is in force), or [`Failure::Network`].
    pub async fn put_settings(
        &self,
        after: u32,
        settings: &Settings,
    ) -> Result<SettingsView, Failure> {
        let url = self.url("/v1/desk/settings");
        let body = json::to_text(settings);
        let request = Request {
            method: "PUT",
            seen: Some(u64::from(after)),
            body: Some(&body),
            ..self.get(&url)
        };
        request.send().await
    }

    /// Who changed the settings, and when.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn settings_history(&self) -> Result<SettingsHistory, Failure> {
        let url = self.url("/v1/desk/settings/history");
        self.get(&url).send().await
    }

    /// Tries a calendar out, in force or not.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn try_calendar(
        &self,
        asked: &CalendarQuestions,
    ) -> Result<CalendarAnswers, Failure> {
        let url = self.url("/v1/desk/calendar-answers");
        let body = json::to_text(asked);
        self.post(&url, None, Some(&body)).send().await
    }

    /// One step of making the inbox again. It may be repeated.
    ///
    /// # Errors
    /// The edge's problem, or [`Failure::Network`].
    pub async fn rebuild_index(&self, step: &RebuildStep) -> Result<RebuildProgress, Failure> {
        let url = self.url("/v1/desk/index-rebuild");
        let body = json::to_text(step);
        self.post(&url, None, Some(&body)).send().await
    }

    fn get<'a>(&'a self, url: &'a str) -> Request<'a> {
        Request {
            url,
            credential: self.credential.as_ref(),
            ..Request::default()
        }
    }

    fn post<'a>(
        &'a self,
        url: &'a str,
        key: Option<&'a str>,
        body: Option<&'a str>,
    ) -> Request<'a> {
        Request {
            method: "POST",
            key,
            body,
            ..self.get(url)
        }
    }
}

impl InboxQuery {
    fn text(&self) -> String {
        let mut text = String::new();
        let parts = [
            ("queue", &self.queue),
            ("kind", &self.kind),
            ("priority", &self.priority),
            ("team", &self.team),
            ("handler", &self.handler),
            ("sort", &self.sort),
            ("q", &self.search),
            ("cursor", &self.cursor),
        ];
        for (name, value) in parts {
            if let Some(value) = value {
                let mark = if text.is_empty() { '?' } else { '&' };
                text.push_str(&format!("{mark}{name}={}", escaped(value)));
            }
        }
        text
    }
}

fn case_path(reference: &str) -> String {
    format!("/v1/cases/{}", escaped(reference))
}

fn escaped(part: &str) -> String {
    js_sys::encode_uri_component(part).into()
}
