//! workerd: where requests come from, and what the ports stand on. The only folder that knows the `worker` crate.

mod assets;
mod case_object;
mod convert;
mod entry;
mod object;
mod objects;
mod rate_limiter;
mod records;
mod signatures;
mod site_index;
mod site_settings;
mod sql;
mod staff_sessions;
mod staff_socket;
mod zones;

use crate::failure::Failure;
use crate::ports::{Clock, Log};
use crate::routes::test_only::AHEAD_MS;
use answerable_shared::time::Timestamp;
use std::sync::atomic::Ordering;

/// The platform's clock and log.
#[derive(Clone, Copy, Debug)]
struct Workerd;

impl Clock for Workerd {
    fn now(&self) -> Timestamp {
        now()
    }
}

impl Log for Workerd {
    fn failure(&self, request_id: &str, what: &str) {
        log(request_id, what);
    }
}

fn now() -> Timestamp {
    let now = i64::try_from(worker::Date::now().as_millis()).unwrap_or(i64::MAX);
    Timestamp(now.saturating_add(AHEAD_MS.load(Ordering::Relaxed)))
}

/// One line of JSON, which the platform's log can search by its members.
fn log(request_id: &str, what: &str) {
    let line = serde_json::json!({ "level": "error", "request_id": request_id, "what": what });
    worker::console_error!("{line}");
}

impl From<worker::Error> for Failure {
    fn from(error: worker::Error) -> Self {
        Self::new(error.to_string())
    }
}
