//! What people see, in real browsers.

mod accessibility;
mod csp;
mod desk_controls;
mod embed;
mod embed_api;
mod friday;
mod full_loop;
mod harness;
mod hostile_host;
mod hostile_text;
mod identity;
mod keyboard;
mod languages;
mod look;
mod low_windows;
mod reopen;
mod screens;
mod settings;
mod storage;
mod tracking_page;
mod trap;
mod two_agents;
mod unreliable_network;
mod world;
