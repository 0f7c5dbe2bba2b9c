//! KV fails every call: submitting, acting and following work all the same, and the records arrive once it recovers.

use answerable_e2e::api::{Api, Requester, confirm, message, note, rate, resolve};
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::faulty_kv::FaultyKv;
use answerable_e2e::sites::{FERN, sites};
use answerable_e2e::{record, wait};
use answerable_shared::case::Stage;
use std::time::Duration;

/// Publishing backs off while KV is down; this is its longest pause and then some.
const RECOVERY: Duration = Duration::from_secs(60);

#[tokio::test]
async fn everything_works_without_kv_and_the_records_follow() {
    let kv = FaultyKv::failing().await;
    let edge = Edge::start(&EdgeOptions {
        sites: sites(&[]),
        kv_backend: Some(kv.url()),
    });
    let api = Api::new(&edge.url());
    let jo = api.sign_in(FERN, "jo").await;

    let mut cases = Vec::new();
    for i in 0..5 {
        let requester = api.submit(FERN, &format!("While KV is down {i}")).await;
        let mut socket = requester.follow(1).await;
        jo.act(requester.reference(), &note("KV is down")).await;
        jo.act(requester.reference(), &resolve("Done without it"))
            .await;
        assert_eq!(socket.next().await.expect("following works").entry.seq, 3);
        requester.act(&confirm("fixed", None)).await;
        requester.act(&rate(5, "Did not notice a thing")).await;
        assert_eq!(requester.view().await.case.stage, Stage::Closed);
        cases.push(requester);
    }
    wait::until("the publisher to have tried", || async {
        (kv.failed_calls() > 0).then_some(())
    })
    .await;
    assert!(kv.keys().is_empty(), "KV was down");

    kv.recover();
    for requester in &cases {
        arrives(&kv, requester, &jo).await;
    }
}

#[tokio::test]
async fn a_second_outage_is_survived_like_the_first() {
    let kv = FaultyKv::failing().await;
    kv.recover();
    let mut edge = Edge::start(&EdgeOptions {
        sites: sites(&[]),
        kv_backend: Some(kv.url()),
    });
    let api = Api::new(&edge.url());
    let jo = api.sign_in(FERN, "jo").await;
    let requester = api.submit(FERN, "Twice unlucky").await;
    arrives(&kv, &requester, &jo).await;
    kv.fail();
    requester.act(&message("Still there?")).await;
    let failed = kv.failed_calls();
    wait::until("a failed write", || async {
        (kv.failed_calls() > failed).then_some(())
    })
    .await;
    // What is still to be published is in storage, not in memory.
    edge.restart();
    kv.recover();
    arrives(&kv, &requester, &jo).await;
}

/// The record is in KV, equal to what the object says, without anyone touching the case meanwhile.
async fn arrives(kv: &FaultyKv, requester: &Requester, jo: &answerable_e2e::api::Agent) {
    let truth = jo.view(requester.reference()).await;
    let key = record::key(requester.reference());
    let equal = || async {
        kv.get(&key)
            .filter(|text| record::says_the_same(text, &truth))
    };
    wait::within(RECOVERY, "the record to arrive in KV", equal).await;
}
