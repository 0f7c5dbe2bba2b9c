//! What a host page can say to the portal, and hears from it.

use answerable_e2e::api::message;
use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::pages::Widget;
use answerable_e2e::{in_both_browsers, sites::FERN, wait};
use serde_json::{Value, json};

use crate::world::World;

in_both_browsers!(
    what_was_called_before_the_script_is_replayed_in_order,
    data_attributes_place_label_and_open_it,
    a_deep_link_opens_it,
    destroyed_it_is_gone_and_can_come_back,
    included_twice_it_is_there_once_and_two_sites_are_two,
    moved_in_the_page_it_keeps_what_is_being_typed,
    a_router_that_swaps_the_body_leaves_it_there,
    inline_it_is_part_of_the_page,
    idle_it_loads_ahead_where_the_site_asks,
    drawn_ahead_it_writes_nothing_down,
    drawn_ahead_nobody_meets_it,
    the_page_hears_what_happens,
    signing_out_leaves_nothing_on_the_device,
    the_types_name_every_command_and_event,
);

/// Notes every event of ours in `window.heard`.
const HEARING: &str =
    "<script>window.heard = []; for (const name of ['ready', 'open', 'close', 'identify', 'unread',
    'case:created', 'case:updated', 'solution:offered', 'connection', 'error'])
    addEventListener('answerable:' + name, (event) => heard.push([name, event.detail]));</script>";

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><link rel=icon href=data:,>
         <title>Host</title>{HEARING}{head}</head><body><h1>Host</h1>{body}</body></html>"
    )
}

fn tag(world: &World, attributes: &str) -> String {
    format!(
        "<script src='{}/w.js' {attributes} async></script>",
        world.edge.url()
    )
}

async fn open<'a>(world: &World, browser: &'a Browser, head: &str, body: &str) -> Widget<'a> {
    world.shop.put("/", &page(head, body));
    browser.open(&world.shop.url()).await;
    Widget::of(browser)
}

/// Waits until a script in the page returns what is wanted.
async fn comes(browser: &Browser, script: &str, wanted: Value) {
    wait::until(&format!("{script} to be {wanted}"), || async {
        (browser.run(script, vec![]).await == wanted).then_some(())
    })
    .await;
}

async fn portals(browser: &Browser) -> Value {
    let script = "return Array.from(document.querySelectorAll('answerable-portal'),
        (portal) => portal.getAttribute('site'))";
    browser.run(script, vec![]).await
}

async fn what_was_called_before_the_script_is_replayed_in_order(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let stub = "<script>window.Answerable = window.Answerable || function () {
        (Answerable.q = Answerable.q || []).push(arguments) };
        Answerable('init', { site: 'fern', label: 'Ask us' });
        Answerable('on', 'open', (event) => window.opened = event.detail.site);
        Answerable('prefill', { email: 'ann@fern.test', name: 'Ann' });
        Answerable('open', { view: 'new', kind: 'complaint', text: 'It leans' });</script>";
    let widget = open(&world, &browser, stub, &tag(&world, "")).await;
    widget.page().sees("What went wrong?").await;
    widget.page().sees("Send to Fern & Co.").await;
    let portal = widget.page();
    let field = |name: &'static str| portal.find(Role::Textbox, name);
    assert_eq!(widget.message_field().await.value().await, "It leans");
    assert_eq!(field("e-mail").await.value().await, "ann@fern.test");
    assert_eq!(field("Your name").await.value().await, "Ann");
    comes(&browser, "return window.opened", json!(FERN)).await;
    // Both ways of calling, and a toggle that closes.
    browser
        .run("return Answerable('toggle').then(() => Answerable.open()).then(() => Answerable.close())", vec![])
        .await;
    let order = "return heard.map(([name]) => name).filter((name) => name != 'connection')";
    let wanted = json!(["ready", "open", "close", "open", "close"]);
    comes(&browser, order, wanted).await;
    let unknown = "return Answerable.prefil === undefined";
    assert_eq!(browser.run(unknown, vec![]).await, json!(true));
}

async fn data_attributes_place_label_and_open_it(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let attributes =
        "data-site=fern data-label='Plant help' data-position=start data-locale=es data-theme=dark";
    let body =
        "<a id=link href='/nowhere' data-answerable-open='new:suggestion'>Suggest something</a>";
    let widget = open(&world, &browser, "", &(tag(&world, attributes) + body)).await;
    let launcher = widget.page().find(Role::Button, "Plant help").await;
    let left = launcher
        .script(
            "return arguments[0].getBoundingClientRect().left",
            Value::Null,
        )
        .await;
    assert_eq!(left.as_f64(), Some(20.0));
    browser.page().press(Role::Link, "Suggest something").await;
    widget.page().sees("¿Qué nos sugiere?").await;
    assert!(!browser.url().await.contains("nowhere"));
    let hide = "return Answerable.hide().then(() =>
        getComputedStyle(document.querySelector('answerable-portal').shadowRoot.querySelector('button')).display)";
    assert_eq!(browser.run(hide, vec![]).await, json!("none"));
    let show = "return Answerable('show').then(() => Answerable.set('label', 'Ayuda')).then(() =>
        document.querySelector('answerable-portal').shadowRoot.querySelector('button').textContent)";
    assert_eq!(browser.run(show, vec![]).await, json!("Ayuda"));
}

async fn a_deep_link_opens_it(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    world
        .shop
        .put("/", &page("", &tag(&world, "data-site=fern")));
    let link = world.shop.url() + "/#answerable=new:complaint";
    browser.open(&link).await;
    let widget = Widget::of(&browser);
    widget.write("By a link").await;
    widget.page().press(Role::Button, "Close").await;
    browser.run("location.hash = '#answerable'", vec![]).await;
    widget.page().find(Role::Dialog, "").await;
}

async fn destroyed_it_is_gone_and_can_come_back(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let body = tag(&world, "data-site=fern");
    let widget = open(&world, &browser, "", &body).await;
    widget.launch().await;
    widget.begin("Ask a question").await;
    widget.write("Still here").await;
    browser.run("return Answerable.destroy()", vec![]).await;
    assert_eq!(portals(&browser).await, json!([]));
    browser.run("return Answerable.init()", vec![]).await;
    assert_eq!(portals(&browser).await, json!([FERN]));
    widget.launch().await;
    widget.page().press(Role::Button, "Still here").await;
    assert_eq!(widget.message_field().await.value().await, "Still here");
}

async fn included_twice_it_is_there_once_and_two_sites_are_two(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let twice = tag(&world, "data-site=fern") + &tag(&world, "data-site=fern");
    let body = twice
        + &tag(
            &world,
            "data-site=other data-position=start data-label=Other",
        );
    open(&world, &browser, "", &body).await;
    let sorted = "return Array.from(document.querySelectorAll('answerable-portal'),
        (portal) => portal.getAttribute('site')).sort()";
    comes(&browser, sorted, json!([FERN, "other"])).await;
    let opened = "return Answerable.open({ site: 'other' }).then(() => Array.from(
        document.querySelectorAll('answerable-portal'),
        (portal) => [portal.getAttribute('site'), !!portal.shadowRoot.querySelector('dialog')?.open]).sort())";
    browser.expect_network_errors();
    let wanted = json!([[FERN, false], ["other", true]]);
    assert_eq!(browser.run(opened, vec![]).await, wanted);
}

async fn moved_in_the_page_it_keeps_what_is_being_typed(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let body = tag(&world, "data-site=fern") + "<div id=elsewhere></div>";
    let widget = open(&world, &browser, "", &body).await;
    widget.launch().await;
    widget.begin("Ask a question").await;
    widget.write("Half a sen").await;
    let moved = "const portal = document.querySelector('answerable-portal');
        const field = portal.shadowRoot.querySelector('textarea');
        document.querySelector('#elsewhere').append(portal);
        return new Promise((done) => setTimeout(() =>
            done(portal.shadowRoot.querySelector('textarea') === field), 0))";
    assert_eq!(browser.run(moved, vec![]).await, json!(true));
    assert_eq!(widget.message_field().await.value().await, "Half a sen");
}

async fn a_router_that_swaps_the_body_leaves_it_there(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let widget = open(&world, &browser, "", &tag(&world, "data-site=fern")).await;
    widget.launch().await;
    widget.begin("Ask a question").await;
    widget.write("Before the next page").await;
    let swap = "history.pushState(null, '', '/next'); const next = document.createElement('body');
        next.append('The next page'); document.documentElement.replaceChild(next, document.body)";
    browser.run(swap, vec![]).await;
    comes(
        &browser,
        "return document.querySelector('answerable-portal')?.parentNode === document.body",
        json!(true),
    )
    .await;
    assert_eq!(
        widget.message_field().await.value().await,
        "Before the next page"
    );
}

async fn inline_it_is_part_of_the_page(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    // The target comes later than the script.
    let body = tag(&world, "data-site=fern data-target='#help'")
        + "<script>setTimeout(() => document.body.append(Object.assign(document.createElement('main'), { id: 'help' })), 50)</script>";
    let widget = open(&world, &browser, "", &body).await;
    widget.begin("Ask a question").await;
    let inside = "const portal = document.querySelector('#help > answerable-portal');
        return [!!portal.shadowRoot.querySelector('dialog'), portal.getBoundingClientRect().height > 100]";
    assert_eq!(browser.run(inside, vec![]).await, json!([false, true]));
}

async fn idle_it_loads_ahead_where_the_site_asks(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let body = tag(&world, "data-site=fern data-prefetch=idle");
    open(&world, &browser, "", &body).await;
    let loaded = "return performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('.wasm'))";
    comes(&browser, loaded, json!(true)).await;
    let shown = "return !!document.querySelector('answerable-portal').shadowRoot.querySelector('dialog')?.open";
    assert_eq!(browser.run(shown, vec![]).await, json!(false));
}

async fn drawn_ahead_it_writes_nothing_down(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let stub = "<script>window.Answerable = function () {
        (Answerable.q = Answerable.q || []).push(arguments) };
        Answerable('prefill', { text: 'About the fern', email: 'ann@fern.test' });</script>";
    let widget = open(&world, &browser, stub, &tag(&world, "data-site=fern")).await;
    let launcher = widget.page().find(Role::Button, "Help").await;
    launcher.script("arguments[0].focus()", Value::Null).await;
    let drawn = "return !!document.querySelector('answerable-portal').shadowRoot.querySelector('dialog:not([open]) .choice')";
    comes(&browser, drawn, json!(true)).await;
    let kept = "return Object.keys(localStorage).filter((name) => /text|email/.test(name))";
    assert_eq!(browser.run(kept, vec![]).await, json!([]));
    widget.launch().await;
    widget.begin("Ask a question").await;
    let typed = widget.message_field().await.value().await;
    assert_eq!(typed, "About the fern");
}

async fn drawn_ahead_nobody_meets_it(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let style =
        "<style>answerable-portal::part(panel) { visibility: visible; transition: all 1s }</style>";
    let widget = open(&world, &browser, style, &tag(&world, "data-site=fern")).await;
    let launcher = widget.page().find(Role::Button, "Help").await;
    launcher.script("arguments[0].focus()", Value::Null).await;
    let laid_out = "return document.querySelector('answerable-portal').shadowRoot
        .querySelector('dialog:not([open]) .choice')?.getBoundingClientRect().height > 0";
    comes(&browser, laid_out, json!(true)).await;
    let met = "const root = document.querySelector('answerable-portal').shadowRoot;
        const choice = root.querySelector('.choice');
        choice.focus();
        const { left, top } = choice.getBoundingClientRect();
        return [getComputedStyle(choice).visibility, root.activeElement == choice,
            document.elementFromPoint(left + 5, top + 5)?.localName == 'answerable-portal']";
    assert_eq!(
        browser.run(met, vec![]).await,
        json!(["hidden", false, false])
    );
    widget.launch().await;
    widget.begin("Ask a question").await;
}

async fn the_page_hears_what_happens(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let widget = open(&world, &browser, "", &tag(&world, "data-site=fern")).await;
    widget.launch().await;
    let reference = widget.ask("Will you tell the page?").await;
    let created =
        json!([["case:created", { "site": FERN, "reference": reference, "by": "requester" }]]);
    let only = |name: &str| format!("return heard.filter(([name]) => name == '{name}')");
    comes(&browser, &only("case:created"), created).await;
    let live = "return heard.filter(([name]) => name == 'connection').at(-1)?.[1].state";
    comes(&browser, live, json!("live")).await;
    widget.page().press(Role::Button, "Close").await;
    let jo = world.api.sign_in(FERN, "jo").await;
    jo.act(&reference, &message("We do")).await;
    let unread = json!([["unread", { "site": FERN, "count": 1 }]]);
    comes(&browser, &only("unread"), unread).await;
    let launcher = widget.page().find(Role::Button, "New messages: 1").await;
    assert_eq!(
        launcher.attribute("data-unread").await.as_deref(),
        Some("1")
    );
    launcher.press().await;
    widget.sees_entry("We do").await;
    comes(
        &browser,
        "return heard.filter(([name]) => name == 'unread').at(-1)[1].count",
        json!(0),
    )
    .await;
}

async fn signing_out_leaves_nothing_on_the_device(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let widget = open(&world, &browser, "", &tag(&world, "data-site=fern")).await;
    browser
        .run(
            "return Answerable.identify({ name: 'Ann', email: 'ann@fern.test' })",
            vec![],
        )
        .await;
    widget.launch().await;
    let reference = widget.ask("Whose is this?").await;
    widget.page().press(Role::Button, "Close").await;
    let kept =
        "return Object.keys(localStorage).filter((name) => !name.endsWith('.look')).length > 0";
    assert_eq!(browser.run(kept, vec![]).await, json!(true));
    browser.run("return Answerable.logout()", vec![]).await;
    assert_eq!(browser.run(kept, vec![]).await, json!(false));
    widget.launch().await;
    widget.page().find(Role::Button, "Ask a question").await;
    assert!(!widget.page().text().await.contains(&reference));
}

async fn the_types_name_every_command_and_event(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    open(&world, &browser, "", &tag(&world, "data-site=fern")).await;
    let types = world
        .api
        .get("/answerable.d.ts", None)
        .await
        .with_status(200);
    let types = String::from_utf8(types.body.to_vec()).expect("text");
    let names = |interface: &str| {
        let start = types
            .find(&format!("interface {interface} {{"))
            .expect("the interface");
        let inside = types[start..].split("\n}").next().unwrap_or_default();
        let names = inside.lines().filter_map(|line| {
            let name = line.strip_prefix("  ")?;
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !"\":".contains(c))?;
            let name = name[..end].trim_end_matches(':').trim_matches('"');
            (!name.is_empty()).then(|| name.to_owned())
        });
        names.collect::<std::collections::BTreeSet<_>>()
    };
    let script = "return Object.keys(Answerable).sort()";
    wait::until("the commands to be those of the types", || async {
        let there = browser
            .run("return window.Answerable ? 1 : null", vec![])
            .await;
        (!there.is_null()).then_some(())
    })
    .await;
    let commands: std::collections::BTreeSet<String> =
        serde_json::from_value(browser.run(script, vec![]).await).expect("names");
    assert_eq!(names("AnswerableCommands"), commands);
    let events = names("AnswerableEvents");
    let heard = [
        "ready",
        "unread",
        "case:created",
        "solution:offered",
        "rated",
        "connection",
    ];
    assert!(
        heard.iter().all(|name| events.contains(*name)),
        "{events:?}"
    );
}
