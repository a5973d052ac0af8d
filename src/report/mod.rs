//! Findings out: one format, one file.

mod excerpt;
pub mod summary;
pub mod text;
pub mod waivers;
