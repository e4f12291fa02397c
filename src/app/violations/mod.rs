//! Enforcement for those who ask: a case's clocks in words.

pub mod clocks;
