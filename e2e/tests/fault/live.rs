//! Following a case while everything under it breaks: the timeline ends identical, without a hole and without a double.

use answerable_e2e::api::{Agent, Api, Requester, message, progress};
use answerable_e2e::edge::{Edge, EdgeOptions};
use answerable_e2e::live::{Live, Timeline};
use answerable_e2e::proxy::Proxy;
use answerable_e2e::sites::{FERN, sites};

struct Scene {
    edge: Edge,
    jo: Agent,
    requester: Requester,
}

async fn scene() -> Scene {
    let edge = Edge::start(&EdgeOptions {
        sites: sites(&[]),
        kv_backend: None,
    });
    let api = Api::new(&edge.url());
    let jo = api.sign_in(FERN, "jo").await;
    let requester = api.submit(FERN, "Followed through thick and thin").await;
    Scene {
        edge,
        jo,
        requester,
    }
}

#[tokio::test]
async fn cut_in_the_middle_and_resumed() {
    let Scene {
        edge,
        jo,
        requester,
    } = scene().await;
    let proxy = Proxy::start(edge.port()).await;
    let through_proxy = Api::new(&proxy.url());
    let mut timeline = Timeline::of(requester.view().await);
    for round in 0..10 {
        let open = Live::open(
            &through_proxy,
            requester.reference(),
            requester.token(),
            timeline.last(),
        )
        .await;
        let mut socket = open.expect("the socket opens");
        jo.act(
            requester.reference(),
            &message(&format!("Before cut {round}")),
        )
        .await;
        timeline.add(socket.next().await.expect("the socket is open"));
        jo.act(
            requester.reference(),
            &progress(&format!("Perhaps lost in cut {round}")),
        )
        .await;
        proxy.cut();
        // What was under way when the cut came may or may not have arrived.
        while let Some(frame) = socket.next().await {
            timeline.add(frame);
        }
        jo.act(
            requester.reference(),
            &message(&format!("After cut {round}")),
        )
        .await;
    }
    catch_up(&mut timeline, &requester, 31).await;
    assert_eq!(timeline, Timeline::of(requester.view().await));
}

#[tokio::test]
async fn dropped_from_memory_between_any_two_events() {
    let Scene {
        edge,
        jo,
        requester,
    } = scene().await;
    let mut timeline = Timeline::of(requester.view().await);
    let mut socket = requester.follow(timeline.last()).await;
    for round in 0..10 {
        edge.evict("CaseObject", requester.reference()).await;
        jo.act(
            requester.reference(),
            &message(&format!("After eviction {round}")),
        )
        .await;
        timeline.add(socket.next().await.expect("sockets outlive an eviction"));
    }
    assert_eq!(timeline.last(), 11);
    assert_eq!(timeline, Timeline::of(requester.view().await));
}

#[tokio::test]
async fn workerd_restarted_under_an_open_socket() {
    let Scene {
        mut edge,
        jo,
        requester,
    } = scene().await;
    let mut timeline = Timeline::of(requester.view().await);
    let before = timeline.clone();
    let mut socket = requester.follow(timeline.last()).await;
    jo.act(requester.reference(), &message("Before the restart"))
        .await;
    timeline.add(socket.next().await.expect("the socket is open"));
    edge.restart();
    assert!(
        socket.next().await.is_none(),
        "the socket is gone with workerd"
    );
    // The session is still good: it is kept in an object's storage, not in memory.
    jo.act(requester.reference(), &message("After the restart"))
        .await;
    catch_up(&mut timeline, &requester, 3).await;
    assert_eq!(timeline, Timeline::of(requester.view().await));
    assert_eq!(timeline.entries[..1], before.entries[..]);
}

#[tokio::test]
async fn two_followers_with_different_pasts_end_the_same() {
    let Scene {
        edge: _edge,
        jo,
        requester,
    } = scene().await;
    let mut from_start = Timeline {
        entries: Vec::new(),
    };
    let mut first = requester.follow(0).await;
    for i in 0..5 {
        jo.act(requester.reference(), &message(&format!("Message {i}")))
            .await;
    }
    let mut from_middle = Timeline::of(requester.view().await);
    let mut second = requester.follow(from_middle.last()).await;
    jo.act(requester.reference(), &message("The last one"))
        .await;
    while from_start.last() < 7 {
        from_start.add(first.next().await.expect("the socket is open"));
    }
    from_middle.add(second.next().await.expect("the socket is open"));
    assert_eq!(from_start, from_middle);
    assert_eq!(from_start, Timeline::of(requester.view().await));
}

/// Reads the socket until the event `last`.
async fn catch_up(timeline: &mut Timeline, requester: &Requester, last: u64) {
    let mut socket = requester.follow(timeline.last()).await;
    while timeline.last() < last {
        let frame = socket.next().await.expect("the socket is open");
        timeline.add(frame);
    }
    assert_eq!(requester.view().await.case.seq, last, "nothing is left");
}

#[tokio::test]
async fn ahead_of_what_has_happened() {
    let Scene {
        edge: _edge,
        jo,
        requester,
    } = scene().await;
    for ahead in [5, 999_999, u64::MAX] {
        let mut socket = requester.follow(ahead).await;
        let told = jo
            .act(
                requester.reference(),
                &message("Whoever is ahead hears it too"),
            )
            .await;
        let frame = socket.next().await.expect("the socket is open");
        assert_eq!(frame.entry.seq, told.seq, "after {ahead}");
    }
}
