//! Figures: what many cases come to, by team, kind, priority and time.
//!
//! Every figure is worked out here, once, and badge, page and CSV read the same [`Report`]: they cannot disagree.
//!
//! - [`facts`]: what one case says, from its history and the clocks that it carries.
//! - [`mod@counted`]: what it adds to the sums, as it travels to the index and is kept there to be taken off again.
//! - [`cell`]: those sums, of one day and one team, kind or priority. They are whole numbers, so that adding a case
//!   and taking it off leaves nothing behind.
//! - [`measures`]: the figures of a cell. [`report`]: a period, row by row. [`csv`]: the same as a table.
//!
//! A case counts for the day on which it arrived, whenever the rest happened: each share has the cases it is a share of
//! in the same period, and a longer period is the sum of its days. So the figures of a day go on changing while its
//! cases go on. What each of them counts and what not stands in `docs/figures.md`.

pub mod cell;
pub mod counted;
pub mod csv;
pub mod facts;
pub mod measures;
pub mod report;

pub use counted::{Counted, counted};
pub use report::{By, Query, Report};
