//! `CaseObject`: the truth of one case.
//!
//! - [`messages`]: what the Worker asks and hears.
//! - [`engine`]: what is done about it, synchronously.
//! - `limits`: why a command has to wait or be thought over.
//! - [`store`]: the tables.
//! - [`outbox`]: what is published, and when.
//! - [`presence`]: who of the staff looks at it.
//!
//! The Durable Object itself is a thin shell around these (`platform::case_object`): it decodes, asks the engine, arms
//! the alarm, sends frames to sockets and flushes the outbox.

pub mod engine;
mod limits;
pub mod messages;
pub mod outbox;
pub mod presence;
pub mod store;
