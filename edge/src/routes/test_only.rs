//! Routes that fail on purpose. They are there only where the operator has set `TEST_ROUTES`.

use crate::respond::Answer;

/// Crashes, to show what a caller sees of it.
#[expect(clippy::panic, reason = "this is what it is for")]
pub async fn crash() -> Answer {
    panic!("asked to crash")
}
