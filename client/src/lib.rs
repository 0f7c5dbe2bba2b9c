//! Placeholder until the first module of `client` lands.
