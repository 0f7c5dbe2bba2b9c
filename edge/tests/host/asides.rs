//! What staff do among themselves: reviews, tasks and calls, over the real handlers.

use crate::support::{Reply, World, sites};
use answerable_edge::ports::Class;
use serde_json::{Value, json};

/// The usual world, where complaints are looked at twice, and jo and sam are a team each.
fn world() -> World {
    let mut sites = sites();
    sites["fern"]["settings"] = json!({
        "reviewed": ["complaint"],
        "teams": [
            { "id": "support", "name": "Support", "members": ["jo"] },
            { "id": "bench", "name": "The bench", "members": ["sam"] },
            { "id": "attic", "name": "The attic", "members": ["sam"] },
        ],
    });
    World::with(&sites)
}

/// Somebody at the desk, and the case that they look at.
struct At<'a> {
    world: &'a World,
    case: &'a str,
    session: String,
}

impl<'a> At<'a> {
    async fn desk(world: &'a World, agent: &str, case: &'a str) -> Self {
        let session = world.staff("fern", agent).await;
        Self {
            world,
            case,
            session,
        }
    }

    async fn view(&self) -> Value {
        let path = format!("/v1/cases/{}", self.case);
        self.world.get(&path, &self.session).await.json()
    }

    async fn act(&self, command: &Value) -> Reply {
        let seen = self.view().await["case"]["seq"].as_u64();
        let key = format!("key-{}-{}", seen.unwrap(), &self.session[..20]);
        self.world
            .act(self.case, &self.session, &key, seen, command)
            .await
    }

    /// The case after a command that must be taken.
    async fn does(&self, command: &Value) -> Value {
        let reply = self.act(command).await;
        assert_eq!(reply.status, 200, "{}", reply.text);
        reply.json()["view"]["case"].clone()
    }

    /// References in that queue, and how many the counts say.
    async fn queue(&self, queue: &str) -> (usize, Value) {
        let path = format!("/v1/desk/cases?queue={queue}");
        let page = self.world.get(&path, &self.session).await.json();
        (
            page["rows"].as_array().unwrap().len(),
            page["counts"][queue].clone(),
        )
    }
}

#[tokio::test]
async fn a_reviewed_answer_reaches_the_requester_once_somebody_else_has_looked_at_it() {
    let world = world();
    let (case, token) = world.case("the-key-0").await;
    let (jo, sam) = (
        At::desk(&world, "jo", &case).await,
        At::desk(&world, "sam", &case).await,
    );
    let resolve = json!({ "type": "resolve", "text": "Replaced" });
    let approve = json!({ "type": "approve" });
    sam.act(&approve).await.is_problem(409, "not-now");
    let proposed = jo.does(&resolve).await;
    assert_eq!(proposed["stage"], "received");
    assert_eq!(proposed["proposal"]["by"]["id"], "jo");
    assert_eq!(sam.queue("review").await, (1, json!(1)));
    let path = format!("/v1/cases/{case}");
    let theirs = world.get(&path, &token).await;
    assert!(!theirs.text.contains("Replaced"), "{}", theirs.text);
    jo.act(&approve).await.is_problem(403, "somebody-else");
    let returned = sam
        .does(&json!({ "type": "return", "note": "By when?" }))
        .await;
    assert!(returned["proposal"].is_null());
    jo.does(&resolve).await;
    let approved = sam.does(&approve).await;
    assert_eq!(
        (&approved["stage"], &approved["handler"]),
        (&json!("resolved"), &json!("Jo Fern"))
    );
    assert_eq!(sam.queue("review").await, (0, json!(0)));
    let theirs = world.get(&path, &token).await.json();
    let lines = theirs["timeline"].as_array().unwrap();
    let seen: Vec<_> = lines
        .iter()
        .map(|line| (&line["what"], &line["name"]))
        .collect();
    assert_eq!(
        seen,
        [
            (&json!("submitted"), &Value::Null),
            (&json!("resolved"), &json!("Jo Fern"))
        ]
    );
}

#[tokio::test]
async fn nobody_gets_past_a_review_because_nobody_knows_of_it() {
    let resolve = json!({ "type": "resolve", "text": "Replaced" });
    let world = world();
    let (case, _) = world.case("the-key-0").await;
    let jo = At::desk(&world, "jo", &case).await;
    world.memory.broken.lock().unwrap().push(Class::Settings);
    jo.act(&resolve).await.is_problem(503, "unavailable");
    world.memory.broken.lock().unwrap().clear();
    assert!(!jo.does(&resolve).await["proposal"].is_null());

    // Settings that were right once: a member of a team has left.
    let mut sites = sites();
    sites["fern"]["settings"] = json!({
        "reviewed": ["complaint"],
        "teams": [{ "id": "support", "name": "Support", "members": ["gone"] }],
    });
    let world = World::with(&sites);
    let (case, _) = world.case("the-key-0").await;
    let jo = At::desk(&world, "jo", &case).await;
    assert!(!jo.does(&resolve).await["proposal"].is_null());
}

#[tokio::test]
async fn tasks_are_listed_for_their_teams_and_run_out() {
    let world = world();
    let (case, token) = world.case("the-key-0").await;
    let (jo, sam) = (
        At::desk(&world, "jo", &case).await,
        At::desk(&world, "sam", &case).await,
    );
    for team in ["bench", "attic"] {
        let delegate =
            json!({ "type": "delegate", "team": team, "text": "Look", "within_minutes": 30 });
        jo.does(&delegate).await;
    }
    // Once, though it is there for two of their teams.
    assert_eq!(sam.queue("tasks").await, (1, json!(1)));
    assert_eq!(jo.queue("tasks").await, (0, json!(0)));
    world.memory.pass(31 * 60_000);
    world.memory.alarm(&case);
    world.memory.alarm(&case);
    let view = sam.view().await;
    let lines = view["timeline"].as_array().unwrap();
    let overdue: Vec<_> = lines
        .iter()
        .filter(|line| line["what"] == "overdue")
        .collect();
    let due = view["case"]["tasks"][0]["due"].clone();
    let ran_out: Vec<_> = overdue
        .iter()
        .map(|line| (&line["task"], &line["at"]))
        .collect();
    assert_eq!(ran_out, [(&json!(1), &due), (&json!(2), &due)]);
    for task in [1, 2] {
        sam.does(&json!({ "type": "report", "task": task, "text": "None left" }))
            .await;
    }
    assert_eq!(sam.queue("tasks").await, (0, json!(0)));
    let again = json!({ "type": "report", "task": 2, "text": "None left" });
    sam.act(&again).await.is_problem(422, "bad-field");
    let nowhere = json!({ "type": "delegate", "team": "cellar", "text": "Look" });
    let refused = jo.act(&nowhere).await;
    refused.is_problem(422, "bad-field");
    assert_eq!(refused.json()["field"], "team");
    let theirs = world.get(&format!("/v1/cases/{case}"), &token).await.json();
    assert_eq!(theirs["timeline"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn whoever_a_note_calls_finds_it_until_they_act() {
    let world = world();
    let (case, _) = world.case("the-key-0").await;
    let (jo, sam) = (
        At::desk(&world, "jo", &case).await,
        At::desk(&world, "sam", &case).await,
    );
    jo.does(&json!({ "type": "note", "text": "@sam, is that ours?" }))
        .await;
    assert_eq!(sam.queue("mentioned").await, (1, json!(1)));
    assert_eq!(jo.queue("mentioned").await, (0, json!(0)));
    sam.does(&json!({ "type": "note", "text": "It is." })).await;
    assert_eq!(sam.queue("mentioned").await, (0, json!(0)));
    let due = world
        .get("/v1/desk/cases?queue=mentioned&sort=due", &jo.session)
        .await;
    due.is_problem(400, "bad-request");
}

#[tokio::test]
async fn a_team_stays_as_long_as_open_cases_are_with_it() {
    let mut sites = sites();
    sites["fern"]["settings"] = json!({
        "teams": [
            { "id": "support", "name": "Support", "members": ["jo"], "kinds": ["complaint"] },
            { "id": "bench", "name": "The bench", "members": ["sam"] },
        ],
    });
    sites["fern"]["roles"] = json!({ "jo": "admin" });
    let world = World::with(&sites);
    let (case, token) = world.case("the-key-0").await;
    let jo = At::desk(&world, "jo", &case).await;
    assert_eq!(jo.view().await["case"]["team"], "support");
    let put = async |teams: &Value, version: u32| {
        let bearer = format!("authorization: Bearer {}", jo.session);
        let seen = format!("if-match: \"{version}\"");
        let headers = ["content-type: application/json", &*seen, &*bearer];
        let body = json!({ "teams": teams }).to_string();
        world.send("PUT", "/v1/desk/settings", &headers, body).await
    };
    let bench = json!([{ "id": "bench", "name": "The bench", "members": ["sam"] }]);
    let refused = put(&bench, 0).await;
    refused.is_problem(422, "bad-field");
    assert_eq!(refused.json()["field"], "teams");
    assert!(refused.text.contains("“Support”"), "{}", refused.text);
    // A team that nothing is with may go, and this one too once nothing is.
    let support = json!([{ "id": "support", "name": "Support", "members": ["jo"] }]);
    assert_eq!(put(&support, 0).await.status, 200);
    let withdraw = json!({ "type": "withdraw" });
    world
        .act(&case, &token, "a-good-key", None, &withdraw)
        .await;
    assert_eq!(put(&json!([]), 1).await.status, 200);
}
