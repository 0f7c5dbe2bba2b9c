//! Placeholder until the first module of `shared` lands.
