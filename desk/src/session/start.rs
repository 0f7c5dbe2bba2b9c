//! The way in: by link, or by the session that is kept.

use super::fragment::Fragment;
use super::{Gate, Why, storage};
use crate::desk::Desk;
use crate::parts::page;
use crate::reactive::*;
use crate::trouble;
use answerable_client::http::Failure;
use answerable_shared::api::Session;
use answerable_shared::problem::ProblemType;
use wasm_bindgen_futures::spawn_local;

/// Signs in by the link that the page was opened with, else by the session that is kept.
pub(crate) fn start(desk: Desk) {
    match Fragment::read(&page::fragment()) {
        Fragment::SignIn(code) => {
            // The code is a secret: out of the address bar before anything else happens.
            page::replace_fragment("");
            sign_in(desk, code);
        }
        Fragment::Case(_) | Fragment::Settings(_) | Fragment::Figures | Fragment::Inbox => {
            match storage::load() {
                Some(session) if session.expires > page::now() => desk.enter(session),
                Some(session) => {
                    storage::forget(&session);
                    desk.gate.set(Gate::Shut(Why::Ended));
                }
                None => desk.gate.set(Gate::Shut(Why::Nobody)),
            }
        }
    }
}

/// Exchanges the code of a link for a session.
pub(crate) fn sign_in(desk: Desk, code: String) {
    desk.gate.set(Gate::Opening);
    spawn_local(async move {
        match desk.open_api().sign_in(&code).await {
            Ok(session) => {
                storage::save(&session);
                desk.enter(session);
            }
            Err(failure) => desk.gate.set(Gate::Shut(refused(&failure, code))),
        }
    });
}

/// Ends the session, here at once and at the edge as soon as it hears of it.
pub(crate) fn sign_out(desk: Desk) {
    let api = desk.api();
    desk.leave(Why::SignedOut);
    spawn_local(async move {
        // Forgotten here whatever the edge says; it ends there by itself in the end.
        let _answer = api.sign_out().await;
    });
}

fn refused(failure: &Failure, code: String) -> Why {
    match (failure, failure.sort()) {
        (Failure::Problem(problem), Some(ProblemType::TooMany | ProblemType::BadRequest)) => {
            Why::Refused(trouble::why(problem))
        }
        (Failure::Problem(_), _) if !failure.may_pass() => Why::LinkSpent(
            storage::load()
                .filter(|session: &Session| session.expires > page::now())
                .map(Box::new),
        ),
        _ => Why::NoAnswer(code),
    }
}
