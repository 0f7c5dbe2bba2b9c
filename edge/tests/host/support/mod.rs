//! The whole edge on the host: the real handlers and engines, over SQLite in memory and a clock that tests set.

mod objects;
mod sql;
mod world;

pub(crate) use objects::Memory;
pub(crate) use sql::MemorySql;
pub(crate) use world::{OPERATOR_KEY, ORIGIN, Reply, SECRET, World, sites};
