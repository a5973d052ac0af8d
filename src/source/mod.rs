//! Files as text, and the conversion of byte offsets to lines and columns. Nothing here knows what the text means.

pub mod display_path;
pub mod line_index;
pub mod read;
mod source_file;
mod source_map;
mod span;

pub use source_file::{Content, Position, SourceFile};
pub use source_map::SourceMap;
pub use span::{FileId, Span, Spanned};
