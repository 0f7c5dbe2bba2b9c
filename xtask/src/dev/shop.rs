//! The demo shop's server: another origin than the edge's, as it is for every real site.

use answerable_host::Key;
use anyhow::{Result, anyhow};
use std::fs;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};
use tiny_http::{Header, Response, Server};

const TEXT: &str = "text/plain; charset=utf-8";
/// What the script tag's address is written as in the shop's pages.
const EDGE: &str = "{{edge}}";

/// The shop's page for whoever is signed in, and where it gets what the shop says of them.
const SIGNED_IN: &str = "ada";
const TOKEN: &str = "answerable-token";
/// What the page of somebody who is signed in has more: this is all that a host adds.
const IDENTIFY: &str = r#"<script>
    window.Answerable ||= function () { (Answerable.q = Answerable.q || []).push(arguments); };
    Answerable("identify", { getToken: () => fetch("/answerable-token").then((answer) => answer.text()) });
  </script>
</head>"#;

/// Serves a folder in the background, with the edge's origin filled into its pages. `key` is what the shop signs with.
pub(super) fn serve(folder: PathBuf, port: u16, edge_origin: &str, key: Key) -> Result<()> {
    let server = Server::http((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| anyhow!("the shop cannot be served on port {port}: {error}"))?;
    let edge_origin = edge_origin.to_owned();
    std::thread::spawn(move || {
        for request in server.incoming_requests() {
            let answer = match request.url() {
                url if url.trim_start_matches('/') == TOKEN => page(TEXT, ada(&key).into_bytes()),
                url => answer(&folder, url, &edge_origin),
            };
            // A browser that went away does not matter.
            let _ = request.respond(answer);
        }
    });
    Ok(())
}

fn answer(folder: &Path, url: &str, edge_origin: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let Some((content_type, body)) = content(folder, url, edge_origin) else {
        return Response::from_string("There is no such page in this shop.").with_status_code(404);
    };
    page(content_type, body)
}

/// What the shop says of its only customer, for five minutes.
fn ada(key: &Key) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |now| i64::try_from(now.as_secs()).unwrap_or(i64::MAX));
    let mut claims = answerable_host::claims("fern", "customer-7", now);
    claims["name"] = "Ada Lovelace".into();
    claims["email"] = "ada@example.org".into();
    key.token(&claims)
}

fn page(content_type: &str, body: Vec<u8>) -> Response<std::io::Cursor<Vec<u8>>> {
    let headers = [
        ("Content-Type", content_type),
        ("Cache-Control", "no-store"),
    ];
    let headers = headers
        .into_iter()
        .filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    headers.fold(Response::from_data(body), Response::with_header)
}

fn content(folder: &Path, url: &str, edge_origin: &str) -> Option<(&'static str, Vec<u8>)> {
    let path = url
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_start_matches('/');
    let is_signed_in = path == SIGNED_IN;
    let name = if path.is_empty() || is_signed_in {
        "index.html"
    } else {
        path
    };
    // The shop is one flat folder, so a name that leads elsewhere is not a file of it.
    if name.contains(['/', '\\', '%']) || name.starts_with('.') {
        return None;
    }
    let bytes = fs::read(folder.join(name)).ok()?;
    match name.rsplit_once('.')?.1 {
        "html" => {
            let mut page = String::from_utf8(bytes).ok()?.replace(EDGE, edge_origin);
            if is_signed_in {
                page = page.replacen("</head>", IDENTIFY, 1);
            }
            Some(("text/html; charset=utf-8", page.into_bytes()))
        }
        "css" => Some(("text/css; charset=utf-8", bytes)),
        "svg" => Some(("image/svg+xml", bytes)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{TOKEN, ada, content};
    use answerable_host::Key;
    use std::path::Path;

    fn shop() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shop"))
    }

    #[test]
    fn the_page_names_the_edge_it_is_served_with() {
        let (content_type, body) = content(shop(), "/?from=mail", "http://localhost:1234").unwrap();
        assert_eq!(content_type, "text/html; charset=utf-8");
        let tag = r#"<script async src="http://localhost:1234/w.js" data-site="fern"></script>"#;
        assert_eq!(
            String::from_utf8(body).unwrap().matches("<script").count(),
            1
        );
        assert!(
            String::from_utf8(content(shop(), "/", "http://localhost:1234").unwrap().1)
                .unwrap()
                .contains(tag)
        );
    }

    #[test]
    fn whoever_is_signed_in_gets_the_page_with_what_says_so() {
        let page = |url: &str| String::from_utf8(content(shop(), url, "").unwrap().1).unwrap();
        assert!(!page("/").contains("identify"));
        let signed_in = page("/ada");
        assert!(signed_in.contains("Answerable(\"identify\""));
        assert!(signed_in.contains(&format!("\"/{TOKEN}\"")));
        let token = ada(&Key::hs256("dev", "secret"));
        assert_eq!(token.split('.').count(), 3, "{token}");
    }

    #[test]
    fn nothing_outside_the_shop_is_served() {
        for url in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/.git",
            "/nothing.html",
            "//etc/passwd",
        ] {
            assert!(content(shop(), url, "").is_none(), "{url}");
        }
    }
}
