//! Answers as JSON, with everything by id and name.

use serde::Serialize;

use crate::text::inert_json;

/// The version of the form. It grows when a key goes or changes its meaning, not when one is added.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'d, T> {
    version: u32,
    #[serde(flatten)]
    answer: &'d T,
}

/// An answer as one object with a version.
///
/// # Errors
/// Never in practice: every value can be written as JSON.
pub fn write(answer: &impl Serialize) -> serde_json::Result<String> {
    let document = Document { version: VERSION, answer };
    Ok(inert_json(&serde_json::to_string_pretty(&document)?) + "\n")
}
