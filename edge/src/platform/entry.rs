//! The Worker's entry.
//!
//! Not the `worker` crate's macro, for two reasons: its request conversion fails for headers that are not ASCII, and a
//! panic leaves its promise open, so that the caller gets the platform's error page. Ours is guarded.

use super::{Workerd, assets, convert, log, objects, zones};
use crate::app::{self, App};
use crate::bindings;
use crate::config::Config;
use crate::failure::Failure;
use crate::ports::Ports;
use js_sys::futures::future_to_promise;
use std::cell::RefCell;
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

#[global_allocator]
static HEAP: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

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

thread_local! {
    /// The settings that this instance has read, with their text.
    static CONFIG: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// Settings that were read, and what came of them.
struct Known {
    settings: Settings,
    /// Secrets that the settings name.
    named: Vec<(String, Option<String>)>,
    config: Arc<Config>,
}

/// The settings as they are written.
#[derive(Clone, PartialEq, Eq)]
struct Settings {
    sites: String,
    secret: String,
    operator_key: Option<String>,
    test_routes: bool,
}

fn application(env: &Env) -> Result<App, Failure> {
    let needed =
        |name: &str| text(env, name)?.ok_or_else(|| Failure::new(format!("{name} is not set")));
    let settings = Settings {
        sites: needed(bindings::SITES)?,
        secret: needed(bindings::SERVER_SECRET)?,
        operator_key: text(env, bindings::OPERATOR_KEY)?,
        test_routes: text(env, bindings::TEST_ROUTES)?.is_some(),
    };
    Ok(App {
        config: config(env, settings)?,
        ports: Ports {
            objects: Arc::new(objects::Stubs(env.clone())),
            assets: Arc::new(assets::Binding(env.clone())),
            records: Arc::new(objects::Stubs(env.clone())),
            signatures: Arc::new(Workerd),
            clock: Arc::new(Workerd),
            zones: Arc::new(zones::Intl),
            log: Arc::new(Workerd),
        },
    })
}

/// Reads the settings once for each time that they change.
fn config(env: &Env, settings: Settings) -> Result<Arc<Config>, Failure> {
    let secret = |name: &str| text(env, name).ok().flatten();
    CONFIG.with_borrow_mut(|known| {
        if let Some(known) = known
            && known.settings == settings
            && known
                .named
                .iter()
                .all(|(name, value)| secret(name) == *value)
        {
            return Ok(Arc::clone(&known.config));
        }
        let named = RefCell::new(Vec::new());
        let config = Arc::new(Config::read(
            &settings.sites,
            &settings.secret,
            settings.operator_key.as_deref(),
            settings.test_routes,
            &|name| {
                let value = secret(name);
                named.borrow_mut().push((name.to_owned(), value.clone()));
                value
            },
        )?);
        for fault in &config.faults {
            log("settings", &fault.to_string());
        }
        *known = Some(Known {
            settings,
            named: named.into_inner(),
            config: Arc::clone(&config),
        });
        Ok(config)
    })
}

/// A variable as text: one that was written as JSON comes as an object.
pub(super) fn text(env: &Env, name: &str) -> Result<Option<String>, Failure> {
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
