//! The v1 HTTP surface as a client uses it. Calls return answers as they are; the shorthands assert success.

mod commands;
mod people;
mod stages;

use answerable_shared::api::{InboxPage, Receipt, Session};
use answerable_shared::index::IndexRow;
use hyper::Method;
use hyper::body::Bytes;
use serde_json::{Value, json};
use uuid::Uuid;

pub use self::commands::{
    accept, appeal, approve, ask, assign, choose, confirm, decline, delegate, escalate, give_back,
    message, note, offer, progress, rate, reopen, report, resolve, triage, withdraw,
};
pub use self::people::{Agent, Requester};
pub use self::stages::{case_for, case_in, sound, stage_for, wrong_token};
use crate::edge::OPERATOR_KEY;
use crate::http::{Http, NoAnswer, Reply};

/// A client of one edge.
#[derive(Clone, Debug)]
pub struct Api {
    http: Http,
    base: String,
    /// Whom the host vouches for as the sender of what is submitted.
    identity: Option<String>,
}

/// One request for a change, as it can be sent again unchanged.
#[derive(Clone, Debug)]
pub struct Change {
    /// Where to, such as `/v1/sites/fern/cases`.
    pub path: String,
    /// The bearer token, if any.
    pub bearer: Option<String>,
    /// The idempotency key, if any.
    pub key: Option<String>,
    /// The `seq` that was seen, if said.
    pub seen: Option<u64>,
    /// The `Origin` header, if any.
    pub origin: Option<String>,
    /// The body.
    pub body: Bytes,
}

impl Api {
    /// A client of the edge at `base`, such as `http://localhost:20001`.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self {
            http: Http::default(),
            base: base.to_owned(),
            identity: None,
        }
    }

    /// The same, for a visitor whom the host vouches for by `token`: it goes along with what is submitted.
    #[must_use]
    pub fn signed(&self, token: &str) -> Self {
        Self {
            identity: Some(token.to_owned()),
            ..self.clone()
        }
    }

    /// The edge's origin.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Sends a change.
    ///
    /// # Errors
    /// When no complete answer arrives.
    pub async fn send(&self, change: &Change) -> Result<Reply, NoAnswer> {
        let mut headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        let mut add = |name: &str, value: Option<String>| {
            headers.extend(value.map(|value| (name.to_owned(), value)));
        };
        add(
            "authorization",
            change
                .bearer
                .as_ref()
                .map(|bearer| format!("Bearer {bearer}")),
        );
        add("idempotency-key", change.key.clone());
        add("if-match", change.seen.map(|seq| format!("\"{seq}\"")));
        add("origin", change.origin.clone());
        let headers: Vec<_> = headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        self.http
            .send(
                Method::POST,
                &format!("{}{}", self.base, change.path),
                &headers,
                change.body.clone(),
            )
            .await
    }

    /// Sends `body` by PUT, made from version `seen` where there is one.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn put(&self, path: &str, bearer: &str, seen: Option<u32>, body: &Value) -> Reply {
        let authorization = format!("Bearer {bearer}");
        let seen = seen.map(|seen| format!("\"{seen}\""));
        let mut headers = vec![
            ("content-type", "application/json"),
            ("authorization", authorization.as_str()),
        ];
        headers.extend(seen.iter().map(|seen| ("if-match", seen.as_str())));
        let url = format!("{}{path}", self.base);
        let body = Bytes::from(body.to_string());
        let sent = self.http.send(Method::PUT, &url, &headers, body).await;
        sent.unwrap_or_else(|error| panic!("PUT {path}: {}", error.0))
    }

    /// Sets the edge's clock ahead.
    ///
    /// # Panics
    /// When it cannot be set.
    pub async fn set_ahead(&self, ms: i64) {
        let change = Change::new("/v1/test/clock", &json!({ "ahead_ms": ms })).keyless();
        self.post(&change).await.with_status(204);
    }

    /// As [`Api::send`], where an answer must come.
    ///
    /// # Panics
    /// When none does.
    pub async fn post(&self, change: &Change) -> Reply {
        self.send(change)
            .await
            .unwrap_or_else(|error| panic!("POST {}: {}", change.path, error.0))
    }

    /// Any other request, with headers as given.
    ///
    /// # Panics
    /// When no answer comes.
    pub async fn request(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Reply {
        let sent = self
            .http
            .send(
                method,
                &format!("{}{path}", self.base),
                headers,
                Bytes::new(),
            )
            .await;
        sent.unwrap_or_else(|error| panic!("{path}: {}", error.0))
    }

    /// Reads, with a bearer token if there is one.
    pub async fn get(&self, path: &str, bearer: Option<&str>) -> Reply {
        let authorization = bearer.map(|bearer| format!("Bearer {bearer}"));
        let headers: Vec<_> = authorization
            .iter()
            .map(|value| ("authorization", value.as_str()))
            .collect();
        self.request(Method::GET, path, &headers).await
    }

    /// Asks `text` of `site` and returns the case in its requester's hands.
    pub async fn submit(&self, site: &str, text: &str) -> Requester {
        self.submit_all(site, &enquiry(text)).await
    }

    /// As [`Api::submit`], with a body of one's own.
    ///
    /// # Panics
    /// When it is not taken.
    pub async fn submit_all(&self, site: &str, body: &Value) -> Requester {
        let change = Change {
            bearer: self.identity.clone(),
            ..Change::submission(site, body)
        };
        let reply = self.post(&change).await.with_status(201);
        let receipt: Receipt = serde_json::from_slice(&reply.body).expect("a receipt");
        Requester::new(self.clone(), receipt)
    }

    /// Lets the member of staff `agent` of `site` in, by an operator's link.
    ///
    /// # Panics
    /// When a step of it fails.
    pub async fn sign_in(&self, site: &str, agent: &str) -> Agent {
        let url = self.sign_in_link(site, agent).await;
        let code = url
            .split_once("#signin=")
            .expect("the code is in the fragment")
            .1;
        let reply = self
            .post(&Change::new("/v1/desk/sessions", &json!({ "code": code })).keyless())
            .await;
        assert!(
            reply.status.is_success(),
            "cannot sign in: {}",
            reply.text()
        );
        let session: Session = serde_json::from_slice(&reply.body).expect("a session");
        Agent::new(self.clone(), session)
    }

    /// An operator's link to the desk of `site` for `agent`.
    ///
    /// # Panics
    /// When the operator gets none.
    pub async fn sign_in_link(&self, site: &str, agent: &str) -> String {
        let wanted = json!({ "site": site, "agent": agent });
        let change = Change::new("/v1/desk/sign-in-links", &wanted)
            .by(OPERATOR_KEY)
            .keyless();
        let reply = self.post(&change).await;
        assert!(
            reply.status.is_success(),
            "no sign-in link: {}",
            reply.text()
        );
        reply.json()["url"].as_str().expect("a link").to_owned()
    }

    /// Every row of the inbox, page by page.
    pub async fn inbox(&self, session: &str) -> Vec<IndexRow> {
        let mut rows = Vec::new();
        let mut cursor = String::new();
        loop {
            let path = format!("/v1/desk/cases?queue=all{cursor}");
            let reply = self.get(&path, Some(session)).await.with_status(200);
            let page: InboxPage = serde_json::from_slice(&reply.body).expect("an inbox page");
            rows.extend(page.rows);
            match page.next {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return rows,
            }
        }
    }
}

impl Change {
    /// A change with a key of its own and no credentials.
    #[must_use]
    pub fn new(path: &str, body: &Value) -> Self {
        let key = Some(Uuid::new_v4().to_string());
        let body = Bytes::from(body.to_string());
        Self {
            path: path.to_owned(),
            bearer: None,
            key,
            seen: None,
            origin: None,
            body,
        }
    }

    /// A submission to `site`.
    #[must_use]
    pub fn submission(site: &str, body: &Value) -> Self {
        Self::new(&format!("/v1/sites/{site}/cases"), body)
    }

    /// A command to the case `reference`.
    #[must_use]
    pub fn action(reference: &str, command: &Value) -> Self {
        Self::new(&format!("/v1/cases/{reference}/actions"), command)
    }

    /// The same, with a bearer token.
    #[must_use]
    pub fn by(self, bearer: &str) -> Self {
        Self {
            bearer: Some(bearer.to_owned()),
            ..self
        }
    }

    /// The same, said to have been decided on the case as of `seq`.
    #[must_use]
    pub fn having_seen(self, seq: u64) -> Self {
        Self {
            seen: Some(seq),
            ..self
        }
    }

    /// The same, from a page of `origin`.
    #[must_use]
    pub fn from_origin(self, origin: &str) -> Self {
        Self {
            origin: Some(origin.to_owned()),
            ..self
        }
    }

    /// The same, with another body and the same key.
    #[must_use]
    pub fn saying(self, body: impl Into<Bytes>) -> Self {
        Self {
            body: body.into(),
            ..self
        }
    }

    /// The same, without a key.
    #[must_use]
    pub fn keyless(self) -> Self {
        Self { key: None, ..self }
    }
}

/// The body of a plain question.
#[must_use]
pub fn enquiry(text: &str) -> Value {
    json!({ "kind": "enquiry", "text": text, "contact": {}, "channel": "widget" })
}
