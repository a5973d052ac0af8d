//! The views: the model drawn as a format-free table. A view knows nothing of terminals or files.

pub mod grid;
pub mod headings;
pub mod matrix;
pub mod people;
mod sheet;
