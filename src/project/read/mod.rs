//! One table of the files, one file: from its keys to the model, with a finding for each mistake.

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
