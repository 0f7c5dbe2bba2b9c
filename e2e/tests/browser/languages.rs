//! Every language on every screen: nothing of another language, the right direction, one download, and times
//! and numbers as the reader's browser writes them. A language made up for tests shows what does not come from
//! the files and what is cut off when texts are longer.
//!
//! With `ANSWERABLE_SCREENSHOTS=<folder>` every screen goes there, Chromium's light and Firefox' dark.

mod desk;
mod journey;
mod seen;

use answerable_e2e::browser::{Browser, Kind, Scheme};
use answerable_e2e::in_both_browsers;
use answerable_e2e::origin::shop_page;
use answerable_e2e::sites::FERN;
use answerable_texts::Language;
use serde_json::{Value, json};

use self::journey::{Speech, texts};
use crate::screens::assert_no_overflow;
use crate::world::World;

in_both_browsers!(
    simplified_chinese,
    traditional_chinese,
    spanish,
    arabic,
    nothing_is_written_in_the_code_and_nothing_is_cut_off,
    a_page_without_a_language_of_ours_is_read_in_the_browsers,
    the_desk_in_chinese,
);

async fn simplified_chinese(kind: Kind) {
    let no_latin = |text: &str| !text.contains(|c: char| c.is_ascii_alphabetic());
    speaks(kind, "zh-Hans", "zh-CN", no_latin).await;
}

async fn traditional_chinese(kind: Kind) {
    let no_latin = |text: &str| !text.contains(|c: char| c.is_ascii_alphabetic());
    speaks(kind, "zh-Hant", "zh-TW", no_latin).await;
}

async fn arabic(kind: Kind) {
    let no_latin = |text: &str| !text.contains(|c: char| c.is_ascii_alphabetic());
    speaks(kind, "ar", "ar-EG", no_latin).await;
}

async fn spanish(kind: Kind) {
    speaks(kind, "es", "es-MX", |text| {
        const ENGLISH: &[&str] = &[
            "the", "you", "your", "we", "our", "us", "this", "it", "is", "to", "of", "and",
            "please", "send", "help",
        ];
        let text = text.to_lowercase();
        !text
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| ENGLISH.contains(&word))
    })
    .await;
}

/// Goes through every screen in a language; `is_in_it` judges each text that is seen.
async fn speaks(kind: Kind, tag: &str, locale: &str, is_in_it: impl Fn(&str) -> bool) {
    let language = Language::find(tag).expect("a language of ours");
    let scheme = if kind == Kind::Chromium {
        Scheme::Light
    } else {
        Scheme::Dark
    };
    let world = World::start().await;
    let page =
        shop_page(&world.edge.url(), FERN).replace("lang=\"en\"", &format!("lang=\"{locale}\""));
    world.shop.put("/", &page);
    let browser = Browser::start_with(kind, scheme).await;
    let speech = Speech::of(language);
    let direction = if language.is_rtl { "rtl" } else { "ltr" };
    journey::walk(&browser, &world, &speech, async |screen: &str| {
        for text in seen::texts(&browser).await {
            assert!(is_in_it(&text), "{tag} {screen} shows {text:?}");
        }
        let said = browser.run(seen::LANGUAGE, vec![]).await;
        assert_eq!(said, json!([tag, direction, direction]), "{screen}");
        seen::picture(&browser, tag, screen, scheme).await;
        browser.resize(320, 640).await;
        assert_no_overflow(&browser, &format!("{tag} {screen}")).await;
        browser.resize(1280, 800).await;
    })
    .await;
    let packs = browser.run(seen::PACKS, vec![]).await;
    let packs = packs.as_array().cloned().unwrap_or_default();
    let expected = format!("/a/text-{}-", tag.to_lowercase());
    let is_it = |path: &Value| {
        path.as_str()
            .is_some_and(|path| path.starts_with(&expected))
    };
    assert!(packs.len() == 1 && packs.iter().all(is_it), "{packs:?}");
}

/// The host page hands out a pack of its own making in place of the English one.
async fn nothing_is_written_in_the_code_and_nothing_is_cut_off(kind: Kind) {
    let world = World::start().await;
    let pack = json!(texts().pseudo_pack(&["loader"]));
    let script = format!(
        "<script>const real = window.fetch, pack = {pack};
        window.fetch = (...all) => String(all[0]).includes('/a/text-en-') ? Promise.resolve(new Response(pack)) : real(...all);</script>"
    );
    let page = shop_page(&world.edge.url(), FERN).replace("</head>", &format!("{script}</head>"));
    world.shop.put("/", &page);
    let browser = Browser::start(kind).await;
    journey::walk(&browser, &world, &Speech::pseudo(), async |screen: &str| {
        for text in seen::texts(&browser).await {
            let is_whole = text.starts_with('[') && text.ends_with(']');
            assert!(is_whole, "{screen} shows {text:?}");
        }
        seen::picture(&browser, "en-XA", screen, Scheme::Light).await;
        browser.resize(320, 640).await;
        assert_no_overflow(&browser, screen).await;
        let clipped = browser.run(seen::CLIPPED, vec![]).await;
        assert_eq!(clipped, json!([]), "cut off: {screen}");
        browser.resize(1280, 800).await;
    })
    .await;
}

async fn a_page_without_a_language_of_ours_is_read_in_the_browsers(kind: Kind) {
    let world = World::start().await;
    let page = shop_page(&world.edge.url(), FERN).replace("lang=\"en\"", "lang=\"de\"");
    let chosen = "<script>Object.defineProperty(navigator, 'languages', { value: ['fr', 'zh-HK', 'en'] })</script>";
    world
        .shop
        .put("/", &page.replace("</head>", &format!("{chosen}</head>")));
    let browser = Browser::start(kind).await;
    let chinese = Speech::of(Language::find("zh-Hant").expect("a language of ours"));
    journey::open(&browser, &world.shop.url(), &chinese).await;
    assert_eq!(
        browser.run(seen::LANGUAGE, vec![]).await,
        json!(["zh-Hant", "ltr", "ltr"])
    );
}

async fn the_desk_in_chinese(kind: Kind) {
    desk::speaks_chinese(kind).await;
}
