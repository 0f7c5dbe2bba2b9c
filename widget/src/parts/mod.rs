//! What several screens are made of.

pub(crate) mod button;
pub(crate) mod field;
pub(crate) mod header;
pub(crate) mod icon;
pub(crate) mod news;
pub(crate) mod notice;
pub(crate) mod stage_bar;
pub(crate) mod timeline;
pub(crate) mod turn_card;
