//! What several screens use.

pub(crate) mod bar;
pub(crate) mod clock;
pub(crate) mod connection;
pub(crate) mod copy;
pub(crate) mod el;
pub(crate) mod grow;
pub(crate) mod help;
pub(crate) mod icon;
pub(crate) mod insert;
pub(crate) mod languages;
pub(crate) mod notice;
pub(crate) mod page;
pub(crate) mod person;
pub(crate) mod skeleton;
pub(crate) mod span;
pub(crate) mod stars;
pub(crate) mod store;
pub(crate) mod time;
pub(crate) mod timer;
