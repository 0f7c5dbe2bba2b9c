//! Doing something to many cases at once.
//!
//! - `chosen`: which ones. `act`: what is done, and what takes it back. `run`: to and from the edge.
//! - `bar`, `hand`, `weigh`: what is drawn.

pub(crate) mod act;
pub(crate) mod bar;
pub(crate) mod chosen;
pub(crate) mod hand;
pub(crate) mod run;
pub(crate) mod weigh;
