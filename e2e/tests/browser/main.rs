//! What people see, in real Chromium and real Firefox.

mod harness;
