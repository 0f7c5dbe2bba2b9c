//! Placeholder until the first module of `e2e` lands.
