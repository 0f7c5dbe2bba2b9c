//! One case, read top-down like a letter.

pub(crate) mod actions;
pub(crate) mod aside;
pub(crate) mod cell;
pub(crate) mod conflict;
pub(crate) mod entry;
pub(crate) mod follow;
mod form;
pub(crate) mod hand;
pub(crate) mod head;
pub(crate) mod letter;
mod mention;
pub(crate) mod merge;
pub(crate) mod now;
pub(crate) mod offer;
pub(crate) mod page;
mod pieces;
mod present;
pub(crate) mod promise;
pub(crate) mod review;
mod suggestion;
pub(crate) mod tasks;
pub(crate) mod timeline;
pub(crate) mod todo;
pub(crate) mod triage;
mod typing;
