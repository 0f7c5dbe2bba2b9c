//! `SiteIndex`: the inbox of one site, a projection that can be thrown away and rebuilt from the records.
//!
//! - [`messages`]: what others ask and hear.
//! - [`engine`]: the rows and the inbox over them.

pub mod engine;
pub mod messages;
