//! What an identified requester sees and may do.

use super::{OWN, case_of, submit_as, token};
use crate::support::{ORIGIN, World};
use answerable_edge::ports::Class;
use serde_json::{Value, json};

fn references(page: &Value) -> Vec<&str> {
    let cases = page["cases"].as_array().unwrap();
    cases
        .iter()
        .map(|case| case["reference"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn own_cases_are_listed_on_every_device_and_nobody_elses() {
    let world = World::new();
    let (first, _) = case_of(&world, "user_42", "first-key").await;
    world.memory.pass(1_000);
    case_of(&world, "user_43", "other-key").await;
    world.case("unsigned-key").await;
    world.memory.pass(3_600_000);
    let (second, _) = case_of(&world, "user_42", "second-key").await;
    let own = world.get(OWN, &token(&world, "user_42")).await;
    assert_eq!(own.status, 200, "{}", own.text);
    assert_eq!(references(&own.json()), [second.as_str(), first.as_str()]);
    assert_eq!(own.header("cache-control"), "no-store");
    let row = own.json()["cases"][1].clone();
    assert_eq!(
        (&row["text"], &row["stage"], &row["seq"]),
        (&json!("Case first-key"), &json!("received"), &json!(1))
    );
    let stranger = world.get(OWN, &token(&world, "user_4")).await;
    assert_eq!(stranger.json(), json!({ "cases": [] }));
}

#[tokio::test]
async fn the_list_tells_how_each_case_stands_and_nothing_that_is_for_staff() {
    let world = World::new();
    let (case, _) = case_of(&world, "user_42", "first-key").await;
    let staff = world.staff("fern", "jo").await;
    let note = json!({ "type": "note", "text": "Difficult" });
    world
        .act(&case, &staff, "staff-key-1", Some(1), &note)
        .await;
    let resolve = json!({ "type": "resolve", "text": "Replaced" });
    world
        .act(&case, &staff, "staff-key-2", Some(2), &resolve)
        .await;
    let own = world.get(OWN, &token(&world, "user_42")).await;
    let row = own.json()["cases"][0].clone();
    assert_eq!(
        (&row["stage"], &row["seq"]),
        (&json!("resolved"), &json!(3))
    );
    assert!(row["answered"].is_number());
    for hidden in ["Difficult", "user_42", "who", "handler", "waiting_since"] {
        assert!(!own.text.contains(hidden), "{hidden}: {}", own.text);
    }
}

#[tokio::test]
async fn the_list_comes_in_pages_without_a_double_or_a_gap() {
    let world = World::new();
    let mut expected = Vec::new();
    for i in 0..3 {
        expected.push(
            case_of(&world, "user_42", &format!("key-number-{i}"))
                .await
                .0,
        );
        // Two of them arrive in the same moment.
        world.memory.pass(if i == 0 { 0 } else { 7_200_000 });
    }
    let bearer = token(&world, "user_42");
    let mut listed = Vec::new();
    let mut path = format!("{OWN}?limit=1");
    loop {
        let page = world.get(&path, &bearer).await;
        assert_eq!(page.status, 200, "{}", page.text);
        let page = page.json();
        listed.extend(references(&page).into_iter().map(ToOwned::to_owned));
        match page["next"].as_str() {
            Some(next) => path = format!("{OWN}?limit=1&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(listed[0], expected[2]);
    listed.sort();
    expected.sort();
    assert_eq!(listed, expected);
    for wrong in [
        "limit=0",
        "limit=101",
        "limit=x",
        "cursor=x",
        "cursor=x.AN",
        "more=1",
    ] {
        let page = world.get(&format!("{OWN}?{wrong}"), &bearer).await;
        page.is_problem(400, "bad-request");
    }
    assert_eq!(
        world.get(&format!("{OWN}?cursor="), &bearer).await.status,
        200
    );
}

#[tokio::test]
async fn one_person_reads_the_list_so_often_and_a_limiter_that_fails_keeps_nobody_out() {
    let world = World::new();
    let bearer = token(&world, "user_42");
    for i in 0..60 {
        assert_eq!(world.get(OWN, &bearer).await.status, 200, "{i}");
    }
    let refused = world.get(OWN, &bearer).await;
    refused.is_problem(429, "too-many");
    assert_eq!(refused.header("retry-after"), "60");
    let other = world.get(OWN, &token(&world, "user_43")).await;
    assert_eq!(other.status, 200, "{}", other.text);
    world.memory.broken.lock().unwrap().push(Class::Limiter);
    assert_eq!(world.get(OWN, &bearer).await.status, 200);
    world.memory.broken.lock().unwrap().clear();
    world.memory.pass(60_000);
    assert_eq!(world.get(OWN, &bearer).await.status, 200);
}

#[tokio::test]
async fn the_index_keeps_no_subject() {
    let world = World::new();
    case_of(&world, "user_42", "first-key").await;
    let index = world.memory.database(Class::Index, "fern/0");
    let own = index.dump("own");
    assert!(own.contains("AN-"), "{own}");
    assert!(!(own + &index.dump("inbox_row")).contains("user_42"));
}

#[tokio::test]
async fn what_they_do_is_the_requesters_and_the_same_key_is_answered_the_same_for_token_and_identity()
 {
    let world = World::new();
    let (case, case_token) = case_of(&world, "user_42", "first-key").await;
    let bearer = token(&world, "user_42");
    let path = format!("/v1/cases/{case}");
    assert_eq!(
        world.get(&path, &bearer).await.text,
        world.get(&path, &case_token).await.text
    );
    let message = json!({ "type": "message", "text": "From my phone" });
    let said = world
        .act(&case, &bearer, "message-key", None, &message)
        .await;
    assert_eq!(said.status, 200, "{}", said.text);
    assert_eq!(said.json()["view"]["timeline"][1]["by"], "requester");
    let again = world
        .act(&case, &case_token, "message-key", None, &message)
        .await;
    assert_eq!(again.text, said.text);
    let staffs = json!({ "type": "note", "text": "Hm" });
    let refused = world.act(&case, &bearer, "note-key-1", None, &staffs).await;
    refused.is_problem(403, "not-yours");
}

#[tokio::test]
async fn foreign_unverified_and_absent_cases_look_the_same() {
    let world = World::new();
    let (foreign, _) = case_of(&world, "user_43", "first-key").await;
    let (unverified, _) = world.case("second-key").await;
    let scene = world.scene();
    let elsewhere = scene
        .others
        .token(&answerable_host::claims("moss", "user_43", scene.now));
    let bearer = token(&world, "user_42");
    let absent = world.get("/v1/cases/AN-0000-0000", &bearer).await;
    absent.is_problem(404, "not-found");
    for (case, bearer) in [
        (&foreign, &bearer),
        (&unverified, &bearer),
        (&foreign, &elsewhere),
    ] {
        let read = world.get(&format!("/v1/cases/{case}"), bearer).await;
        assert_eq!((read.status, &read.text), (404, &absent.text));
        let message = json!({ "type": "message", "text": "Hm" });
        let acted = world.act(case, bearer, "message-key", None, &message).await;
        assert_eq!((acted.status, &acted.text), (404, &absent.text));
    }
}

#[tokio::test]
async fn an_identified_requester_follows_live_on_a_ticket() {
    let world = World::new();
    let (case, _) = case_of(&world, "user_42", "first-key").await;
    let ticket = async |bearer: &str| {
        let bearer = format!("authorization: Bearer {bearer}");
        let path = format!("/v1/cases/{case}/ticket");
        world.send("POST", &path, &[&bearer], "").await
    };
    ticket(&token(&world, "user_43"))
        .await
        .is_problem(404, "not-found");
    let got = ticket(&token(&world, "user_42")).await;
    let protocols = format!(
        "sec-websocket-protocol: answerable.v1, ticket.{}",
        got.json()["ticket"].as_str().unwrap()
    );
    let live = format!("/v1/cases/{case}/live?after=0");
    let opened = world
        .send("GET", &live, &["upgrade: websocket", &protocols], "")
        .await;
    assert_eq!(opened.status, 101);
    assert_eq!(world.memory.frames.lock().unwrap().len(), 1);
    let until = *world.memory.until.lock().unwrap();
    assert_eq!(
        until.unwrap().0,
        (world.scene().now + 360) * 1_000,
        "until the token ends, leeway included"
    );
}

#[tokio::test]
async fn staff_see_whom_the_host_vouches_for() {
    let world = World::new();
    let scene = world.scene();
    let mut claims = scene.honest();
    claims["name"] = json!("Ada L.");
    claims["email"] = json!("ada@shop.example");
    let body =
        json!({ "kind": "enquiry", "text": "Hello", "contact": { "name": "Somebody else" } });
    let receipt = submit_as(&world, &scene.hs.token(&claims), "first-key", &body)
        .await
        .json();
    let case = receipt["reference"].as_str().unwrap();
    let (plain, _) = world.case("second-key").await;
    let staff = world.staff("fern", "jo").await;
    let head = async |case: &str| {
        world.get(&format!("/v1/cases/{case}"), &staff).await.json()["case"].clone()
    };
    let verified = head(case).await;
    assert_eq!(verified["subject"], "user_42");
    assert_eq!(
        verified["verified"],
        json!({ "name": "Ada L.", "email": "ada@shop.example" })
    );
    assert_eq!(
        verified["contact"],
        json!({ "name": "Somebody else", "email": "ada@shop.example" })
    );
    let plain = head(&plain).await;
    assert_eq!(
        (&plain["subject"], &plain["verified"]),
        (&Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn a_retry_is_answered_as_before_but_not_to_somebody_else() {
    let world = World::new();
    let body = json!({ "kind": "enquiry", "text": "Hello" });
    let first = submit_as(&world, &token(&world, "user_42"), "first-key", &body).await;
    let unsigned = world.submit("first-key", &body).await;
    assert_eq!((unsigned.status, &unsigned.text), (201, &first.text));
    let other = submit_as(&world, &token(&world, "user_43"), "first-key", &body).await;
    other.is_problem(422, "key-reused");
    let secret = first.json()["token"].as_str().unwrap().to_owned();
    assert!(!other.text.contains(&secret));
    let none = world.get(OWN, &token(&world, "user_43")).await;
    assert_eq!(
        none.json(),
        json!({ "cases": [] }),
        "whose it is does not change"
    );
    let expired = token(&world, "user_42");
    world.memory.pass(7_200_000);
    let late = submit_as(&world, &expired, "first-key", &body).await;
    assert_eq!((late.status, &late.text), (201, &first.text));
    submit_as(&world, &expired, "second-key", &body)
        .await
        .is_problem(401, "identity-expired");
}

#[tokio::test]
async fn pages_of_the_site_may_ask_and_others_may_not() {
    let world = World::new();
    let bearer = format!("authorization: Bearer {}", token(&world, "user_42"));
    let from = async |origin: &str| {
        let origin = format!("origin: {origin}");
        world.send("GET", OWN, &[&bearer, &origin], "").await
    };
    let listed = from(ORIGIN).await;
    assert_eq!(
        (listed.status, listed.header("access-control-allow-origin")),
        (200, ORIGIN)
    );
    from("https://moss.example")
        .await
        .is_problem(403, "origin-not-listed");
    let origin = format!("origin: {ORIGIN}");
    let refused = world
        .send("GET", OWN, &["authorization: Bearer a.b.c", &origin], "")
        .await;
    refused.is_problem(401, "identity-refused");
    assert_eq!(
        refused.header("access-control-allow-origin"),
        ORIGIN,
        "the widget reads why"
    );
}
