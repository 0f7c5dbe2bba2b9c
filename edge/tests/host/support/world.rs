//! Requests to the edge, and what it answers.

use super::Memory;
use answerable_edge::app::{App, handle};
use answerable_edge::config::Config;
use answerable_edge::failure::Failure;
use answerable_edge::ports::{Assets, Clock as _, Ports, Promise, Signatures};
use answerable_host::Key;
use answerable_host::wrong::Scene;
use axum::body::Body;
use axum::response::Response;
use http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};
use std::sync::Arc;

/// The origin that the site `fern` lists.
pub(crate) const ORIGIN: &str = "https://fern.example";
/// The operator's key.
pub(crate) const OPERATOR_KEY: &str = "operator-key-of-the-tests";
/// The server's secret.
pub(crate) const SECRET: &str = "server-secret-of-the-tests-0123456789";

/// The secret that `fern` signs identities with.
const IDENTITY_SECRET: &str = "identity-secret-of-the-tests-0123456789";

/// The edge and its memory.
#[derive(Debug)]
pub(crate) struct World {
    /// The objects.
    pub(crate) memory: Arc<Memory>,
    app: App,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    /// Its status.
    pub(crate) status: u16,
    /// Its headers.
    pub(crate) headers: HeaderMap,
    /// Its body.
    pub(crate) text: String,
}

/// Two sites: `fern`, where one client may send three cases an hour, and `moss`.
pub(crate) fn sites() -> Value {
    json!({
        "fern": {
            "name": "Fern & Co.", "team": "Jo's team", "origins": [ORIGIN],
            "agents": { "jo": "Jo Fern", "sam": "Sam Reed" },
            "answer_within_minutes": 240, "accent": "#2f6b4f",
            "submit_limit": { "count": 3, "minutes": 60 },
            "identity": { "keys": [Key::es256("k1", 1).setting(""), hs().setting("FERN_IDENTITY")] },
        },
        "moss": {
            "name": "Moss", "team": "Mo", "origins": ["https://moss.example"],
            "agents": { "mo": "Mo Moss" }, "answer_within_minutes": 60,
            "identity": { "keys": [Key::es256("k1", 3).setting("")] },
        },
    })
}

fn hs() -> Key {
    Key::hs256("k2", IDENTITY_SECRET)
}

impl World {
    /// A new edge without cases.
    pub(crate) fn new() -> Self {
        Self::with(&sites())
    }

    /// A new edge with sites of one's own.
    pub(crate) fn with(sites: &Value) -> Self {
        let memory = Arc::new(Memory::default());
        let secrets = |name: &str| (name == "FERN_IDENTITY").then(|| IDENTITY_SECRET.to_owned());
        let sites = sites.to_string();
        let config = Config::read(&sites, SECRET, Some(OPERATOR_KEY), false, &secrets).unwrap();
        let ports = Ports {
            objects: memory.clone(),
            assets: Arc::new(Files),
            records: memory.clone(),
            signatures: Arc::new(Curve),
            clock: memory.clone(),
            zones: memory.clone(),
            log: memory.clone(),
        };
        let config = Arc::new(config);
        Self {
            memory,
            app: App { config, ports },
        }
    }

    /// The host of `fern`, and what there is around it, as of now.
    pub(crate) fn scene(&self) -> Scene {
        Scene {
            site: "fern".to_owned(),
            other: "moss".to_owned(),
            es: Key::es256("k1", 1),
            hs: hs(),
            others: Key::es256("k1", 3),
            now: self.memory.now().0 / 1_000,
        }
    }

    /// Sends a request; `headers` as `name: value` lines.
    pub(crate) async fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[&str],
        body: impl Into<Body>,
    ) -> Reply {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("https://edge.example{path}"));
        for header in headers {
            let (name, value) = header.split_once(": ").unwrap();
            request = request.header(name, value);
        }
        let response = handle(&self.app, request.body(body.into()).unwrap(), "the-id").await;
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        Reply {
            status: parts.status.as_u16(),
            headers: parts.headers,
            text: String::from_utf8(body.to_vec()).unwrap(),
        }
    }

    /// Submits `body` to `fern` under `key`.
    pub(crate) async fn submit(&self, key: &str, body: &Value) -> Reply {
        let key = format!("idempotency-key: {key}");
        let headers = ["content-type: application/json", key.as_str()];
        self.send("POST", "/v1/sites/fern/cases", &headers, body.to_string())
            .await
    }

    /// A new case: its reference and its token.
    pub(crate) async fn case(&self, key: &str) -> (String, String) {
        let receipt = self
            .submit(key, &json!({ "kind": "complaint", "text": "Brown leaves" }))
            .await;
        assert_eq!(receipt.status, 201, "{}", receipt.text);
        let receipt = receipt.json();
        let text = |name: &str| receipt[name].as_str().unwrap().to_owned();
        (text("reference"), text("token"))
    }

    /// Acts on a case; `seen` goes into If-Match.
    pub(crate) async fn act(
        &self,
        case: &str,
        bearer: &str,
        key: &str,
        seen: Option<u64>,
        command: &Value,
    ) -> Reply {
        let mut headers = vec![
            "content-type: application/json".to_owned(),
            format!("authorization: Bearer {bearer}"),
            format!("idempotency-key: {key}"),
        ];
        headers.extend(seen.map(|seq| format!("if-match: \"{seq}\"")));
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        let path = format!("/v1/cases/{case}/actions");
        self.send("POST", &path, &headers, command.to_string())
            .await
    }

    /// Gets a path with a bearer token.
    pub(crate) async fn get(&self, path: &str, bearer: &str) -> Reply {
        let bearer = format!("authorization: Bearer {bearer}");
        self.send("GET", path, &[&bearer], "").await
    }

    /// The code of a new sign-in link.
    pub(crate) async fn code(&self, site: &str, agent: &str) -> String {
        let operator = format!("authorization: Bearer {OPERATOR_KEY}");
        let headers = ["content-type: application/json", operator.as_str()];
        let body = json!({ "site": site, "agent": agent }).to_string();
        let link = self
            .send("POST", "/v1/desk/sign-in-links", &headers, body)
            .await;
        assert_eq!(link.status, 201, "{}", link.text);
        let url = link.json()["url"].as_str().unwrap().to_owned();
        url.strip_prefix("https://edge.example/desk#signin=")
            .unwrap()
            .to_owned()
    }

    /// Signs in with a code.
    pub(crate) async fn sign_in(&self, code: &str) -> Reply {
        let body = json!({ "code": code }).to_string();
        self.send(
            "POST",
            "/v1/desk/sessions",
            &["content-type: application/json"],
            body,
        )
        .await
    }

    /// The session of a member of staff.
    pub(crate) async fn staff(&self, site: &str, agent: &str) -> String {
        let code = self.code(site, agent).await;
        let session = self.sign_in(&code).await;
        session.json()["session"].as_str().unwrap().to_owned()
    }
}

impl Reply {
    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// A header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Checks that this is the problem `slug` with `status`.
    #[track_caller]
    pub(crate) fn is_problem(&self, status: u16, slug: &str) {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(
            problem["type"],
            format!("/v1/problems#{slug}"),
            "{}",
            self.text
        );
        assert_eq!(problem["status"], status);
        assert_eq!(problem["request_id"], "the-id");
    }
}

/// The curve P-256, by another implementation than the platform's.
struct Curve;

impl Signatures for Curve {
    fn es256<'a>(
        &'a self,
        point: &'a [u8],
        message: &'a [u8],
        signature: &'a [u8],
    ) -> Promise<'a, bool> {
        let holds = answerable_host::holds(point, message, signature);
        Box::pin(
            async move { holds.ok_or_else(|| Failure::new("a key that is no point of P-256")) },
        )
    }
}

/// One asset, whatever is asked for; nothing under `/missing`, and no answer under `/failing`.
struct Files;

impl Assets for Files {
    fn get<'a>(&'a self, path: &'a str, _: HeaderMap) -> Promise<'a, Response> {
        Box::pin(async move {
            if path.starts_with("/failing") {
                return Err(Failure::passing("assets"));
            }
            let mut response = Response::new(Body::from(format!("file {path}")));
            if path.starts_with("/missing") {
                *response.status_mut() = StatusCode::NOT_FOUND;
            }
            Ok::<_, Failure>(response)
        })
    }

    fn text<'a>(&'a self, _: &'static str) -> Promise<'a, Arc<str>> {
        Box::pin(async { Ok(answerable_shared::triage::WORDS.into()) })
    }
}
