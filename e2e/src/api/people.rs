//! Those who use the surface: a requester with a case, an agent with a session.

use answerable_shared::api::{Outcome, Receipt, Session, SettingsView};
use answerable_shared::index::IndexRow;
use answerable_shared::view::CaseView;
use hyper::Method;
use serde_json::Value;

use super::{Api, Change};
use crate::http::Reply;
use crate::live::Live;

/// Somebody who submitted a case.
#[derive(Clone, Debug)]
pub struct Requester {
    api: Api,
    receipt: Receipt,
}

/// Somebody who is signed in at the desk.
#[derive(Clone, Debug)]
pub struct Agent {
    api: Api,
    session: Session,
}

impl Requester {
    pub(super) fn new(api: Api, receipt: Receipt) -> Self {
        Self { api, receipt }
    }

    /// The answer to the submission.
    #[must_use]
    pub fn receipt(&self) -> &Receipt {
        &self.receipt
    }

    /// The case's public number.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.receipt.reference
    }

    /// The case's token.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.receipt.token
    }

    /// The case as its requester sees it.
    pub async fn view(&self) -> CaseView {
        view(&self.api, self.reference(), self.token()).await
    }

    /// Gives `command`; any answer is returned.
    pub async fn try_act(&self, command: &Value) -> Reply {
        self.api.post(&self.change(command)).await
    }

    /// Gives `command`, which must be accepted.
    pub async fn act(&self, command: &Value) -> Outcome {
        outcome(&self.try_act(command).await)
    }

    /// `command` as a request that is ready to be sent.
    #[must_use]
    pub fn change(&self, command: &Value) -> Change {
        Change::action(self.reference(), command).by(self.token())
    }

    /// Follows the case live, after the event `seq`.
    pub async fn follow(&self, seq: u64) -> Live {
        Live::open(&self.api, self.reference(), self.token(), seq)
            .await
            .expect("the socket opens")
    }
}

impl Agent {
    pub(super) fn new(api: Api, session: Session) -> Self {
        Self { api, session }
    }

    /// The bearer token of the session.
    #[must_use]
    pub fn session(&self) -> &str {
        &self.session.session
    }

    /// The name that customers see.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.session.agent.name
    }

    /// The case as staff see it.
    pub async fn view(&self, reference: &str) -> CaseView {
        view(&self.api, reference, self.session()).await
    }

    /// Gives `command` to the case as it stands; any answer is returned.
    pub async fn try_act(&self, reference: &str, command: &Value) -> Reply {
        let seq = self.view(reference).await.case.seq;
        self.api.post(&self.change(reference, seq, command)).await
    }

    /// Gives `command` to the case as it stands, which must be accepted.
    pub async fn act(&self, reference: &str, command: &Value) -> Outcome {
        outcome(&self.try_act(reference, command).await)
    }

    /// `command`, decided on the case as of `seq`, as a request that is ready to be sent.
    #[must_use]
    pub fn change(&self, reference: &str, seq: u64, command: &Value) -> Change {
        Change::action(reference, command)
            .by(self.session())
            .having_seen(seq)
    }

    /// Follows a case live, after the event `seq`.
    pub async fn follow(&self, reference: &str, seq: u64) -> Live {
        Live::open(&self.api, reference, self.session(), seq)
            .await
            .expect("the socket opens")
    }

    /// Ends the session.
    ///
    /// # Panics
    /// When the edge refuses.
    pub async fn sign_out(&self) {
        let authorization = format!("Bearer {}", self.session());
        self.api
            .request(
                Method::DELETE,
                "/v1/desk/sessions",
                &[("authorization", &authorization)],
            )
            .await
            .with_status(204);
    }

    /// What the site has arranged.
    ///
    /// # Panics
    /// When they cannot be read.
    pub async fn settings(&self) -> SettingsView {
        let reply = self
            .api
            .get("/v1/desk/settings", Some(self.session()))
            .await
            .with_status(200);
        serde_json::from_slice(&reply.body).expect("settings")
    }

    /// Arranges `settings` in place of version `seen`; any answer is returned.
    pub async fn try_arrange(&self, seen: Option<u32>, settings: &Value) -> Reply {
        self.api
            .put("/v1/desk/settings", self.session(), seen, settings)
            .await
    }

    /// Every row of the inbox.
    pub async fn inbox(&self) -> Vec<IndexRow> {
        self.api.inbox(self.session()).await
    }
}

async fn view(api: &Api, reference: &str, bearer: &str) -> CaseView {
    let reply = api
        .get(&format!("/v1/cases/{reference}"), Some(bearer))
        .await
        .with_status(200);
    serde_json::from_slice(&reply.body).expect("a case")
}

fn outcome(reply: &Reply) -> Outcome {
    assert!(reply.status.is_success(), "refused: {}", reply.text());
    serde_json::from_slice(&reply.body).expect("an outcome")
}
