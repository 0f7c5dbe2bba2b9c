//! Placeholder until the first module of `desk` lands.
