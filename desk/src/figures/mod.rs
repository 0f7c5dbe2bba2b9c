//! Figures: one report, shown as tiles, as a chart, as a table and as a file; its share of kept promises in the rail.
//!
//! The edge works all of them out (`shared/src/figures/`); nothing is reckoned here.
//!
//! - `period`, `tiles`: what can be decided without a browser.
//! - `state`: the page's state, in the desk, and the question to the edge.
//! - `page`, `choices`, `chart`, `table`: the page. `link`: the way there, with the badge.

mod chart;
mod choices;
pub(crate) mod link;
pub(crate) mod page;
mod period;
pub(crate) mod state;
mod table;
mod tiles;
