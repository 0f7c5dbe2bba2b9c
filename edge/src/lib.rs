//! Placeholder until the first module of `edge` lands.
