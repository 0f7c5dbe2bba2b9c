//! workerd killed with SIGKILL again and again under writers: what was acknowledged is there, once, everywhere.
//!
//! `ANSWERABLE_KILLS` says how often; `cargo xtask crash --kills N` sets it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use answerable_e2e::api::{Api, Change, enquiry, message};
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::http::Reply;
use answerable_e2e::sites::{FERN, sites};
use answerable_e2e::{record, wait};
use answerable_shared::api::Receipt;
use tokio::task::JoinSet;

const USUAL_KILLS: usize = 50;
const WRITERS: usize = 4;
const ACTIONS_A_CASE: usize = 3;
/// After the last start, everything must have reached KV and the index within this time, untouched.
const SETTLING: Duration = Duration::from_secs(120);

/// What the writers and the one who kills know of each other.
#[derive(Debug, Default)]
struct Progress {
    acknowledged: AtomicUsize,
    is_over: AtomicBool,
}

/// What a writer was promised: by the case's reference, its first words and the texts of acknowledged messages.
type Acknowledged = BTreeMap<String, (Receipt, Vec<String>)>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_or_doubled() {
    let kills = std::env::var("ANSWERABLE_KILLS")
        .ok()
        .map_or(USUAL_KILLS, |n| n.parse().expect("a number"));
    let mut edge = Edge::start(&EdgeOptions {
        sites: sites(&[]),
        kv_backend: None,
    });
    let session = Api::new(&edge.url()).sign_in(FERN, "jo").await;
    let progress = Arc::new(Progress::default());
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        writers.spawn(write(Api::new(&edge.url()), writer, Arc::clone(&progress)));
    }
    for kill in 0..kills {
        // Each life sees writes through to their end, and is cut short in the middle of others: a different number
        // each time, and a different moment of a write.
        let enough = progress.acknowledged.load(Ordering::SeqCst) + 1 + kill % 7;
        wait::until("writes to be acknowledged", || async {
            (progress.acknowledged.load(Ordering::SeqCst) >= enough).then_some(())
        })
        .await;
        tokio::time::sleep(Duration::from_millis((kill as u64 * 7) % 40)).await;
        edge.restart();
    }
    progress.is_over.store(true, Ordering::SeqCst);
    let mut acknowledged = Acknowledged::new();
    while let Some(written) = writers.join_next().await {
        acknowledged.extend(written.expect("a writer goes on to the end"));
    }
    // Only what the alarms do on their own after this counts: nobody touches a case until all is settled.
    edge.restart();
    settle_in_kv(&edge, &acknowledged).await;
    settle_in_index(&session, &acknowledged).await;
    for (reference, (receipt, messages)) in &acknowledged {
        let view = session.view(reference).await;
        let texts: Vec<_> = view
            .timeline
            .iter()
            .skip(1)
            .filter_map(|entry| entry.text.clone())
            .collect();
        assert_eq!(
            &texts, messages,
            "{reference} has every acknowledged message once, in order"
        );
        assert!(
            view.timeline
                .iter()
                .map(|entry| entry.seq)
                .eq(1..=view.case.seq),
            "{reference} has no hole"
        );
        assert_eq!(view.case.opened, receipt.opened);
        let text = edge.kv(&record::key(reference)).await.expect("settled");
        assert!(
            record::says_the_same(&text, &view),
            "{reference} in KV is what its object says"
        );
    }
    let actions: usize = acknowledged
        .values()
        .map(|(_, messages)| messages.len())
        .sum();
    println!(
        "{kills} kills: {} submissions and {actions} actions acknowledged, none lost or doubled",
        acknowledged.len()
    );
    assert!(
        acknowledged.len() >= kills.min(WRITERS),
        "the writers did write"
    );
}

/// Submits and acts as a careful client does: the same request again until it is answered.
async fn write(api: Api, writer: usize, progress: Arc<Progress>) -> Acknowledged {
    let mut acknowledged = Acknowledged::new();
    while !progress.is_over.load(Ordering::SeqCst) {
        let text = format!("Writer {writer}, case {}", acknowledged.len());
        let reply = insist(&api, &Change::submission(FERN, &enquiry(&text))).await;
        progress.acknowledged.fetch_add(1, Ordering::SeqCst);
        let receipt: Receipt =
            serde_json::from_slice(&reply.with_status(201).body).expect("a receipt");
        let mut messages = Vec::new();
        for action in 0..ACTIONS_A_CASE {
            let text = format!("Message {action}");
            insist(
                &api,
                &Change::action(&receipt.reference, &message(&text)).by(&receipt.token),
            )
            .await
            .with_status(200);
            progress.acknowledged.fetch_add(1, Ordering::SeqCst);
            messages.push(text);
        }
        let earlier = acknowledged.insert(receipt.reference.clone(), (receipt, messages));
        assert!(earlier.is_none(), "one reference for two submissions");
    }
    acknowledged
}

async fn insist(api: &Api, change: &Change) -> Reply {
    wait::within(Duration::from_secs(60), "an answer", || async {
        let reply = api.send(change).await.ok()?;
        assert!(!reply.status.is_client_error(), "refused: {}", reply.text());
        reply.status.is_success().then_some(reply)
    })
    .await
}

async fn settle_in_kv(edge: &Edge, acknowledged: &Acknowledged) {
    wait::within(SETTLING, "every record to be complete in KV", || async {
        for (reference, (_, messages)) in acknowledged {
            let text = edge.kv(&record::key(reference)).await?;
            let record: serde_json::Value = serde_json::from_str(&text).expect("records are JSON");
            if record["case"]["seq"] != 1 + messages.len() {
                return None;
            }
        }
        Some(())
    })
    .await;
}

async fn settle_in_index(agent: &answerable_e2e::api::Agent, acknowledged: &Acknowledged) {
    wait::within(
        SETTLING,
        "every row to be up to date in the index",
        || async {
            let mut seen = BTreeMap::<String, Vec<u64>>::new();
            for row in agent.inbox().await {
                seen.entry(row.reference).or_default().push(row.seq);
            }
            let settled = acknowledged.iter().all(|(reference, (_, messages))| {
                seen.get(reference)
                    .is_some_and(|rows| rows[..] == [1 + messages.len() as u64])
            });
            settled.then_some(())
        },
    )
    .await;
}
