//! Waiting for a condition, with a deadline.

use std::future::Future;
use std::time::{Duration, Instant};

/// How long anything may take that is not itself a promise about time.
pub const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) const INTERVAL: Duration = Duration::from_millis(25);

/// Asks again and again until there is a value, for at most [`PATIENCE`].
///
/// # Panics
/// When the time is up, naming `what` was waited for.
pub async fn until<T, F: Future<Output = Option<T>>>(what: &str, ask: impl FnMut() -> F) -> T {
    within(PATIENCE, what, ask).await
}

/// As [`until`], with a limit of its own.
///
/// # Panics
/// When the time is up, naming `what` was waited for.
pub async fn within<T, F: Future<Output = Option<T>>>(
    limit: Duration,
    what: &str,
    mut ask: impl FnMut() -> F,
) -> T {
    let start = Instant::now();
    loop {
        if let Some(value) = ask().await {
            return value;
        }
        assert!(
            start.elapsed() < limit,
            "waited {limit:?} in vain for {what}"
        );
        tokio::time::sleep(INTERVAL).await;
    }
}
