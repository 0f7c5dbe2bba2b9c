//! Calls to the edge.

mod calls;
mod credential;
mod failure;
mod request;

pub use calls::{Api, InboxQuery};
pub use credential::Credential;
pub use failure::Failure;
pub use request::Request;
