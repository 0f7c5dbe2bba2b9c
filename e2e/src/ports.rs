//! Ports that stay ours across a restart.

use std::net::TcpListener;
use std::sync::atomic::{AtomicU16, Ordering};

const FIRST: u16 = 20_000;
const COUNT: u16 = 10_000;
static STEP: AtomicU16 = AtomicU16::new(0);

/// A free loopback port below the range from which the system picks ports for outgoing connections, so that nothing
/// else takes it while its server is down.
#[must_use]
pub fn free() -> u16 {
    // Test processes that run side by side start at different places.
    let offset = u16::try_from(std::process::id() % u32::from(COUNT)).unwrap_or_default();
    for _ in 0..COUNT {
        let step = STEP.fetch_add(1, Ordering::Relaxed);
        let port = FIRST + offset.wrapping_add(step) % COUNT;
        if TcpListener::bind(("127.0.0.1", port)).is_ok()
            && TcpListener::bind(("::1", port)).is_ok()
        {
            return port;
        }
    }
    panic!("no free port between {FIRST} and {}", FIRST + COUNT);
}
