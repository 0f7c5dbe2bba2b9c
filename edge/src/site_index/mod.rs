//! `SiteIndex`: the inbox of one site, a projection that can be thrown away and rebuilt from the records.
//!
//! - [`messages`]: what others ask and hear.
//! - [`engine`]: what the object does with a question.
//! - `schema`: the tables, and how those of former code become them.
//! - `rows`: one row a case. `marks`: what it is listed under, and how many cases are. `list`: pages of the inbox.
//!   `search`: words, in scripts with and without spaces.
//! - `figures`: what cases come to, kept as they come and change.
//! - `own`: lists of requesters' own cases. `tickets`: who may open a desk's socket.

pub mod engine;
mod figures;
mod list;
mod marks;
pub mod messages;
mod own;
mod rows;
mod schema;
mod search;
mod tickets;
