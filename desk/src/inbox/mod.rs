//! The inbox: queues, filter, search and the list.

pub(crate) mod due;
pub(crate) mod feed;
pub(crate) mod filters;
pub(crate) mod list;
pub(crate) mod order;
pub(crate) mod queues;
pub(crate) mod row;
pub(crate) mod rows;
pub(crate) mod seen;
pub(crate) mod state;
