//! Bad days: cut connections, objects dropped from memory, workerd killed, KV down.

mod crash;
mod kv_outage;
mod live;
mod panics;
mod promises;
