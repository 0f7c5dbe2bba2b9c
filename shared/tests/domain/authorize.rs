//! Who may do what.

use crate::fixtures::{ada, agent, identified, site, staff};
use answerable_shared::actor::{Actor, Caller};
use answerable_shared::authorize::{Action, Denial, authorize};
use answerable_shared::command::{CommandName, Side};
use answerable_shared::identity::Whose;

/// What each side may give, written out by hand.
const REQUESTERS: &[CommandName] = &[
    CommandName::Appeal,
    CommandName::Choose,
    CommandName::Decline,
    CommandName::Message,
    CommandName::Confirm,
    CommandName::Reopen,
    CommandName::Rate,
    CommandName::Withdraw,
];
const STAFFS: &[CommandName] = &[
    CommandName::Message,
    CommandName::Reopen,
    CommandName::Accept,
    CommandName::Progress,
    CommandName::Offer,
    CommandName::Resolve,
    CommandName::Note,
    CommandName::Ask,
    CommandName::Triage,
    CommandName::Assign,
    CommandName::Escalate,
    CommandName::Approve,
    CommandName::Return,
    CommandName::Delegate,
    CommandName::Report,
];

/// A case of `fern` whose requester nobody vouches for.
fn unverified() -> Option<Whose<'static>> {
    Some(Whose::from("fern"))
}

#[test]
fn own_side_reads_follows_and_gives_its_own_commands_only() {
    for (caller, side, own) in [
        (Caller::Requester, Side::Requester, REQUESTERS),
        (staff("fern"), Side::Staff, STAFFS),
    ] {
        for action in Action::all() {
            let expected = match action {
                Action::Give(command) if !own.contains(&command) => Err(Denial::NotYours),
                _ => Ok(side),
            };
            assert_eq!(
                authorize(&caller, action, unverified()),
                expected,
                "{caller:?} {action:?}"
            );
        }
    }
}

#[test]
fn foreign_and_absent_look_the_same() {
    for action in Action::all() {
        assert_eq!(
            authorize(&Caller::Stranger, action, unverified()),
            Err(Denial::NotFound)
        );
        assert_eq!(
            authorize(&staff("other"), action, unverified()),
            Err(Denial::NotFound)
        );
        for caller in [
            Caller::Stranger,
            Caller::Requester,
            identified("fern", "user_42"),
            staff("fern"),
        ] {
            assert_eq!(
                authorize(&caller, action, None),
                Err(Denial::NotFound),
                "{caller:?}"
            );
        }
    }
}

#[test]
fn the_identified_may_do_to_their_own_what_the_holder_of_the_token_may() {
    let ada = ada();
    let own = Some(Whose {
        site: "fern",
        subject: Some(&ada.subject),
    });
    for action in Action::all() {
        assert_eq!(
            authorize(&identified("fern", "user_42"), action, own),
            authorize(&Caller::Requester, action, own),
            "{action:?}"
        );
    }
    assert_eq!(
        authorize(&identified("fern", "user_42"), Action::Read, own),
        Ok(Side::Requester)
    );
}

#[test]
fn to_the_identified_foreign_and_absent_look_the_same() {
    let ada = ada();
    let own = Some(Whose {
        site: "fern",
        subject: Some(&ada.subject),
    });
    for action in Action::all() {
        for (caller, whose) in [
            // Somebody else, near as they may be.
            (identified("fern", "user_43"), own),
            (identified("fern", "User_42"), own),
            (identified("fern", "user_42 "), own),
            // The same name at another site is another person.
            (identified("other", "user_42"), own),
            // Nobody vouched for whoever sent it.
            (identified("fern", "user_42"), unverified()),
            (identified("fern", "user_42"), None),
        ] {
            assert_eq!(
                authorize(&caller, action, whose),
                Err(Denial::NotFound),
                "{caller:?} {action:?} {whose:?}"
            );
        }
    }
}

#[test]
fn without_credentials_nothing_is_learnt() {
    for action in Action::all() {
        for site in [None, unverified()] {
            assert_eq!(
                authorize(&Caller::Anonymous, action, site),
                Err(Denial::NotSignedIn)
            );
        }
    }
}

#[test]
fn all_actions_are_listed_once() {
    let all = Action::all();
    assert_eq!(all.len(), 2 + CommandName::ALL.len());
    assert!(all.contains(&Action::Read) && all.contains(&Action::Follow));
}

#[test]
fn only_the_verified_become_actors() {
    assert_eq!(Caller::Anonymous.actor(), None);
    assert_eq!(Caller::Stranger.actor(), None);
    assert_eq!(Caller::Requester.actor(), Some(Actor::Requester));
    assert_eq!(
        identified("fern", "user_42").actor(),
        Some(Actor::Requester)
    );
    assert_eq!(
        staff("fern").actor(),
        Some(Actor::Agent(agent("jo", "Jo Fern")))
    );
}

#[test]
fn origins_are_compared_exactly() {
    let site = site();
    assert!(site.allows_origin("https://shop.example"));
    for other in [
        "http://shop.example",
        "https://shop.example:8443",
        "https://shop.example.evil.example",
        "https://evil-shop.example",
        "https://SHOP.example",
        "https://shop.example/",
        "null",
        "",
    ] {
        assert!(!site.allows_origin(other), "{other}");
    }
}

#[test]
fn a_site_knows_its_staff() {
    assert_eq!(site().agent("jo"), Some(agent("jo", "Jo Fern")));
    assert_eq!(site().agent("eve"), None);
}
