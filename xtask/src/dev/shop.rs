//! The demo shop's server: another origin than the edge's, as it is for every real site.

use anyhow::{Result, anyhow};
use std::fs;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use tiny_http::{Header, Response, Server};

/// What the script tag's address is written as in the shop's pages.
const EDGE: &str = "{{edge}}";

/// Serves a folder in the background, with the edge's origin filled into its pages.
pub(super) fn serve(folder: PathBuf, port: u16, edge_origin: &str) -> Result<()> {
    let server = Server::http((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| anyhow!("the shop cannot be served on port {port}: {error}"))?;
    let edge_origin = edge_origin.to_owned();
    std::thread::spawn(move || {
        for request in server.incoming_requests() {
            let answer = answer(&folder, request.url(), &edge_origin);
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
    let name = if path.is_empty() { "index.html" } else { path };
    // The shop is one flat folder, so a name that leads elsewhere is not a file of it.
    if name.contains(['/', '\\', '%']) || name.starts_with('.') {
        return None;
    }
    let bytes = fs::read(folder.join(name)).ok()?;
    match name.rsplit_once('.')?.1 {
        "html" => Some((
            "text/html; charset=utf-8",
            String::from_utf8(bytes)
                .ok()?
                .replace(EDGE, edge_origin)
                .into(),
        )),
        "css" => Some(("text/css; charset=utf-8", bytes)),
        "svg" => Some(("image/svg+xml", bytes)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::content;
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
