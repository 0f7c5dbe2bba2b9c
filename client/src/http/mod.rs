//! Calls to the edge.

mod calls;
mod failure;
mod request;

pub use calls::{Api, InboxQuery};
pub use failure::Failure;
pub use request::Request;
