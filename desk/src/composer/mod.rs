//! What staff write: seven tabs, each with its draft.

pub(crate) mod ask;
pub(crate) mod basis;
pub(crate) mod canned;
pub(crate) mod cell;
pub(crate) mod draft;
pub(crate) mod field;
pub(crate) mod found;
mod mention;
pub(crate) mod news;
pub(crate) mod note;
pub(crate) mod offer;
pub(crate) mod option;
pub(crate) mod panel;
pub(crate) mod part;
pub(crate) mod progress;
pub(crate) mod reopen;
pub(crate) mod reply;
pub(crate) mod resolve;
pub(crate) mod send;
pub(crate) mod tab;
pub(crate) mod tabs;
