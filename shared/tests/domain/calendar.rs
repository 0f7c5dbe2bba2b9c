//! Business calendars.

mod python;
mod zones;
