//! Answerable's domain.
//!
//! Everything here is pure: the same arguments give the same result. There is no input or output,
//! no clock and no randomness; time and identifiers come in as arguments. The edge, the widget, the
//! desk and the tests call this crate; it calls none of them.
//!
//! The heart is four functions:
//! - [`decide`](decide::decide): may this command happen to this case now, and what events follow?
//! - [`evolve`](evolve::evolve): the case after an event.
//! - [`authorize`](authorize::authorize): may this caller do that to this case?
//! - [`view`](view::view): the case as one audience may see it.
//!
//! [`figures`] says what many cases come to. Beside it, [`suggest`](triage::suggest) says what a case's words suggest before anybody has read it.

pub mod actor;
pub mod api;
pub mod authorize;
pub mod calendar;
pub mod case;
pub mod command;
pub mod decide;
pub mod event;
pub mod evolve;
pub mod figures;
pub mod identity;
pub mod index;
pub mod json;
pub mod look;
pub mod mention;
pub mod offer;
pub mod presence;
pub mod problem;
pub mod promise;
pub mod record;
pub mod reference;
pub mod refusal;
pub mod replies;
pub mod review;
pub mod settings;
pub mod site;
pub mod submit;
mod tagged;
pub mod task;
pub mod text;
pub mod time;
pub mod triage;
pub mod view;
