//! Tests of triage: what it makes of texts that people labelled, and what must hold of any text.

mod figures;
mod labelled;
mod properties;
mod rules;
mod suggest;
