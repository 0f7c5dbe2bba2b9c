//! The Durable Object `StaffSessions`.

use super::object::{question, reply, settle};
use super::{now, sql::ObjectSql};
use crate::failure::Failure;
use crate::staff_sessions::{StaffEngine, StaffRequest};
use worker::{DurableObject, Env, Request, Response, State, durable_object};

/// One site's staff.
#[durable_object(fetch)]
pub struct StaffSessions {
    state: State,
}

impl DurableObject for StaffSessions {
    fn new(state: State, _: Env) -> Self {
        Self { state }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        settle("StaffSessions", self.answer(request).await)
    }
}

impl StaffSessions {
    async fn answer(&self, mut request: Request) -> Result<Response, Failure> {
        let question: StaffRequest = question(&mut request).await?;
        let engine = StaffEngine::new(ObjectSql::new(&self.state.storage()))?;
        reply(&engine.answer(&question, now())?)
    }
}
