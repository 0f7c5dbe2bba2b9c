//! What Answerable is to reach, and whether it does.

use crate::report::{kb, ms};
use crate::results::Figures;

/// Bytes of a KB.
pub(crate) const KB: f64 = 1_024.0;

/// One target, judged.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) target: &'static str,
    pub(crate) ours: String,
    /// The best peer with its value, in the same run.
    pub(crate) peer: String,
    /// Ours divided by the best peer's, where there is something to divide by.
    pub(crate) ratio: Option<f64>,
    pub(crate) is_met: bool,
}

/// Judges every target.
pub(crate) fn judge(ours: &Figures, peers: &[Figures]) -> Vec<Verdict> {
    let of = |target, show: fn(f64) -> String, take: fn(&Figures) -> f64, limit: Limit| {
        let best = peers
            .iter()
            .min_by(|a, b| take(a).total_cmp(&take(b)))
            .expect("there are peers");
        let (our, their) = (take(ours), take(best));
        let is_met = match limit {
            Limit::Most(most) => our <= most,
            Limit::BestPeer => our < their,
        };
        Verdict {
            target,
            ours: show(our),
            peer: format!("{} ({})", show(their), best.name),
            ratio: (their > 0.0 && our > 0.0).then(|| our / their),
            is_met,
        }
    };
    vec![
        of(
            "at most 1.5 KB before intent",
            kb,
            |figures| figures.before_bytes,
            Limit::Most(1.5 * KB),
        ),
        of(
            "at most 20 ms of the main thread before intent",
            ms,
            |figures| figures.main_thread.median,
            Limit::Most(20.0),
        ),
        of(
            "opened after hover faster than the fastest peer",
            ms,
            |figures| figures.hover.map_or(f64::INFINITY, |spread| spread.median),
            Limit::BestPeer,
        ),
        of(
            "opened cold within 750 ms",
            ms,
            |figures| figures.cold.map_or(f64::INFINITY, |spread| spread.median),
            Limit::Most(750.0),
        ),
        of(
            "at most 80 KB in all",
            kb,
            |figures| figures.bytes,
            Limit::Most(80.0 * KB),
        ),
        of(
            "no task over 50 ms",
            crate::report::task,
            |figures| figures.longest.median,
            Limit::Most(50.0),
        ),
        of(
            "no layout shift",
            crate::report::shift,
            |figures| figures.shift,
            Limit::Most(0.0),
        ),
    ]
}

#[derive(Clone, Copy)]
enum Limit {
    Most(f64),
    BestPeer,
}
