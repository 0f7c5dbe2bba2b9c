//! Runs Answerable as a visitor, an agent and a bad day would: the built edge on workerd with real KV and Durable
//! Objects, host pages on another origin, real Chromium, Firefox and WebKit, and faults between any two of them.
//!
//! A test makes what it needs ([`edge::Edge`], [`origin::Origin`], [`proxy::Proxy`], [`browser::Browser`]); dropping
//! it ends every process that it started, and so does the end of the test process itself, however it ends.
//!
//! The edge must have been built: `cargo xtask build`.

pub mod api;
pub mod browser;
pub mod edge;
pub mod faulty_kv;
pub mod golden;
pub mod http;
pub mod identity;
pub mod live;
pub mod may;
pub mod origin;
pub mod pages;
pub mod paths;
pub mod ports;
pub mod process;
pub mod proxy;
pub mod record;
pub mod sites;
pub mod wait;
