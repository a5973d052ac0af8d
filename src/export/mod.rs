//! Tables out: one format, one file.

pub mod columns;
pub mod csv;
pub mod target;
pub mod terminal;
