//! Somebody else's website: pages on an origin of their own.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Response, StatusCode};

use crate::http::server::Server;

/// A tiny website; it stops when dropped.
#[derive(Debug)]
pub struct Origin {
    server: Server,
    pages: Arc<Mutex<BTreeMap<String, Page>>>,
}

/// A page, and the `Content-Security-Policy` that it is served with; empty for none.
#[derive(Clone, Debug)]
struct Page {
    text: String,
    policy: String,
}

impl Origin {
    /// Starts a website without pages, on a free port.
    pub async fn start() -> Self {
        let pages = Arc::new(Mutex::new(BTreeMap::<String, Page>::new()));
        let for_requests = Arc::clone(&pages);
        let server = Server::start(move |request| {
            let path = request.uri().path();
            let pages = for_requests.lock().expect("no thread panics with it");
            let response = answer(path, pages.get(path).cloned());
            async move { response }
        })
        .await;
        Self { server, pages }
    }

    /// Puts a page or a style sheet under `path`, such as `/`.
    pub fn put(&self, path: &str, text: &str) {
        self.put_under(path, "", text);
    }

    /// Puts a page under `path`, served with a `Content-Security-Policy`.
    pub fn put_under(&self, path: &str, policy: &str, text: &str) {
        let page = Page {
            text: text.to_owned(),
            policy: policy.to_owned(),
        };
        self.pages
            .lock()
            .expect("no thread panics with it")
            .insert(path.to_owned(), page);
    }

    /// The origin, such as `http://localhost:40001`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://localhost:{}", self.server.port())
    }
}

/// A small shop's page that embeds Answerable with one script tag and nothing else.
#[must_use]
pub fn shop_page(edge: &str, site: &str) -> String {
    format!(
        r#"<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Fern &amp; Co.</title>
<link rel="icon" href="data:,"></head>
<body><main><h1>Fern &amp; Co.</h1><p>Plants that outlive their owners.</p></main>
<script src="{edge}/w.js" data-site="{site}" async></script>
</body></html>"#
    )
}

/// Puts the demo shop, Fern & Co., on `origin`.
///
/// # Panics
/// When `shop/` cannot be read.
pub fn open_demo_shop(origin: &Origin, edge: &str) {
    let read = |name: &str| {
        std::fs::read_to_string(crate::paths::root().join("shop").join(name))
            .expect("the shop can be read")
    };
    origin.put("/", &read("index.html").replace("{{edge}}", edge));
    origin.put("/shop.css", &read("shop.css"));
}

fn answer(path: &str, page: Option<Page>) -> Response<Full<Bytes>> {
    let kind = if path.ends_with(".css") {
        "text/css"
    } else {
        "text/html; charset=utf-8"
    };
    let status = if page.is_some() {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    let mut response = Response::builder()
        .status(status)
        .header("content-type", kind);
    if let Some(page) = page.as_ref().filter(|page| !page.policy.is_empty()) {
        response = response.header("content-security-policy", &page.policy);
    }
    let text = page.map(|page| page.text).unwrap_or_default();
    response
        .body(Full::new(text.into()))
        .expect("a valid answer")
}
