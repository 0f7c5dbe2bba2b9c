//! What people see, in real browsers.

mod csp;
mod embed;
mod embed_api;
mod full_loop;
mod harness;
mod hostile_host;
mod hostile_text;
mod identity;
mod languages;
mod reopen;
mod screens;
mod tracking_page;
mod two_agents;
mod unreliable_network;
mod world;
