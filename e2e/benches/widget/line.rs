//! The slow line, and what has gone over it.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// 1.6 Mbit/s in bytes a second.
pub(crate) const BYTES_A_SECOND: u32 = 200_000;
/// From a request to the first byte of its answer.
pub(crate) const LATENCY: Duration = Duration::from_millis(150);
/// A page that has asked for nothing for so long after all has arrived asks for no more.
const QUIET: Duration = Duration::from_millis(1_500);

/// One answer to the visit that is going on.
#[derive(Clone, Debug)]
pub(crate) struct Download {
    /// Its path.
    pub(crate) path: String,
    /// The length of its body as it is sent.
    pub(crate) bytes: usize,
}

/// What one visit has downloaded so far. The page itself is not counted: it is the site's.
#[derive(Debug)]
pub(crate) struct Line {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    downloads: Vec<Download>,
    /// By when the browser has all of them, at the latest.
    arrived: Instant,
}

impl Line {
    pub(crate) fn new() -> Self {
        let state = State {
            downloads: Vec::new(),
            arrived: Instant::now(),
        };
        Self {
            state: Mutex::new(state),
        }
    }

    /// Another visit begins.
    pub(crate) fn clear(&self) {
        *self.lock() = State {
            downloads: Vec::new(),
            arrived: Instant::now(),
        };
    }

    /// The page itself is on its way.
    pub(crate) fn note_page(&self, bytes: usize) {
        self.lock().carry(bytes);
    }

    /// An answer is on its way.
    pub(crate) fn note(&self, path: &str, bytes: usize) {
        let mut state = self.lock();
        state.carry(bytes);
        let path = path.to_owned();
        state.downloads.push(Download { path, bytes });
    }

    /// What has been downloaded in this visit.
    pub(crate) fn downloads(&self) -> Vec<Download> {
        self.lock().downloads.clone()
    }

    /// Waits until all has arrived and nothing more was asked for since.
    pub(crate) async fn settle(&self) {
        let called = Instant::now();
        loop {
            let settled = self.lock().arrived.max(called) + QUIET;
            if Instant::now() >= settled {
                return;
            }
            tokio::time::sleep_until(settled.into()).await;
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("no thread panics with it")
    }
}

impl State {
    fn carry(&mut self, bytes: usize) {
        let bytes = u32::try_from(bytes).expect("downloads are small");
        let first = (Instant::now() + LATENCY).max(self.arrived);
        self.arrived =
            first + Duration::from_secs_f64(f64::from(bytes) / f64::from(BYTES_A_SECOND));
    }
}
