//! The edge on the host: real handlers and engines over SQLite in memory.

mod asides;
mod cases;
mod desk;
mod figures;
mod golden;
mod headers;
mod identity;
mod inbox;
mod live;
mod loads;
mod openapi;
mod outbox;
mod permissions;
mod presence;
mod submit;
mod support;
