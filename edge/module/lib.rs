//! The edge as the one wasm module that is uploaded. All of it is in `answerable-edge`; what that exports to JavaScript is
//! exported here.

extern crate answerable_edge as _;
