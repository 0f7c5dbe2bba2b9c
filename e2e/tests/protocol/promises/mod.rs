//! Promises on the running edge: what admins arrange, what zones the platform knows, and clocks that go on by themselves.

mod clocks;
mod danger;
mod settings;
mod zones;
