//! One table, one file: turns its keys into a part of the model, and reports every mistake.

pub(super) mod letter;
pub mod letter_model;
pub(super) mod party;
pub(super) mod person;
pub(super) mod phase;
pub(super) mod policy;
pub(super) mod responsibility;
pub(super) mod role;
pub(super) mod style;
pub(super) mod waiver;
