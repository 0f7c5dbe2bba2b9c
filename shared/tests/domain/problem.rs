//! Every refusal becomes a problem that a program can tell apart and a person understands.

use answerable_shared::authorize::Denial;
use answerable_shared::case::Stage;
use answerable_shared::command::CommandName;
use answerable_shared::problem::{Problem, ProblemType, TYPE_BASE};
use answerable_shared::promise::PromiseName;
use answerable_shared::refusal::Refusal;
use std::collections::BTreeSet;

fn field() -> String {
    "text".to_owned()
}

#[test]
fn refusals_map_to_their_status_and_name_what_is_at_fault() {
    let not_now = Refusal::NotNow {
        stage: Stage::Closed,
        command: CommandName::Choose,
    };
    let done = Refusal::AlreadyDone {
        command: CommandName::Rate,
    };
    let table = [
        (
            Refusal::Empty { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::TooLong {
                field: field(),
                max: 9,
            },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::BadEmail { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::OutOfRange {
                field: field(),
                min: 1,
                max: 5,
            },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::NotInFuture { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::TooFarAhead {
                field: field(),
                days: 9,
            },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::BadTime { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::BadDate { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::NeverOpen { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::NoSuchZone { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::NoSecond { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::OutOfOrder {
                field: field(),
                first: PromiseName::Offer,
            },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::BadTarget {
                field: field(),
                days: 366,
            },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::InUse {
                field: field(),
                name: "Support".to_owned(),
            },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::OutOfReach { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::Overlap { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::NoSuchVariable {
                field: field(),
                name: "nam".to_owned(),
            },
            "bad-field",
            422,
            Some("text"),
        ),
        (
            Refusal::Unclosed { field: field() },
            "bad-field",
            422,
            Some("text"),
        ),
        (Refusal::KindNotTaken, "bad-field", 422, Some("kind")),
        (
            Refusal::NotOnOffer {
                offer: 1,
                option: 9,
            },
            "bad-field",
            422,
            Some("option"),
        ),
        (
            Refusal::OfferReplaced {
                answered: 1,
                current: 2,
            },
            "offer-replaced",
            409,
            Some("offer"),
        ),
        (
            Refusal::NothingProposed {
                command: CommandName::Approve,
            },
            "not-now",
            409,
            None,
        ),
        (Refusal::OwnProposal, "somebody-else", 403, None),
        (Refusal::TooManyTasks, "not-now", 409, None),
        (not_now.clone(), "not-now", 409, None),
        (done.clone(), "already-done", 409, None),
    ];
    for (refusal, slug, status, field) in table {
        let problem = Problem::from(&refusal);
        assert_eq!(problem.kind, format!("{TYPE_BASE}{slug}"), "{refusal}");
        assert_eq!(
            (problem.status, problem.field.as_deref()),
            (status, field),
            "{refusal}"
        );
        assert!(problem.detail.len() > 10, "{refusal} is explained");
    }
    let unknown = Refusal::NoSuchVariable {
        field: field(),
        name: "nam".to_owned(),
    };
    let detail = Problem::from(&unknown).detail;
    assert!(
        detail.contains("{nam}") && detail.contains("{name}"),
        "{detail}"
    );
    let problem = Problem::from(&not_now);
    assert_eq!(
        (problem.stage, problem.command),
        (Some(Stage::Closed), Some(CommandName::Choose))
    );
    assert!(problem.detail.contains("closed") && problem.detail.contains("choose"));
    assert_eq!(Problem::from(&done).command, Some(CommandName::Rate));
    let replaced = Problem::from(&Refusal::OfferReplaced {
        answered: 1,
        current: 2,
    });
    assert!(replaced.detail.contains('2'));
}

#[test]
fn denials_map_to_their_status() {
    let of = |denial| Problem::from(denial);
    assert_eq!(of(Denial::NotSignedIn).status, 401);
    assert_eq!(of(Denial::NotYours).status, 403);
    assert_eq!(of(Denial::NotFound).status, 404);
    for denial in [Denial::NotSignedIn, Denial::NotYours, Denial::NotFound] {
        assert!(of(denial).detail.ends_with('.'));
    }
}

#[test]
fn sorts_are_distinct_and_can_be_read_back() {
    let slugs: BTreeSet<&str> = ProblemType::ALL
        .iter()
        .map(|sort| sort.describe().0)
        .collect();
    assert_eq!(slugs.len(), ProblemType::ALL.len());
    for sort in ProblemType::ALL {
        let (_, status, title) = sort.describe();
        let problem = sort.because("For a reason.");
        assert_eq!(ProblemType::parse(&problem.kind), Some(sort));
        assert_eq!((problem.status, problem.title.as_str()), (status, title));
        assert_eq!(problem.detail, "For a reason.");
        assert!((400..600).contains(&status) && !title.is_empty());
    }
    assert_eq!(ProblemType::parse("about:blank"), None);
    assert_eq!(ProblemType::parse("/v1/problems#nothing"), None);
}

#[test]
fn refusals_read_as_sentences_in_logs() {
    let refusal = Refusal::NotNow {
        stage: Stage::Choosing,
        command: CommandName::Withdraw,
    };
    assert_eq!(
        refusal.to_string(),
        "withdraw is not possible while the case is choosing"
    );
    let long = Refusal::TooLong {
        field: "options[1].title".to_owned(),
        max: 120,
    };
    assert_eq!(
        long.to_string(),
        "options[1].title is longer than 120 characters"
    );
}

#[test]
fn words_on_the_wire_equal_words_in_sentences() {
    for name in CommandName::ALL {
        assert_eq!(serde_json::to_value(name).unwrap(), name.as_str());
    }
    for stage in Stage::ALL {
        assert_eq!(serde_json::to_value(stage).unwrap(), stage.as_str());
    }
}
