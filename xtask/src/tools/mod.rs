//! The tools that the commands need, each at one exact version, installed when first needed.
//!
//! Tools from crates live in a cache of the user, shared by all clones; npm packages live in `node_modules`.

mod browsers;
mod cargo_tools;
mod npm;
mod wasm_target;

pub(crate) use browsers::{Browsers, browsers};
pub(crate) use cargo_tools::{CargoTool, cargo_tool, wasm_bindgen};
pub(crate) use npm::{NodeTools, node_tools, npm_packages};
pub(crate) use wasm_target::{library_source, wasm_target};
