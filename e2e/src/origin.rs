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
    pages: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Origin {
    /// Starts a website without pages, on a free port.
    pub async fn start() -> Self {
        let pages = Arc::new(Mutex::new(BTreeMap::<String, String>::new()));
        let for_requests = Arc::clone(&pages);
        let server = Server::start(move |request| {
            let page = for_requests
                .lock()
                .expect("no thread panics with it")
                .get(request.uri().path())
                .cloned();
            async move { answer(page) }
        })
        .await;
        Self { server, pages }
    }

    /// Puts `html` under `path`, such as `/`.
    pub fn put(&self, path: &str, html: &str) {
        self.pages
            .lock()
            .expect("no thread panics with it")
            .insert(path.to_owned(), html.to_owned());
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
<body><h1>Fern &amp; Co.</h1><p>Plants that outlive their owners.</p>
<script src="{edge}/w.js" data-site="{site}" async></script>
</body></html>"#
    )
}

fn answer(page: Option<String>) -> Response<Full<Bytes>> {
    let (status, html) = page.map_or((StatusCode::NOT_FOUND, String::new()), |html| {
        (StatusCode::OK, html)
    });
    Response::builder()
        .status(status)
        .header("content-type", "text/html; charset=utf-8")
        .body(Full::new(html.into()))
        .expect("a valid answer")
}
