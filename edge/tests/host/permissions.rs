//! The permission matrix that is checked in is the one that `authorize` gives.
//!
//! After a change of `authorize`: `UPDATE_GOLDEN=1 cargo test -p answerable-edge --test host permissions`.

use answerable_shared::actor::{Agent, Caller, Role};
use answerable_shared::authorize::{Action, Denial, DeskAction, authorize, authorize_desk};
use answerable_shared::identity::{Subject, Whose};
use answerable_shared::problem::Problem;
use std::fmt::Write as _;
use std::path::Path;

const HEAD: &str = "\
# Who may do what

Made from `authorize` (`shared/src/authorize.rs`) by a test; change the code, not this page. The tests of the protocol
try every cell against a running edge.

Who asks is found out per case: whoever holds the case's token is its **requester**, and so is whomever the site's host
**identifies** as the one who sent it. Whoever is signed in at the desk of the case's site is its **staff**. With another
case's token, a wrong one, a session of another site or as anybody else, a case is **foreign**, and looks as if it were
**absent**. Without credentials, or with a session that has ended, the answer says nothing about the case.

";

const DESK: &str = "
Staff have a role, which the operator's settings give them. A **reader** sees everything and changes nothing; agents, leads
and admins handle cases alike. Beyond single cases:

| role | see inbox, figures and settings | change the settings |
|---|---|---|
";

const FOOT: &str = "
\"yes\" means that the case is asked; its stage may still refuse (409), and staff must have seen its present state (412).
";

#[test]
fn the_table_is_what_authorize_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/permissions.md");
    let generated = document();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &generated).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap();
    assert!(
        checked_in == generated,
        "docs/permissions.md is not what authorize says; see the head of this file"
    );
}

fn document() -> String {
    let with_role = |role| Caller::Staff {
        site: "own".to_owned(),
        agent: Agent {
            id: "jo".to_owned(),
            name: "Jo Fern".to_owned(),
        },
        role,
    };
    let (staff, reader) = (with_role(Role::Agent), with_role(Role::Reader));
    let ada = Subject::new("user_42").unwrap();
    let identified = Caller::Identified {
        site: "own".to_owned(),
        subject: ada.clone(),
    };
    let own = Whose {
        site: "own",
        subject: Some(&ada),
    };
    let foreign = Whose::from("other");
    // Who asks, and whose the case is.
    let columns = [
        ("requester: own", &Caller::Requester, Some(own)),
        ("foreign", &Caller::Stranger, Some(own)),
        ("absent", &Caller::Stranger, None),
        ("identified: own", &identified, Some(own)),
        ("foreign", &identified, Some(Whose::from("own"))),
        ("absent", &identified, None),
        ("staff: own", &staff, Some(own)),
        ("foreign", &staff, Some(foreign)),
        ("absent", &staff, None),
        ("reader: own", &reader, Some(own)),
        ("nobody: any", &Caller::Anonymous, Some(own)),
        ("absent", &Caller::Anonymous, None),
    ];
    let mut page = HEAD.to_owned();
    let names = columns.map(|(name, ..)| name).join(" | ");
    writeln!(page, "| action | {names} |").unwrap();
    writeln!(page, "|---{}|", "|---".repeat(columns.len())).unwrap();
    for action in Action::all() {
        let cells = columns.map(|(_, caller, whose)| cell(&authorize(caller, action, whose)));
        writeln!(page, "| {} | {} |", name(action), cells.join(" | ")).unwrap();
    }
    page.push_str(DESK);
    for role in [Role::Reader, Role::Agent, Role::Lead, Role::Admin] {
        let cells = [DeskAction::Look, DeskAction::Arrange]
            .map(|action| cell(&authorize_desk(role, action)))
            .join(" | ");
        let role = serde_json::to_string(&role).unwrap();
        writeln!(page, "| {} | {cells} |", role.trim_matches('"')).unwrap();
    }
    page.push('\n');
    for denial in [
        Denial::NotSignedIn,
        Denial::NotYours,
        Denial::NotAllowed,
        Denial::NotFound,
    ] {
        let problem = Problem::from(denial);
        writeln!(
            page,
            "- **{}** `{}`: {}",
            problem.status, problem.kind, problem.detail
        )
        .unwrap();
    }
    page + FOOT
}

fn name(action: Action) -> String {
    match action {
        Action::Read => "read".to_owned(),
        Action::Follow => "follow live".to_owned(),
        Action::Give(command) => format!("`{command}`"),
    }
}

fn cell<T>(answer: &Result<T, Denial>) -> String {
    match answer {
        Ok(_) => "yes".to_owned(),
        Err(denial) => Problem::from(*denial).status.to_string(),
    }
}
