//! Which tokens are believed.

use super::{OWN, submit_as, token};
use crate::support::World;
use answerable_edge::ports::Class;
use answerable_host::{Key, claims};
use serde_json::{Value, json};

#[tokio::test]
async fn every_wrong_token_is_refused_with_the_check_that_it_fails() {
    let world = World::new();
    let wrongs = world.scene().wrongs();
    assert!(wrongs.len() >= 40, "{}", wrongs.len());
    for wrong in &wrongs {
        let reply = world.get(OWN, &wrong.token).await;
        assert_eq!(reply.status, 401, "{}: {}", wrong.what, reply.text);
        let problem = reply.json();
        let kind = format!("/v1/problems#{}", wrong.problem);
        assert_eq!(problem["type"], kind, "{}: {}", wrong.what, reply.text);
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains(wrong.says), "{}: {detail}", wrong.what);
    }
}

#[tokio::test]
async fn a_wrong_token_opens_no_case_and_says_the_same_of_any() {
    let world = World::new();
    let (case, _) = super::case_of(&world, "user_42", "first-key").await;
    for wrong in world.scene().wrongs() {
        if wrong.says == "another site" {
            // Where no site is called, it is the other site's, or forged.
            continue;
        }
        let own = world.get(&format!("/v1/cases/{case}"), &wrong.token).await;
        let absent = world.get("/v1/cases/AN-0000-0000", &wrong.token).await;
        own.is_problem(401, wrong.problem);
        assert_eq!(own.text, absent.text, "{}", wrong.what);
    }
}

#[tokio::test]
async fn a_wrong_token_submits_nothing() {
    let world = World::new();
    let body = json!({ "kind": "enquiry", "text": "Hello" });
    for (i, wrong) in world.scene().wrongs().iter().enumerate() {
        let reply = submit_as(&world, &wrong.token, &format!("wrong-key-{i}"), &body).await;
        assert_eq!(reply.status, 401, "{}", wrong.what);
    }
    assert_eq!(world.memory.names(Class::Case), [""; 0]);
}

#[tokio::test]
async fn odd_tokens_that_are_right_are_taken() {
    let world = World::new();
    super::case_of(&world, "user_42", "first-key").await;
    for (what, token) in world.scene().odd_but_right() {
        let reply = world.get(OWN, &token).await;
        assert_eq!(reply.status, 200, "{what}: {}", reply.text);
        assert_eq!(reply.json()["cases"].as_array().unwrap().len(), 1, "{what}");
    }
}

#[tokio::test]
async fn times_count_to_the_second() {
    let world = World::new();
    let scene = world.scene();
    let with = |name: &str, ahead: i64| {
        let mut claims = scene.honest();
        claims[name] = json!(scene.now + ahead);
        scene.es.token(&claims)
    };
    for (name, ahead, expected) in [
        ("exp", -59, "200"),
        ("exp", -60, "identity-expired"),
        ("exp", 3_660, "200"),
        ("exp", 3_661, "identity-refused"),
        ("nbf", 60, "200"),
        ("nbf", 61, "identity-refused"),
        ("iat", 60, "200"),
        ("iat", 61, "identity-refused"),
    ] {
        let reply = world.get(OWN, &with(name, ahead)).await;
        if expected == "200" {
            assert_eq!(reply.status, 200, "{name} {ahead}: {}", reply.text);
        } else {
            reply.is_problem(401, expected);
        }
    }
    let good = token(&world, "user_42");
    world.memory.pass(359_000);
    assert_eq!(world.get(OWN, &good).await.status, 200);
    world.memory.pass(1_000);
    world
        .get(OWN, &good)
        .await
        .is_problem(401, "identity-expired");
}

#[tokio::test]
async fn a_token_of_4096_bytes_is_looked_at_and_a_longer_one_is_not() {
    let world = World::new();
    let scene = world.scene();
    let of = |length: usize| {
        let mut claims = scene.honest();
        claims["padding"] = json!("x".repeat(length));
        scene.es.token(&claims)
    };
    // 3 bytes are 4 characters.
    let empty = of(0).len();
    let fits = of((4_096 - empty) / 4 * 3);
    let longer = of((4_096 - empty) / 4 * 3 + 6);
    assert!((4_090..=4_096).contains(&fits.len()) && longer.len() > 4_096);
    assert_eq!(world.get(OWN, &fits).await.status, 200);
    world
        .get(OWN, &longer)
        .await
        .is_problem(401, "identity-refused");
}

#[tokio::test]
async fn credentials_of_another_sort_are_no_identity() {
    let world = World::new();
    let (_, case_token) = world.case("first-key").await;
    let session = world.staff("fern", "jo").await;
    for bearer in [&case_token, &session] {
        world
            .get(OWN, bearer)
            .await
            .is_problem(401, "not-signed-in");
    }
    world
        .send("GET", OWN, &[], "")
        .await
        .is_problem(401, "not-signed-in");
    world
        .get(OWN, "gibberish")
        .await
        .is_problem(401, "identity-refused");
}

#[tokio::test]
async fn a_site_without_keys_believes_nobody() {
    let mut sites = crate::support::sites();
    sites["moss"].as_object_mut().unwrap().remove("identity");
    let world = World::with(&sites);
    let scene = world.scene();
    let token = scene.others.token(&claims("moss", "user_42", scene.now));
    let reply = world.get("/v1/sites/moss/cases", &token).await;
    reply.is_problem(401, "identity-refused");
    assert!(reply.text.contains("no identity keys"), "{}", reply.text);
}

#[tokio::test]
async fn keys_change_without_a_gap() {
    let (old, new) = (Key::es256("2025", 21), Key::es256("2026", 22));
    let with = |keys: &[&Key]| {
        let mut sites = crate::support::sites();
        let keys: Vec<Value> = keys.iter().map(|key| key.setting("")).collect();
        sites["fern"]["identity"] = json!({ "keys": keys });
        World::with(&sites)
    };
    let status = async |world: &World, key: &Key| {
        let claims = claims("fern", "user_42", world.scene().now);
        let named = world.get(OWN, &key.token(&claims)).await.status;
        // Also where tokens do not name their key.
        let header = json!({ "alg": "ES256" });
        let unnamed = world
            .get(OWN, &key.token_with(&header, &claims))
            .await
            .status;
        assert_eq!(named, unnamed);
        named
    };
    let before = with(&[&old]);
    assert_eq!(
        (status(&before, &old).await, status(&before, &new).await),
        (200, 401)
    );
    let between = with(&[&old, &new]);
    assert_eq!(
        (status(&between, &old).await, status(&between, &new).await),
        (200, 200)
    );
    let after = with(&[&new]);
    assert_eq!(
        (status(&after, &old).await, status(&after, &new).await),
        (401, 200)
    );
}

#[tokio::test]
async fn a_key_that_is_no_point_of_the_curve_holds_nothing_and_is_logged() {
    let mut sites = crate::support::sites();
    let zero = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let none = json!({ "id": "k0", "alg": "ES256", "key": { "kty": "EC", "crv": "P-256", "x": zero, "y": zero } });
    let good = Key::es256("k1", 1);
    for (keys, status) in [(json!([none]), 401), (json!([none, good.setting("")]), 200)] {
        sites["fern"]["identity"] = json!({ "keys": keys });
        let world = World::with(&sites);
        let scene = world.scene();
        // It does not say which key it is signed with.
        let token = good.token_with(&json!({ "alg": "ES256" }), &scene.honest());
        let reply = world.get(OWN, &token).await;
        assert_eq!(reply.status, status, "{}", reply.text);
        assert!(world.memory.logged.lock().unwrap()[0].contains("no point"));
    }
}
