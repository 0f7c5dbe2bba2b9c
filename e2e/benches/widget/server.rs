//! The site with its pages, and our edge's files, all compressed beforehand; calls of the API go on to the edge.
//!
//! Each visit has a host name of its own, such as `v7.localhost`: for the browser it is a site never seen before.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use answerable_e2e::http::Http;
use answerable_e2e::http::server::Server;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{HOST, HeaderName, ORIGIN, REFERER};
use hyper::{HeaderMap, Request, Response};

use crate::contender::Contender;
use crate::line::Line;

/// Headers of the API that matter to the edge.
const PASSED_ON: [HeaderName; 2] = [ORIGIN, hyper::header::ACCEPT];

/// The running server.
#[derive(Debug)]
pub(crate) struct Site {
    server: Server,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    /// By host, `page` or `edge`, and path; as brotli.
    files: BTreeMap<String, Bytes>,
    /// The present visit.
    visit: AtomicUsize,
    page: std::sync::Mutex<String>,
    /// Our edge as it is on this machine.
    edge: std::sync::OnceLock<String>,
    line: Line,
}

impl Site {
    /// Serves the `.br` files of a folder, which has one folder for each host.
    pub(crate) async fn start(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        read(folder, "", &mut files);
        let shared = Arc::new(Shared {
            files,
            visit: AtomicUsize::new(0),
            page: std::sync::Mutex::default(),
            edge: std::sync::OnceLock::new(),
            line: Line::new(),
        });
        let for_requests = Arc::clone(&shared);
        let server = Server::start(move |request| {
            let shared = Arc::clone(&for_requests);
            async move { shared.answer(request).await }
        })
        .await;
        Self { server, shared }
    }

    /// The origins of the first visits, which the edge is to know.
    pub(crate) fn origins(&self, visits: usize) -> Vec<String> {
        (1..=visits).map(|visit| self.origin(visit)).collect()
    }

    /// Calls of the API go there from now on.
    pub(crate) fn pass_on_to(&self, edge: &str) {
        self.shared
            .edge
            .set(edge.to_owned())
            .expect("there is one edge");
    }

    /// Begins another visit and gives the page's address.
    pub(crate) fn visit(&self, contender: &Contender) -> String {
        let edge = format!("http://edge.localhost:{}", self.server.port());
        *self.shared.page.lock().expect("no thread panics with it") = contender.page(&edge);
        self.shared.line.clear();
        self.origin(self.shared.visit.fetch_add(1, Ordering::SeqCst) + 1)
    }

    /// What goes over the line.
    pub(crate) fn line(&self) -> &Line {
        &self.shared.line
    }

    fn origin(&self, visit: usize) -> String {
        format!("http://{}:{}", host(visit), self.server.port())
    }
}

fn host(visit: usize) -> String {
    format!("v{visit}.localhost")
}

/// Reads the compressed files of a folder and of those in it.
fn read(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Bytes>) {
    let entries = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{} (cargo xtask bench): {error}", folder.display()));
    for entry in entries.flatten() {
        let name = entry.file_name().into_string().expect("names are plain");
        let path = entry.path();
        if path.is_dir() {
            read(&path, &format!("{prefix}{name}/"), files);
        } else if let Some(name) = name.strip_suffix(".br") {
            let bytes = std::fs::read(&path).expect("the file can be read");
            files.insert(format!("{prefix}{name}"), bytes.into());
        }
    }
}

impl Shared {
    async fn answer(&self, request: Request<Incoming>) -> Response<Full<Bytes>> {
        let (head, body) = request.into_parts();
        let path = head.uri.path();
        let is_of_visit = self.is_of_visit(&head.headers);
        let is_edge = text(&head.headers, &HOST).starts_with("edge.");
        if path == "/" && !is_edge {
            let page = self.page.lock().expect("no thread panics with it").clone();
            self.line.note_page(page.len());
            return plain("text/html; charset=utf-8", page.into());
        }
        let folder = if is_edge { "edge" } else { "page" };
        let response = if let Some(file) = self.files.get(&format!("{folder}{path}")) {
            packed(path, file.clone())
        } else if is_edge {
            let body = body.collect().await.expect("requests are whole").to_bytes();
            self.pass_on(&head, body).await
        } else {
            // What Sentry's server would answer to a session's report.
            plain("application/json", "{}".into())
        };
        if is_of_visit {
            let bytes = hyper::body::Body::size_hint(response.body()).exact();
            let bytes = bytes.and_then(|bytes| usize::try_from(bytes).ok());
            self.line.note(path, bytes.expect("its length is known"));
        }
        response
    }

    /// A page that was left may still say good-bye.
    fn is_of_visit(&self, headers: &HeaderMap) -> bool {
        let host = format!("{}:", host(self.visit.load(Ordering::SeqCst)));
        [HOST, ORIGIN, REFERER].iter().any(|name| {
            let value = text(headers, name);
            value.trim_start_matches("http://").starts_with(&host)
        })
    }

    async fn pass_on(
        &self,
        head: &hyper::http::request::Parts,
        body: Bytes,
    ) -> Response<Full<Bytes>> {
        let edge = self.edge.get().expect("the edge has been started");
        let headers: Vec<_> = PASSED_ON
            .iter()
            .map(|name| (name.as_str(), text(&head.headers, name)))
            .collect();
        let url = format!("{edge}{}", head.uri);
        let reply = Http::default()
            .send(head.method.clone(), &url, &headers, body)
            .await
            .expect("the edge answers");
        let mut response = Response::new(Full::new(reply.body));
        *response.status_mut() = reply.status;
        for (name, value) in &reply.headers {
            if name.as_str().starts_with("access-control-") || name == hyper::header::CONTENT_TYPE {
                response.headers_mut().append(name, value.clone());
            }
        }
        response
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

fn plain(kind: &str, body: Bytes) -> Response<Full<Bytes>> {
    Response::builder()
        .header("content-type", kind)
        // Kept by nobody: a page left behind is to be gone.
        .header("cache-control", "no-store")
        .body(Full::new(body))
        .expect("a valid answer")
}

fn packed(path: &str, body: Bytes) -> Response<Full<Bytes>> {
    let kind = match path.rsplit_once('.').map(|(_, end)| end) {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "text/plain; charset=utf-8",
    };
    Response::builder()
        .header("content-type", kind)
        .header("content-encoding", "br")
        .header("cache-control", "public, max-age=31536000, immutable")
        .header("access-control-allow-origin", "*")
        .body(Full::new(body))
        .expect("a valid answer")
}
