//! Answerable's Worker and its Durable Objects.
//!
//! - [`app`]: one request from end to end. [`routes`]: one file per resource. [`extract`]: what handlers read.
//! - [`case_object`], [`site_index`], [`staff_sessions`], [`rate_limiter`]: what the objects do, over SQLite.
//! - [`ports`]: what the handlers need from the platform; `platform` is where it comes from on the edge. Only that folder
//!   knows workerd, so everything else is tested on the host.

pub mod app;
pub mod arrangements;
pub mod bindings;
pub mod case_object;
pub mod config;
pub mod cors;
pub mod crypto;
pub mod danger;
pub mod extract;
pub mod failure;
pub mod identity;
#[cfg(not(target_arch = "wasm32"))]
pub mod openapi;
#[cfg(target_arch = "wasm32")]
mod platform;
pub mod ports;
#[cfg(not(target_arch = "wasm32"))]
pub mod problem_page;
pub mod problems;
pub mod rate_limiter;
pub mod respond;
pub mod routes;
pub mod site_index;
pub mod site_settings;
pub mod sql;
pub mod staff_sessions;
pub mod words;
