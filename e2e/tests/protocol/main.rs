//! The HTTP surface and the sockets, spoken to directly, on one edge that all tests share.

mod big_inbox;
mod figures;
mod idempotency;
mod identity;
mod permission_matrix;
mod promises;
mod refusals;
mod shared_edge;
mod stale;
mod surface;
mod teamwork;
