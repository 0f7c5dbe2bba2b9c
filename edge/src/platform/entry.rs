//! The Worker's entry.
//!
//! Not the `worker` crate's macro, for two reasons: its request conversion fails for headers that are not ASCII, and a
//! panic leaves its promise open, so that the caller gets the platform's error page. Ours is guarded.

use super::{Workerd, assets, convert, log, objects};
use crate::app::{self, App};
use crate::bindings;
use crate::config::Config;
use crate::failure::Failure;
use crate::ports::Ports;
use js_sys::futures::future_to_promise;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use worker::Env;

#[wasm_bindgen(module = "/src/platform/guard.js")]
extern "C" {
    fn guard(promise: &js_sys::Promise, problem: &str, origin: Option<String>) -> js_sys::Promise;
    fn crashed();
}

/// Runs once for each instance of the module.
#[worker::event(start)]
pub(super) fn start() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        before(panic);
        crashed();
    }));
}

/// Answers a request; never rejects.
#[wasm_bindgen]
#[expect(
    unreachable_pub,
    reason = "only public functions are exported to JavaScript"
)]
pub fn fetch(request: web_sys::Request, env: Env, _context: JsValue) -> js_sys::Promise {
    let id = app::request_id();
    let origin = request.headers().get("origin").ok().flatten();
    let answer = future_to_promise(AssertUnwindSafe(answer(request, env, id.clone())));
    guard(&answer, &app::crash_problem(&id), origin)
}

async fn answer(request: web_sys::Request, env: Env, id: String) -> Result<JsValue, JsValue> {
    let response = match (convert::request(&request), application(&env)) {
        (Ok(request), Ok(app)) => app::handle(&app, request, &id).await,
        (Err(problem), _) => app::problem_response(problem, &id),
        (_, Err(failure)) => {
            log(&id, &failure.to_string());
            app::problem_response(crate::problems::internal(), &id)
        }
    };
    Ok(convert::response(response).await?.into())
}

fn application(env: &Env) -> Result<App, Failure> {
    let config = Config::read(
        &text(env, bindings::SITES)?.ok_or_else(|| Failure::new("SITES is not set"))?,
        &text(env, bindings::SERVER_SECRET)?
            .ok_or_else(|| Failure::new("SERVER_SECRET is not set"))?,
        text(env, bindings::OPERATOR_KEY)?.as_deref(),
        text(env, bindings::TEST_ROUTES)?.is_some(),
    )?;
    Ok(App {
        config: Arc::new(config),
        ports: Ports {
            objects: Arc::new(objects::Stubs(env.clone())),
            assets: Arc::new(assets::Binding(env.clone())),
            clock: Arc::new(Workerd),
            log: Arc::new(Workerd),
        },
    })
}

/// A variable as text: one that was written as JSON comes as an object.
fn text(env: &Env, name: &str) -> Result<Option<String>, Failure> {
    let failed = |_| Failure::new(format!("{name} cannot be read"));
    let value = js_sys::Reflect::get(env, &name.into()).map_err(failed)?;
    if value.is_null_or_undefined() {
        return Ok(None);
    }
    match value.as_string() {
        Some(text) => Ok(Some(text).filter(|text| !text.is_empty())),
        None => Ok(js_sys::JSON::stringify(&value).map_err(failed)?.as_string()),
    }
}
