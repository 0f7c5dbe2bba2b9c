//! Tests of the domain as its callers see it.

mod authorize;
mod calendar;
mod decide;
mod evolve;
mod figures;
mod fixtures;
mod golden;
mod identity;
mod index;
mod json;
mod load;
mod look;
mod mentions;
mod problem;
mod promises;
mod reference;
mod replies;
mod review;
mod state_machine;
mod submit;
mod text;
mod view;
