//! The Durable Object `RateLimiter`.

use super::object::{question, reply, settle};
use super::{log, now, sql::ObjectSql};
use crate::failure::Failure;
use crate::rate_limiter::{LimitEngine, LimitRequest};
use std::time::Duration;
use worker::{DurableObject, Env, Request, Response, State, durable_object};

/// One client at one site.
#[durable_object(alarm)]
pub struct RateLimiter {
    state: State,
}

impl DurableObject for RateLimiter {
    fn new(state: State, _: Env) -> Self {
        Self { state }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        settle("RateLimiter", self.answer(request).await)
    }

    /// Nothing is kept of a client who has not sent anything for the whole window.
    async fn alarm(&self) -> worker::Result<Response> {
        let left = self.engine().and_then(|engine| engine.forget(now()));
        match left {
            Ok(true) => self.state.storage().delete_all().await?,
            Ok(false) => {
                let next = Duration::from_secs(60);
                self.state.storage().set_alarm(next).await?;
            }
            Err(failure) => log("RateLimiter", &failure.to_string()),
        }
        Response::empty()
    }
}

impl RateLimiter {
    fn engine(&self) -> Result<LimitEngine<ObjectSql>, Failure> {
        LimitEngine::new(ObjectSql::new(&self.state.storage()))
    }

    async fn answer(&self, mut request: Request) -> Result<Response, Failure> {
        let question: LimitRequest = question(&mut request).await?;
        let window = Duration::from_secs(u64::from(question.limit.minutes).saturating_mul(60));
        self.state.storage().set_alarm(window).await?;
        reply(&self.engine()?.answer(&question, now())?)
    }
}
