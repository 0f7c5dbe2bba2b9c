//! Queues, words and the rebuild, over workerd's own SQLite and KV.

use answerable_e2e::api::{Change, assign};
use answerable_e2e::sites::FERN;
use answerable_e2e::wait;
use serde_json::{Value, json};

use crate::shared_edge::{api, edge};

async fn found(session: &str, query: &str) -> Vec<String> {
    let page = api()
        .get(&format!("/v1/desk/cases?{query}"), Some(session))
        .await;
    let page = page.with_status(200).json();
    let rows = page["rows"].as_array().expect("rows").iter();
    rows.map(|row| row["reference"].as_str().expect("a reference").to_owned())
        .collect()
}

#[tokio::test]
async fn a_case_is_in_its_handlers_queue_and_found_by_part_also_after_a_rebuild() {
    let api = api();
    let lin = api.sign_in(FERN, "lin").await;
    let ada = api.sign_in(FERN, "ada").await;
    let case = api.submit(FERN, "Ünusualword 玻璃花瓶碎了").await;
    let reference = case.reference().to_owned();
    lin.act(&reference, &assign(None, Some("lin"), None)).await;
    // 花瓶, Unusualw, and both.
    let queries = [
        "queue=mine",
        "queue=mine&sort=due",
        "queue=all&q=%E8%8A%B1%E7%93%B6",
        "queue=open&q=unusualw&handler=lin",
    ];
    let all = || async {
        for query in queries {
            if !found(lin.session(), query).await.contains(&reference) {
                return None;
            }
        }
        Some(())
    };
    wait::until("the case to be listed everywhere", all).await;
    let key = format!("record:{reference}");
    wait::until("the record", || async { edge().kv(&key).await }).await;

    let rebuild = |session: String, body: Value| {
        let api = api.clone();
        async move {
            let change = Change::new("/v1/desk/index-rebuild", &body)
                .by(&session)
                .keyless();
            api.post(&change).await
        }
    };
    let refused = rebuild(lin.session().to_owned(), json!({})).await;
    assert_eq!(refused.status, 403, "{}", refused.text());
    let mut body = json!({});
    let done = loop {
        let reply = rebuild(ada.session().to_owned(), body)
            .await
            .with_status(200)
            .json();
        if reply["finished"] == true {
            break reply["done"].as_u64();
        }
        body = json!({ "cursor": reply["cursor"] });
    };
    assert!(done >= Some(1), "{done:?}");
    assert!(all().await.is_some(), "what was listed is listed");
}
