//! The tools of the other tests do find what they are there to find.

use answerable_e2e::browser::{Browser, Kind, Role};
use answerable_e2e::in_both_browsers;
use answerable_e2e::origin::Origin;
use answerable_e2e::wait;

const PAGE: &str = r#"<!doctype html><title>Probe</title><link rel="icon" href="data:,">
<answerable-portal></answerable-portal>
<script>
  const root = document.querySelector("answerable-portal").attachShadow({ mode: "open" });
  root.innerHTML = `<label>Your message <textarea></textarea></label>
    <fieldset><legend>How was it</legend><label><input type="radio" name="stars"> Good</label></fieldset>
    <button aria-label="Send to Fern">→</button><button hidden>Hidden</button><p></p>`;
  root.querySelector("button").onclick = () => {
    root.querySelector("p").textContent = "Sent: " + root.querySelector("textarea").value;
    setTimeout(() => { throw new Error("probe error"); });
  };
</script>"#;

in_both_browsers!(the_shadow_root_is_read_by_names_and_errors_are_seen);

async fn the_shadow_root_is_read_by_names_and_errors_are_seen(kind: Kind) {
    let site = Origin::start().await;
    site.put("/", PAGE);
    let browser = Browser::start(kind).await;
    browser.open(&site.url()).await;
    let portal = browser.portal();
    portal.fill("your message", "Plants 🌱 & <b>").await;
    portal.press(Role::Radio, "Good").await;
    assert_eq!(
        portal.find_all(Role::Button, "").await.len(),
        1,
        "hidden buttons are not for people"
    );
    assert_eq!(portal.find_all(Role::Group, "How was it").await.len(), 1);
    assert_eq!(
        browser.page().find_all(Role::Button, "").await.len(),
        0,
        "the document has none of its own"
    );
    portal.press(Role::Button, "Send to Fern").await;
    portal.sees("Sent: Plants 🌱 & <b>").await;
    let error = wait::until("the script error", || async {
        browser.unexpected_errors().pop()
    })
    .await;
    assert!(error.contains("probe error"), "{error}");
    browser.expect_errors("probe error");
    assert!(browser.unexpected_errors().is_empty());
}
