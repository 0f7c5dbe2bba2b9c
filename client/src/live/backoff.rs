//! How long to wait before connecting again.

/// After so many failures in a row, polling takes over while connecting is still tried.
pub const POLL_AFTER_FAILURES: u32 = 4;

/// How often to poll.
const POLL_MS: f64 = 15_000.0;
const FIRST_MS: f64 = 400.0;

/// Milliseconds to wait after the `failures`th failure in a row, from 1. `random` is from 0 up to 1
/// and spreads clients out, since a deploy drops all sockets at once.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    reason = "a few tens of thousands at most"
)]
pub fn wait_ms(failures: u32, random: f64) -> i32 {
    let full = if failures >= POLL_AFTER_FAILURES {
        POLL_MS
    } else {
        // 0.4, 1.6, 6.4 seconds.
        FIRST_MS * f64::from(4_u32.pow(failures.max(1) - 1))
    };
    (full * (0.5 + random / 2.0)) as i32
}

#[cfg(test)]
mod tests {
    use super::{POLL_AFTER_FAILURES, wait_ms};

    #[test]
    fn waits_grow_and_then_stay() {
        let waits: Vec<i32> = (1..=6).map(|failures| wait_ms(failures, 1.0)).collect();
        assert_eq!(waits, [400, 1_600, 6_400, 15_000, 15_000, 15_000]);
    }

    #[test]
    fn chance_takes_off_up_to_half() {
        assert_eq!(wait_ms(POLL_AFTER_FAILURES, 0.0), 7_500);
        assert_eq!(wait_ms(0, 0.5), 300);
    }
}
