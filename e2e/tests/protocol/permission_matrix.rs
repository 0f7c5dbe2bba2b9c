//! Who may do what, over HTTP and sockets: every cell of the matrix that `authorize` gives, asserted against the edge.

use answerable_e2e::api::{Agent, Change, Requester, case_for, case_in, sound, wrong_token};
use answerable_e2e::http::Reply;
use answerable_e2e::identity::{now, other_key, token};
use answerable_e2e::live::{Live, NotOpened};
use answerable_e2e::sites::{FERN, OTHER};
use answerable_host::claims;
use answerable_shared::actor::{self, Caller, Role};
use answerable_shared::authorize::{Action, authorize};
use answerable_shared::case::Stage;
use answerable_shared::command::Side;
use answerable_shared::identity::{Subject, Whose};
use answerable_shared::problem::Problem;
use answerable_shared::reference::Reference;

use crate::shared_edge::api;

/// Who asks. Each is one kind of caller to `authorize`.
#[derive(Clone, Copy, Debug)]
enum Who {
    Nobody,
    WrongToken,
    RequesterOfAnother,
    Requester,
    /// The host of the site vouches for them as the one who sent it.
    Identified,
    /// As somebody else.
    IdentifiedAsAnother,
    /// As of the same name, but the host of another site does.
    IdentifiedElsewhere,
    Staff,
    /// At the same site, with the right to look only.
    Reader,
    StaffOfAnotherSite,
    StaffSignedOut,
}

const EVERYBODY: [Who; 11] = [
    Who::Nobody,
    Who::WrongToken,
    Who::RequesterOfAnother,
    Who::Requester,
    Who::Identified,
    Who::IdentifiedAsAnother,
    Who::IdentifiedElsewhere,
    Who::Staff,
    Who::Reader,
    Who::StaffOfAnotherSite,
    Who::StaffSignedOut,
];

/// Whoever sent each case, as the host calls them.
const SUBJECT: &str = "user_42";

struct Cast {
    another: Requester,
    staff: Agent,
    reader: Agent,
    staff_of_another_site: Agent,
    staff_signed_out: Agent,
}

#[tokio::test]
async fn every_cell_is_as_authorize_says() {
    let api = api();
    let cast = Cast {
        another: api.submit(FERN, "Another case").await,
        staff: api.sign_in(FERN, "jo").await,
        reader: api.sign_in(FERN, "rae").await,
        staff_of_another_site: api.sign_in(OTHER, "kim").await,
        staff_signed_out: api.sign_in(FERN, "jo").await,
    };
    cast.staff_signed_out.sign_out().await;
    let sam = api.sign_in(FERN, "sam").await;
    let absent = Reference::from_bits(77).to_string();
    let mut cells = 0;
    for action in Action::all() {
        for who in EVERYBODY {
            // A case of its own for each cell, in a stage that takes the command, so that yes means yes.
            let signed = api.signed(&token(SUBJECT));
            let case = if let Action::Give(command) = action {
                case_for(command, &signed, FERN, &sam).await
            } else {
                case_in(Stage::Received, &signed, FERN, &sam).await
            };
            let bearer = cast.bearer(who, &case);
            check(
                who,
                action,
                case.reference(),
                bearer.as_deref(),
                &who.caller(Some(FERN)),
                Some(FERN),
            )
            .await;
            check(
                who,
                action,
                &absent,
                bearer.as_deref(),
                &who.caller(None),
                None,
            )
            .await;
            cells += 2;
        }
    }
    assert_eq!(cells, Action::all().len() * EVERYBODY.len() * 2);
}

async fn check(
    who: Who,
    action: Action,
    reference: &str,
    bearer: Option<&str>,
    caller: &Caller,
    site: Option<&str>,
) {
    let cell = format!(
        "{who:?} × {action:?} × {}",
        site.map_or("absent", |_| "existing")
    );
    let subject = Subject::new(SUBJECT).expect("a subject");
    let whose = site.map(|site| Whose {
        site,
        subject: Some(&subject),
    });
    let reply = attempt(action, reference, bearer).await;
    match authorize(caller, action, whose) {
        Ok(_) => assert!(reply.status.is_success(), "{cell}: {}", reply.text()),
        Err(denial) => {
            let expected = Problem::from(denial);
            let problem: Problem = serde_json::from_slice(&reply.body)
                .unwrap_or_else(|_| panic!("{cell}: no problem"));
            assert_eq!(
                (problem.status, &problem.kind),
                (expected.status, &expected.kind),
                "{cell}"
            );
            assert_eq!(reply.status.as_u16(), expected.status, "{cell}");
        }
    }
    if action == Action::Follow {
        follow(
            &cell,
            reference,
            bearer,
            authorize(caller, action, whose).is_ok(),
        )
        .await;
    }
}

/// Sockets: the right ticket opens one, once; no other way does.
async fn follow(cell: &str, reference: &str, bearer: Option<&str>, allowed: bool) {
    let api = api();
    let path = format!("/v1/cases/{reference}/live?after=0");
    if let Some(bearer) = bearer.filter(|_| allowed) {
        let mut socket = Live::open(&api, reference, bearer, 0)
            .await
            .unwrap_or_else(|e| panic!("{cell}: {e:?}"));
        assert_eq!(
            socket.next().await.map(|frame| frame.entry.seq),
            Some(1),
            "{cell}"
        );
        return;
    }
    // The bearer itself is no ticket, and neither is a guess.
    for guess in [
        bearer.unwrap_or("guess"),
        "0000000000000000000000000000000000000000000",
    ] {
        let opened = Live::open_with(&api, &path, guess).await;
        assert!(
            matches!(opened, Err(NotOpened::Refused(401..=404))),
            "{cell}: {opened:?}"
        );
    }
}

#[tokio::test]
async fn a_ticket_opens_one_socket_of_its_own_case_once() {
    let api = api();
    let (mine, another) = (
        api.submit(FERN, "Mine").await,
        api.submit(FERN, "Not mine").await,
    );
    let path = |reference: &str| format!("/v1/cases/{reference}/live?after=0");
    let ticket = || async {
        let reply = attempt(Action::Follow, mine.reference(), Some(mine.token())).await;
        reply.json()["ticket"]
            .as_str()
            .expect("a ticket")
            .to_owned()
    };
    let elsewhere = Live::open_with(&api, &path(another.reference()), &ticket().await).await;
    assert!(
        matches!(elsewhere, Err(NotOpened::Refused(401..=404))),
        "{elsewhere:?}"
    );
    let once = ticket().await;
    Live::open_with(&api, &path(mine.reference()), &once)
        .await
        .expect("the first use opens");
    let twice = Live::open_with(&api, &path(mine.reference()), &once).await;
    assert!(
        matches!(twice, Err(NotOpened::Refused(401..=404))),
        "{twice:?}"
    );
}

#[tokio::test]
async fn the_requester_never_sees_what_staff_note_nor_their_own_contact_in_a_view() {
    let api = api();
    let jo = api.sign_in(FERN, "jo").await;
    let requester = api.submit(FERN, "With a note").await;
    let mut socket = requester.follow(0).await;
    jo.act(
        requester.reference(),
        &answerable_e2e::api::note("For staff only"),
    )
    .await;
    jo.act(
        requester.reference(),
        &answerable_e2e::api::message("For everybody"),
    )
    .await;
    assert_eq!(socket.next().await.expect("the arrival").entry.seq, 1);
    let frame = socket.next().await.expect("the message");
    assert_eq!(
        (frame.after, frame.entry.seq),
        (1, 3),
        "the note is passed over without a hole"
    );
    let view = requester.view().await;
    assert_eq!(
        view.timeline
            .iter()
            .map(|entry| entry.seq)
            .collect::<Vec<_>>(),
        [1, 3]
    );
    assert_eq!(view.case.contact, None);
}

async fn attempt(action: Action, reference: &str, bearer: Option<&str>) -> Reply {
    let api = api();
    match action {
        Action::Read => api.get(&format!("/v1/cases/{reference}"), bearer).await,
        Action::Follow => {
            let path = format!("/v1/cases/{reference}/ticket");
            let change = Change::new(&path, &serde_json::Value::Null)
                .keyless()
                .saying("");
            api.post(&Change {
                bearer: bearer.map(ToOwned::to_owned),
                ..change
            })
            .await
        }
        Action::Give(command) => {
            let seq = match bearer {
                Some(bearer) => seen(reference, bearer).await,
                None => 1,
            };
            let change = Change::action(reference, &sound(command)).having_seen(seq);
            api.post(&Change {
                bearer: bearer.map(ToOwned::to_owned),
                ..change
            })
            .await
        }
    }
}

/// The `seq` that this caller sees, or 1 if they see nothing.
async fn seen(reference: &str, bearer: &str) -> u64 {
    let reply = api()
        .get(&format!("/v1/cases/{reference}"), Some(bearer))
        .await;
    serde_json::from_slice::<serde_json::Value>(&reply.body)
        .ok()
        .and_then(|view| view["case"]["seq"].as_u64())
        .unwrap_or(1)
}

impl Who {
    /// What the edge should find this caller to be, for a case of `site` or an absent one.
    fn caller(self, site: Option<&str>) -> Caller {
        let staff = |site: &str, id: &str, name: &str| Caller::Staff {
            site: site.to_owned(),
            agent: actor::Agent {
                id: id.to_owned(),
                name: name.to_owned(),
            },
            role: if id == "rae" {
                Role::Reader
            } else {
                Role::Agent
            },
        };
        let identified = |site: &str, subject: &str| Caller::Identified {
            site: site.to_owned(),
            subject: Subject::new(subject).expect("a subject"),
        };
        match self {
            // A session that has ended is nobody's, for cases that exist and others alike.
            Self::Nobody | Self::StaffSignedOut => Caller::Anonymous,
            Self::WrongToken | Self::RequesterOfAnother => Caller::Stranger,
            // A case's token is a stranger's to a case that does not exist.
            Self::Requester => site.map_or(Caller::Stranger, |_| Caller::Requester),
            Self::Identified => identified(FERN, SUBJECT),
            Self::IdentifiedAsAnother => identified(FERN, "user_43"),
            Self::IdentifiedElsewhere => identified(OTHER, SUBJECT),
            Self::Staff => staff(FERN, "jo", "Jo Fern"),
            Self::Reader => staff(FERN, "rae", "Rae Fern"),
            Self::StaffOfAnotherSite => staff(OTHER, "kim", "Kim Other"),
        }
    }
}

impl Cast {
    fn bearer(&self, who: Who, case: &Requester) -> Option<String> {
        let bearer = match who {
            Who::Nobody => return None,
            Who::WrongToken => wrong_token(case),
            Who::RequesterOfAnother => self.another.token().to_owned(),
            Who::Requester => case.token().to_owned(),
            Who::Identified => token(SUBJECT),
            Who::IdentifiedAsAnother => token("user_43"),
            Who::IdentifiedElsewhere => other_key().token(&claims(OTHER, SUBJECT, now())),
            Who::Staff => self.staff.session().to_owned(),
            Who::Reader => self.reader.session().to_owned(),
            Who::StaffOfAnotherSite => self.staff_of_another_site.session().to_owned(),
            Who::StaffSignedOut => self.staff_signed_out.session().to_owned(),
        };
        Some(bearer)
    }
}

/// The matrix itself says what it should: staff and requester have what is theirs and nothing else.
#[test]
fn the_matrix_is_not_empty_of_permissions() {
    let requester = Action::all().into_iter().filter(|&a| {
        authorize(&Caller::Requester, a, Some(Whose::from(FERN))) == Ok(Side::Requester)
    });
    assert_eq!(requester.count(), 10);
}
