//! The steps, a file each.

pub(crate) mod case;
pub(crate) mod confirm;
pub(crate) mod dock;
pub(crate) mod offer;
pub(crate) mod rate;
pub(crate) mod sent;
pub(crate) mod start;
pub(crate) mod write;
