//! Whatever people type is shown as text, everywhere: markup, scripts, characters that turn or hide text, very long ones.

use answerable_e2e::api::{Agent, Change, confirm, decline, message, note, progress, rate};
use answerable_e2e::browser::{Browser, Kind, Page};
use answerable_e2e::in_both_browsers;
use answerable_e2e::pages::{Desk, Widget};
use answerable_e2e::sites::FERN;
use answerable_shared::api::Receipt;
use serde_json::{Value, json};

use crate::world::World;

const SCRIPT: &str = "<script>window.pwned=1</script>";
const IMAGE: &str = "<img src=x onerror=\"window.pwned=1\">";
const BREAKOUT: &str = "\"'></textarea></title><svg onload=window.pwned=1>";
const TEMPLATE: &str = "{{constructor.constructor('window.pwned=1')()}} ${7*7} &lt;b&gt; &amp;";
const TURNED: &str = "\u{202E}evil\u{202C} \u{2066}inner\u{2069} abc\u{200F}";
const HIDDEN: &str = "a\u{200B}b\u{2060}c\u{FEFF}d";
const EMOJI: &str = "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 é ﷽ Z̸̢̛͖a̶l̵g̷o";

in_both_browsers!(
    every_field_is_text_in_widget_and_desk,
    what_is_typed_arrives_as_it_is
);

/// A text of `max` characters with everything in it, marked so that it can be told from the others.
fn hostile(mark: &str, max: usize) -> String {
    let start = format!("{mark} {SCRIPT} {IMAGE} {BREAKOUT} {TEMPLATE} {TURNED} {HIDDEN} {EMOJI} ");
    let padding = max - start.chars().count();
    format!("{start}{}", "W".repeat(padding))
}

/// A line of at most 120 characters; a line loses the marks that could make it pass for another.
fn line(mark: &str) -> String {
    format!("{mark} {SCRIPT} {IMAGE} 👍🏽")
}

async fn every_field_is_text_in_widget_and_desk(kind: Kind) {
    let world = World::start().await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let submission = json!({
        "kind": "complaint",
        "text": hostile("asked", 8_000),
        "contact": { "name": line("name"), "email": "\"<b>x</b>\"@example.org" },
        "page": format!("https://fern.test/{IMAGE}"),
    });
    let reply = world
        .api
        .post(&Change::submission(FERN, &submission))
        .await
        .with_status(201);
    let receipt: Receipt = serde_json::from_slice(&reply.body).expect("a receipt");
    let shown_to_requester = act_it_out(&world, &jo, &receipt).await;

    let (visitor, staff) = tokio::join!(Browser::start(kind), Browser::start(kind));
    visitor.resize(320, 640).await;
    visitor
        .open(&format!(
            "{}/c/{}#{}",
            world.edge.url(),
            receipt.reference,
            receipt.token
        ))
        .await;
    let widget = Widget::of(&visitor);
    widget.sees_entry("asked").await;
    for text in &shown_to_requester {
        assert_shown(&widget.page(), text).await;
    }
    assert_harmless(&visitor).await;

    let desk = Desk::sign_in(&staff, &world.api, FERN, "sam").await;
    desk.queue("All").await;
    desk.open_case(&receipt.reference).await;
    for text in shown_to_requester
        .iter()
        .chain(&[hostile("note", 8_000), line("name")])
    {
        assert_shown(&desk.page(), text).await;
    }
    assert_harmless(&staff).await;
    staff.resize(320, 640).await;
    assert_harmless(&staff).await;
}

/// Uses every command that takes a text; returns the texts that both sides see.
async fn act_it_out(world: &World, jo: &Agent, receipt: &Receipt) -> Vec<String> {
    let reference = &receipt.reference;
    let by_requester = |command: Value| async move {
        let change = Change::action(reference, &command).by(&receipt.token);
        world.api.post(&change).await.with_status(200);
    };
    let offer = |mark: &str| {
        let option = json!({
            "title": line(&format!("{mark} title")),
            "what_happens": hostile(&format!("{mark} happens"), 2_000),
            "cost": line(&format!("{mark} cost")),
            "time": line(&format!("{mark} time")),
            "notes": hostile(&format!("{mark} notes"), 2_000),
        });
        json!({ "type": "offer", "text": hostile(mark, 8_000), "options": [option, option] })
    };
    jo.act(reference, &note(&hostile("note", 8_000))).await;
    jo.act(reference, &message(&hostile("message", 8_000)))
        .await;
    jo.act(reference, &progress(&hostile("progress", 8_000)))
        .await;
    jo.act(reference, &offer("first")).await;
    by_requester(decline(1, &hostile("decline", 8_000))).await;
    jo.act(reference, &offer("second")).await;
    by_requester(json!({ "type": "choose", "offer": 2, "option": 1 })).await;
    let resolved = json!({
        "type": "resolve", "text": hostile("resolve", 8_000), "guarantee": hostile("guarantee", 8_000),
    });
    jo.act(reference, &resolved).await;
    by_requester(confirm("partly", Some(&hostile("partly", 8_000)))).await;
    jo.act(reference, &resolved).await;
    by_requester(confirm("fixed", Some(&hostile("fixed", 8_000)))).await;
    by_requester(rate(1, &hostile("rating", 8_000))).await;
    let long = [
        "asked",
        "message",
        "progress",
        "first",
        "decline",
        "second",
        "resolve",
        "guarantee",
        "partly",
        "fixed",
    ];
    let mut shown: Vec<_> = long.iter().map(|mark| hostile(mark, 8_000)).collect();
    shown.extend([hostile("rating", 8_000), line("second title")]);
    shown
}

async fn what_is_typed_arrives_as_it_is(kind: Kind) {
    let world = World::start().await;
    let browser = Browser::start(kind).await;
    let jo = world.api.sign_in(FERN, "jo").await;
    let widget = Widget::open(&browser, &world.shop.url()).await;
    let asked = hostile("typed", 8_000);
    widget.begin("Ask a question").await;
    widget.write(&asked).await;
    let reference = widget.send().await;
    widget.follow().await;
    let said = hostile("said", 8_000);
    widget.page().fill("Write a message", &said).await;
    widget
        .page()
        .press(answerable_e2e::browser::Role::Button, "Send")
        .await;
    widget.sees_entry("said").await;
    assert_shown(&widget.page(), &asked).await;
    assert_shown(&widget.page(), &said).await;
    let view = jo.view(&reference).await;
    assert_eq!(view.case.text, asked);
    assert_eq!(view.timeline[1].text, Some(said));
    assert_harmless(&browser).await;
}

/// An element's whole text is `text`, character by character; a name may be set apart by the marks that isolate it.
async fn assert_shown(page: &Page<'_>, text: &str) {
    let script = "const [text, roots] = [arguments[0], [document]];
        const portal = document.querySelector('answerable-portal')?.shadowRoot;
        if (portal) roots.push(portal);
        return roots.some((root) => Array.from(root.querySelectorAll('*')).some(
            (element) => element.checkVisibility() && element.textContent.replace(/^\\u2068|\\u2069$/g, '') === text));";
    let what = format!("{text:.40}… as the whole text of an element");
    let ask = || async {
        page.browser()
            .run(script, vec![json!(text)])
            .await
            .as_bool()
            .filter(|shown| *shown)
    };
    page.wait_for(&what, ask).await;
}

/// Nothing of it ran, nothing of it became an element, and nothing is wider than the screen.
async fn assert_harmless(browser: &Browser) {
    let script = "const roots = [document, document.querySelector('answerable-portal')?.shadowRoot].filter(Boolean);
        const found = roots.flatMap((root) => Array.from(
            root.querySelectorAll('img[src=\"x\"], svg[onload], [onerror], b > script, p script, li script')));
        return { pwned: window.pwned ?? null, found: found.map((element) => element.outerHTML) };";
    assert_eq!(
        browser.run(script, vec![]).await,
        json!({ "pwned": null, "found": [] })
    );
    crate::screens::assert_no_overflow(browser, "hostile text").await;
}
