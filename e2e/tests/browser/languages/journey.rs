//! From the launcher to the thanks, by the texts of any language.

use answerable_e2e::api::{accept, message, progress};
use answerable_e2e::browser::{Browser, Page, Role};
use answerable_e2e::sites::FERN;
use answerable_e2e::{paths, wait};
use answerable_shared::case::Stage;
use answerable_texts::{Catalogue, Language, WIDGET};
use serde_json::{Value, json};

use crate::world::World;

/// What people write is numbers, so that letters are ours.
const SAID: [&str; 6] = ["12345 67890", "2 + 2", "3 + 3", "4 + 4", "5 + 5", "6 + 6"];

/// The widget's texts, in all languages.
pub(super) fn texts() -> Catalogue {
    let folder = paths::root().join("widget/texts");
    Catalogue::read(&folder, WIDGET).expect("the texts are right")
}

/// What things are called.
pub(super) struct Speech {
    texts: Catalogue,
    /// None for the language for tests.
    language: Option<Language>,
}

impl Speech {
    pub(super) fn of(language: Language) -> Self {
        Self {
            texts: texts(),
            language: Some(language),
        }
    }

    pub(super) fn pseudo() -> Self {
        Self {
            texts: texts(),
            language: None,
        }
    }

    /// A text up to its first place.
    pub(super) fn say(&self, key: &str) -> String {
        let text = match self.language {
            Some(language) => self.texts.text(language, key).map(str::to_owned),
            None => self.texts.pseudo_text(key),
        };
        let text = text.unwrap_or_else(|| panic!("there is no text {key}"));
        text.split('{').next().unwrap_or_default().to_owned()
    }
}

/// Opens the panel; the launcher is the only button before.
pub(super) async fn open<'a>(browser: &'a Browser, url: &str, speech: &Speech) -> Page<'a> {
    browser.open(url).await;
    let portal = browser.portal();
    portal.press(Role::Button, "").await;
    portal.sees(&speech.say("kinds.complaint.title")).await;
    portal
}

/// Goes through every screen, and tells `arrived` the name of each.
pub(super) async fn walk(
    browser: &Browser,
    world: &World,
    speech: &Speech,
    arrived: impl AsyncFn(&str),
) {
    let say = |key: &str| speech.say(key);
    let press = async |key: &str| browser.portal().press(Role::Button, &say(key)).await;
    let jo = world.api.sign_in(FERN, "jo").await;

    let portal = open(browser, &world.shop.url(), speech).await;
    arrived("1-start").await;
    press("kinds.complaint.title").await;
    portal.sees(&say("kinds.complaint.question")).await;
    press("write.send_to").await;
    portal.sees(&say("fault.empty")).await;
    arrived("2-empty").await;
    portal.fill(&say("write.email"), "1@2").await;
    portal.fill(&say("write.label"), &SAID[0].repeat(340)).await;
    portal.find(Role::Textbox, &say("write.label")).await;
    arrived("3-near-the-limit").await;
    portal.fill(&say("write.label"), SAID[0]).await;
    press("write.send_to").await;
    portal.sees(&say("fault.bad_email")).await;
    portal.fill(&say("write.email"), "").await;
    press("write.send_to").await;
    portal.sees(&say("sent.link_is_secret")).await;
    arrived("4-sent").await;

    let reference = jo.inbox().await[0].reference.clone();
    assert_time(browser, jo.view(&reference).await.case.answer_by.0).await;
    press("sent.follow").await;
    portal.find(Role::Textbox, &say("message")).await;
    arrived("5-case").await;
    jo.act(&reference, &accept()).await;
    jo.act(&reference, &message(SAID[1])).await;
    jo.act(&reference, &progress(SAID[2])).await;
    jo.act(&reference, &offer()).await;
    portal.find(Role::Button, &say("offer.none")).await;
    press("offer.choose").await;
    portal.sees(&say("offer.choose_first")).await;
    arrived("6-offer").await;
    press("offer.none").await;
    portal.find(Role::Textbox, &say("offer.none_why")).await;
    arrived("7-none").await;
    back_in_dock(browser, speech).await;
    portal.press(Role::Radio, SAID[3]).await;
    press("offer.choose").await;
    wait::until("the choice", || async {
        let stage = jo.view(&reference).await.case.stage;
        (stage == Stage::Working).then_some(())
    })
    .await;
    portal.sees(&say("timeline.chosen")).await;
    jo.act(
        &reference,
        &json!({ "type": "resolve", "text": SAID[5], "guarantee": "7 / 8" }),
    )
    .await;
    portal.find(Role::Button, &say("confirm.partly")).await;
    arrived("8-done").await;
    press("confirm.partly").await;
    portal
        .find(Role::Textbox, &say("confirm.still_wrong"))
        .await;
    arrived("9-partly").await;
    back_in_dock(browser, speech).await;
    press("confirm.yes").await;
    portal.sees(&say("rate.title")).await;
    arrived("10-rate").await;
    portal.press(Role::Radio, &say("stars.great")).await;
    press("send").await;
    portal.sees(&say("rate.thanks_text")).await;
    arrived("11-thanks").await;
    press("reopen.way").await;
    portal.find(Role::Textbox, &say("reopen.why")).await;
    arrived("12-reopen").await;
    press("back").await;
    portal.sees(&say("start.own")).await;
    arrived("13-own-cases").await;
}

/// The header has a way back too, which comes first.
async fn back_in_dock(browser: &Browser, speech: &Speech) {
    let ways = browser
        .portal()
        .find_all(Role::Button, &speech.say("back"))
        .await;
    ways.get(1).expect("a way back").press().await;
}

fn offer() -> Value {
    let option = |title: &str| json!({ "title": title, "what_happens": "1", "time": "2", "cost": "3", "notes": "4" });
    json!({ "type": "offer", "text": SAID[2], "options": [option(SAID[3]), option(SAID[4])] })
}

/// The time is written as this browser writes it in this language.
async fn assert_time(browser: &Browser, at: i64) {
    const WRITTEN: &str = "const { lang } = document.documentElement;
        return new Date(arguments[0]).toLocaleTimeString(lang, { timeStyle: 'short' })";
    let written = browser.run(WRITTEN, vec![json!(at)]).await;
    let written = written.as_str().expect("a text").to_owned();
    browser.portal().sees(&written).await;
}
