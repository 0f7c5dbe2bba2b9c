//! Placeholder until the first module of `widget` lands.
