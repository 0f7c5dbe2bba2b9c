//! Pages with a strict `Content-Security-Policy`: nothing of ours violates the published lines, and where a page
//! allows less, the portal finds its way by itself.

use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::pages::Widget;
use answerable_e2e::{in_both_browsers, sites::FERN, wait};
use serde_json::{Value, json};

use crate::world::World;

in_both_browsers!(
    the_published_lines_are_enough,
    without_wasm_it_runs_in_a_frame_with_the_same_keys,
    without_connections_it_runs_in_a_frame,
    without_frames_either_it_is_a_link,
    the_hosted_page_lets_only_the_sites_pages_frame_it,
);

const NONCE: &str = "c3RyaWN0";

/// The rest of a strict policy: nothing of it is for us but the line of connections.
fn policy(world: &World, scripts: &str, more: &str) -> String {
    format!(
        "default-src 'none'; script-src {scripts}; img-src data:; base-uri 'none'; form-action 'none';
         require-trusted-types-for 'script'; trusted-types 'none'; report-uri /reports; {more}"
    )
    .replace('\n', " ")
    .replace("EDGE", &world.edge.url())
    .replace("SOCKETS", &world.edge.url().replacen("http", "ws", 1))
}

const CONNECT: &str = "connect-src EDGE SOCKETS";

/// Opens a page under a policy; what violates it is noted in `window.violations`.
async fn open<'a>(world: &World, browser: &'a Browser, policy: &str) -> Widget<'a> {
    // Firefox tells of violations in its console, which they are: that is what is counted here.
    browser.expect_errors("Content-Security-Policy");
    browser.expect_errors("Content Security Policy");
    // The diagnosis knocks where no socket answers.
    browser.expect_network_errors();
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><link rel=icon href=data:,><title>Strict</title>
         <script nonce={NONCE}>window.violations = []; document.addEventListener('securitypolicyviolation',
            (event) => violations.push(event.effectiveDirective + ' ' + event.blockedURI));</script>
         <script nonce={NONCE} src='{}/w.js' data-site=fern async></script></head>
         <body><h1>A strict page</h1></body></html>",
        world.edge.url()
    );
    world.shop.put_under("/strict", policy, &page);
    browser.open(&(world.shop.url() + "/strict")).await;
    Widget::of(browser)
}

async fn violations(browser: &Browser) -> Value {
    browser.run("return violations", vec![]).await
}

async fn diagnosis(browser: &Browser) -> Value {
    let script = "return Answerable('diagnose').then(({ ok, problems, lines }) =>
        ({ ok, directives: problems.map(({ directive }) => directive), lines }))";
    browser.run(script, vec![]).await
}

async fn the_published_lines_are_enough(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let nonce = format!("'nonce-{NONCE}'");
    for scripts in [
        format!("{nonce} 'wasm-unsafe-eval'"),
        format!("{nonce} EDGE 'wasm-unsafe-eval'"),
        format!("{nonce} 'strict-dynamic' 'wasm-unsafe-eval'"),
    ] {
        let widget = open(&world, &browser, &policy(&world, &scripts, CONNECT)).await;
        widget.launch().await;
        let reference = widget.ask("Is all of this allowed?").await;
        widget.say("It is").await;
        assert_eq!(violations(&browser).await, json!([]), "{scripts}");
        widget.page().press(Role::Button, "Close").await;
        let found = diagnosis(&browser).await;
        assert_eq!(found["ok"], json!(true), "{scripts}: {found}");
        assert!(reference.starts_with("AN-"));
    }
}

/// Goes into the portal's frame.
async fn enter(browser: &Browser) {
    let frame = "return document.querySelector('answerable-portal')?.shadowRoot.querySelector('iframe') ?? null";
    browser.page().find_by(frame).await.enter_frame().await;
}

async fn without_wasm_it_runs_in_a_frame_with_the_same_keys(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let scripts = format!("'nonce-{NONCE}'");
    let policy = policy(&world, &scripts, &format!("{CONNECT}; frame-src EDGE"));
    let widget = open(&world, &browser, &policy).await;
    let heard = "window.heard = []; for (const name of ['open', 'close', 'case:created'])
        Answerable.on(name, (event) => heard.push(name))";
    browser.run(heard, vec![]).await;
    widget.launch().await;
    enter(&browser).await;
    widget.page().find(Role::Button, "Ask a question").await;
    browser.leave_frame().await;
    browser
        .run(
            "return Answerable.open({ view: 'new', kind: 'enquiry', text: 'From a frame' })",
            vec![],
        )
        .await;
    enter(&browser).await;
    assert_eq!(widget.message_field().await.value().await, "From a frame");
    let reference = widget.send().await;
    widget.follow().await;
    // Escape closes the panel around the frame, and the focus is back where it came from.
    widget
        .page()
        .find(Role::Textbox, "Write a message")
        .await
        .type_keys("\u{e00c}")
        .await;
    browser.leave_frame().await;
    let closed = "const root = document.querySelector('answerable-portal').shadowRoot;
        return [root.querySelector('dialog').open, root.activeElement?.part.value]";
    wait::until("the panel to close", || async {
        (browser.run(closed, vec![]).await == json!([false, "launcher"])).then_some(())
    })
    .await;
    let told = json!(["open", "case:created", "close"]);
    assert_eq!(browser.run("return heard", vec![]).await, told);
    let jo = world.api.sign_in(FERN, "jo").await;
    assert_eq!(
        jo.view(&reference).await.case.page,
        Some(world.shop.url() + "/strict")
    );

    let found = diagnosis(&browser).await;
    assert_eq!(found["directives"], json!(["script-src"]));
    assert_eq!(found["lines"], json!(["script-src 'wasm-unsafe-eval'"]));
}

async fn without_connections_it_runs_in_a_frame(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let scripts = format!("'nonce-{NONCE}' 'wasm-unsafe-eval'");
    let policy = policy(&world, &scripts, "frame-src EDGE");
    let widget = open(&world, &browser, &policy).await;
    widget.launch().await;
    enter(&browser).await;
    widget.ask("Through the frame").await;
    browser.leave_frame().await;
    let found = diagnosis(&browser).await;
    assert_eq!(found["directives"], json!(["connect-src", "connect-src"]));
    let (edge, sockets) = (world.edge.url(), world.edge.url().replacen("http", "ws", 1));
    assert_eq!(
        found["lines"],
        json!([format!("connect-src {edge} {sockets}")])
    );
}

async fn without_frames_either_it_is_a_link(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let scripts = format!("'nonce-{NONCE}'");
    let widget = open(&world, &browser, &policy(&world, &scripts, CONNECT)).await;
    widget.launch().await;
    let link = widget.page().find(Role::Link, "Open in a new tab").await;
    let target = link.script("return arguments[0].href", Value::Null).await;
    assert_eq!(target, json!(world.edge.url() + "/p/fern"));
    let found = diagnosis(&browser).await;
    assert_eq!(found["directives"], json!(["script-src", "frame-src"]));
    // The page itself is as it was.
    browser.page().sees("A strict page").await;
}

async fn the_hosted_page_lets_only_the_sites_pages_frame_it(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let ancestors = async |path: &str| {
        let reply = world.api.get(path, None).await;
        let policy = reply.header("content-security-policy").unwrap_or_default();
        policy
            .split("frame-ancestors ")
            .nth(1)
            .unwrap_or_default()
            .to_owned()
    };
    let shop = world.shop.url();
    assert!(
        ancestors("/p/fern")
            .await
            .starts_with(&format!("'self' {shop}"))
    );
    let case = world.api.submit(FERN, "Who may frame this?").await;
    let path = format!("/c/{}", case.reference());
    assert_eq!(ancestors(&path).await, "'none'");
    // A stranger gets no frame that works, and the page says so with a link.
    let stranger = answerable_e2e::origin::Origin::start().await;
    stranger.put(
        "/",
        &format!(
            "<!doctype html><link rel=icon href=data:,><iframe src='{}/p/fern'></iframe>",
            world.edge.url()
        ),
    );
    browser.expect_errors("frame");
    browser.open(&stranger.url()).await;
    browser
        .page()
        .find_by("return document.querySelector('iframe')")
        .await
        .enter_frame()
        .await;
    let drawn = "return !!document.querySelector('answerable-portal')";
    assert_eq!(browser.run(drawn, vec![]).await, json!(false));
}
