//! Headers that guard answers: CORS, policies, methods.

use crate::support::{ORIGIN, World};

#[tokio::test]
async fn browsers_learn_what_they_may_ask() {
    let world = World::new();
    let ask = async |path: &str, origin: &str| {
        let headers = [
            &format!("origin: {origin}"),
            "access-control-request-method: POST",
        ];
        world.send("OPTIONS", path, &headers, "").await
    };
    for path in ["/v1/sites/fern/cases", "/v1/cases/AN-0000-0000/actions"] {
        let reply = ask(path, ORIGIN).await;
        assert_eq!(
            (reply.status, reply.header("access-control-allow-origin")),
            (204, ORIGIN)
        );
        assert_eq!(reply.header("access-control-max-age"), "7200");
        let headers = reply.header("access-control-allow-headers");
        assert_eq!(
            headers,
            "authorization, content-type, idempotency-key, if-match, if-none-match"
        );
        let reply = ask(path, "https://evil.example").await;
        reply.is_problem(403, "origin-not-listed");
        assert_eq!(reply.header("access-control-allow-origin"), "");
    }
    ask("/v1/desk/cases", ORIGIN)
        .await
        .is_problem(405, "method-not-allowed");
}

#[tokio::test]
async fn an_address_says_which_methods_it_takes() {
    let world = World::new();
    let reply = world.send("PUT", "/v1/sites/fern/cases", &[], "").await;
    reply.is_problem(405, "method-not-allowed");
    assert_eq!(reply.header("allow"), "POST,GET,HEAD");
    world.send("GET", "/v1/nothing", &[], "").await;
    world
        .send("POST", "/v1/nothing", &[], "")
        .await
        .is_problem(404, "not-found");
    world
        .send("GET", "/missing", &[], "")
        .await
        .is_problem(404, "not-found");
}

#[tokio::test]
async fn every_page_says_what_it_may_do() {
    let world = World::new();
    let policy = async |path: &str| {
        let reply = world.send("GET", path, &[], "").await;
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{path}");
        assert_eq!(
            reply.header("content-type"),
            "text/html; charset=utf-8",
            "{path}"
        );
        (
            reply.status,
            reply.header("content-security-policy").to_owned(),
            reply.header("cache-control").to_owned(),
        )
    };
    let (status, hosted, _) = policy("/p/fern").await;
    assert_eq!(status, 200);
    assert!(
        hosted.contains("script-src 'self' 'wasm-unsafe-eval';"),
        "{hosted}"
    );
    assert!(
        hosted.contains("connect-src 'self' wss://edge.example;"),
        "{hosted}"
    );
    assert!(
        hosted.ends_with(&format!("frame-ancestors 'self' {ORIGIN}")),
        "{hosted}"
    );
    assert!(hosted.contains("img-src 'self' data:;"), "{hosted}");
    let mut sites = crate::support::sites();
    sites["fern"]["look"] = serde_json::json!({ "logo": "https://cdn.example:8443/a;b/logo.svg" });
    let branded = World::with(&sites).send("GET", "/p/fern", &[], "").await;
    let allowed = branded.header("content-security-policy");
    assert!(
        allowed.contains("img-src 'self' data: https://cdn.example:8443;"),
        "{allowed}"
    );
    let (_, tracking, cache) = policy("/c/AN-0000-0000").await;
    assert!(tracking.ends_with("frame-ancestors 'none'"), "{tracking}");
    assert_eq!(cache, "no-store");
    for path in ["/desk", "/v1/docs", "/v1/problems"] {
        let (status, policy, _) = policy(path).await;
        assert_eq!(status, 200);
        assert!(
            policy.starts_with("default-src 'none';") && policy.ends_with("frame-ancestors 'none'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe-inline"), "{policy}");
    }
}

#[tokio::test]
async fn whoever_opens_a_broken_link_reads_a_page_and_programs_a_problem() {
    let world = World::new();
    let browser = ["accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"];
    for path in ["/p/none", "/p/%ff", "/c/rubbish", "/c/%ff", "/missing"] {
        let page = world.send("GET", path, &browser, "").await;
        assert_eq!(page.status, 404, "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(page.header("cache-control"), "no-store");
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none';"), "{policy}");
        assert!(page.text.contains("<h1>There is nothing here</h1>"));
        assert!(page.text.contains("Request the-id"));
        assert!(!page.text.contains("{{"), "{}", page.text);
        world
            .send("GET", path, &[], "")
            .await
            .is_problem(404, "not-found");
    }
    let failed = world.send("GET", "/failing", &browser, "").await;
    assert_eq!(
        (failed.status, failed.header("retry-after")),
        (503, "2"),
        "{}",
        failed.text
    );
    assert_eq!(failed.header("content-type"), "text/html; charset=utf-8");
    assert!(
        failed
            .text
            .contains("<h1>This page cannot be shown right now</h1>")
    );
    // The interface itself always answers in its own way.
    world
        .send("GET", "/v1/sites/none", &browser, "")
        .await
        .is_problem(404, "not-found");
}

#[tokio::test]
async fn pages_have_an_icon() {
    let world = World::new();
    let icon = world.send("GET", "/favicon.ico", &[], "").await;
    assert_eq!(icon.header("content-type"), "image/svg+xml");
    assert!(icon.text.starts_with("<svg "), "{}", icon.text);
}

#[tokio::test]
async fn files_of_pages_are_not_served_past_their_policies() {
    let world = World::new();
    for path in [
        "/pages/p.html",
        "/desk/index.html",
        "/docs/page.html",
        "/_headers",
        "/manifest.json",
    ] {
        world
            .send("GET", path, &[], "")
            .await
            .is_problem(404, "not-found");
    }
    assert_eq!(
        world.send("GET", "/favicon.svg", &[], "").await.text,
        "file /favicon.svg"
    );
}

#[tokio::test]
async fn the_description_is_served_from_its_files() {
    let world = World::new();
    for (path, file, media_type) in [
        ("/v1/openapi.json", "openapi.json", "application/json"),
        ("/v1/docs", "page.html", "text/html; charset=utf-8"),
        (
            "/v1/docs/page.js",
            "page.js",
            "text/javascript; charset=utf-8",
        ),
        ("/v1/docs/page.css", "page.css", "text/css; charset=utf-8"),
        ("/v1/problems", "problems.html", "text/html; charset=utf-8"),
    ] {
        let reply = world.send("GET", path, &[], "").await;
        assert_eq!(reply.text, format!("file /docs/{file}"));
        assert_eq!(reply.header("content-type"), media_type);
        assert_eq!(reply.header("cache-control"), "no-cache");
    }
    let document = world.send("GET", "/v1/openapi.json", &[], "").await;
    assert_eq!(document.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn the_service_says_its_version() {
    let world = World::new();
    let health = world.send("GET", "/healthz", &[], "").await.json();
    assert_eq!(health["schema_version"], 1);
    // The crash is for tests that ask for it.
    world
        .send("POST", "/v1/test/crash", &[], "")
        .await
        .is_problem(404, "not-found");
}
