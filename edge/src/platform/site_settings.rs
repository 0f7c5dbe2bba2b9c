//! The Durable Object `SiteSettings`.

use super::object::{question, reply, settle};
use super::{now, sql::ObjectSql};
use crate::failure::Failure;
use crate::site_settings::{SettingsEngine, SettingsRequest};
use worker::{DurableObject, Env, Request, Response, State, durable_object};

/// What one site's admins have arranged.
#[durable_object(fetch)]
pub struct SiteSettings {
    state: State,
}

impl DurableObject for SiteSettings {
    fn new(state: State, _: Env) -> Self {
        Self { state }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        settle("SiteSettings", self.answer(request).await)
    }
}

impl SiteSettings {
    async fn answer(&self, mut request: Request) -> Result<Response, Failure> {
        let question: SettingsRequest = question(&mut request).await?;
        let engine = SettingsEngine::new(ObjectSql::new(&self.state.storage()))?;
        reply(&engine.answer(&question, now())?)
    }
}
