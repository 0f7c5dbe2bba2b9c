//! What the visits to each contender come to.

use crate::contender::Contender;
use crate::line::Download;
use crate::visit::{Visit, Way};

/// All visits, by contender: the bare page first, then ours, a button alone, then the peers.
#[derive(Debug)]
pub(crate) struct Results<'a> {
    measured: Vec<Measured<'a>>,
}

#[derive(Debug)]
struct Measured<'a> {
    contender: &'a Contender,
    cold: Vec<Visit>,
    hover: Vec<Visit>,
}

/// Medians of one contender; times in ms, sizes in bytes.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    pub(crate) name: &'static str,
    pub(crate) package: Option<&'static str>,
    pub(crate) before_bytes: f64,
    pub(crate) before_requests: f64,
    /// Beyond the bare page of the same round.
    pub(crate) main_thread: Spread,
    /// To the first screen.
    pub(crate) cold_first: Option<f64>,
    /// To the field for the text.
    pub(crate) cold: Option<Spread>,
    pub(crate) hover_first: Option<f64>,
    pub(crate) hover: Option<Spread>,
    pub(crate) bytes: f64,
    /// 0 where no task took more than 50 ms.
    pub(crate) longest: Spread,
    pub(crate) shift: f64,
    /// Beyond the bare page.
    pub(crate) memory: f64,
    /// What is downloaded, of one visit; and how many of it before intent.
    pub(crate) downloads: (Vec<Download>, usize),
}

/// A median with what lies around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spread {
    pub(crate) least: f64,
    pub(crate) median: f64,
    pub(crate) most: f64,
}

impl<'a> Results<'a> {
    pub(crate) fn new(contenders: &'a [Contender]) -> Self {
        let measured = contenders.iter().map(|contender| Measured {
            contender,
            cold: Vec::new(),
            hover: Vec::new(),
        });
        Self {
            measured: measured.collect(),
        }
    }

    /// Adds a visit to the contender with this index.
    pub(crate) fn add(&mut self, index: usize, way: Way, visit: Visit) {
        let measured = &mut self.measured[index];
        match way {
            Way::Cold => measured.cold.push(visit),
            Way::Hover => measured.hover.push(visit),
        }
    }

    /// The figures of all, in order.
    pub(crate) fn figures(&self) -> Vec<Figures> {
        let bare = &self.measured[0];
        self.measured
            .iter()
            .map(|measured| measured.figures(bare))
            .collect()
    }
}

impl Measured<'_> {
    fn both(&self) -> impl Iterator<Item = &Visit> {
        self.cold.iter().chain(&self.hover)
    }

    fn figures(&self, bare: &Self) -> Figures {
        let of_both = |take: fn(&Visit) -> f64| spread(self.both().map(take));
        let of_cold = |take: fn(&Visit) -> f64| spread(self.cold.iter().map(take)).median;
        let pairs = self.both().zip(bare.both());
        let one = &self.cold[0];
        Figures {
            name: self.contender.name,
            package: self.contender.package,
            before_bytes: of_both(|visit| total(&visit.before)).median,
            before_requests: of_both(|visit| visit.before.len() as f64).median,
            main_thread: spread(pairs.map(|(visit, bare)| visit.main_thread - bare.main_thread)),
            cold_first: step(&self.cold, 0).map(|spread| spread.median),
            cold: step(&self.cold, one.opened.len().saturating_sub(1)),
            hover_first: step(&self.hover, 0).map(|spread| spread.median),
            hover: step(&self.hover, one.opened.len().saturating_sub(1)),
            bytes: of_cold(|visit| total(&visit.downloads)),
            longest: of_both(|visit| visit.longest),
            shift: of_both(|visit| visit.shift).most,
            memory: of_cold(|visit| visit.memory)
                - spread(bare.cold.iter().map(|visit| visit.memory)).median,
            downloads: (one.downloads.clone(), one.before.len()),
        }
    }
}

fn step(visits: &[Visit], step: usize) -> Option<Spread> {
    let times: Vec<_> = visits
        .iter()
        .filter_map(|visit| visit.opened.get(step).copied())
        .collect();
    (!times.is_empty()).then(|| spread(times.into_iter()))
}

fn total(downloads: &[Download]) -> f64 {
    // Not `sum`, whose zero is a negative one.
    downloads
        .iter()
        .fold(0.0, |sum, download| sum + download.bytes as f64)
}

fn spread(values: impl Iterator<Item = f64>) -> Spread {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let median = if values.len() % 2 == 1 {
        values[middle]
    } else {
        f64::midpoint(values[middle - 1], values[middle])
    };
    Spread {
        least: values[0],
        median,
        most: values[values.len() - 1],
    }
}
