//! Answers as JSON, with everything by id and name.

use serde::Serialize;

use crate::text::escape_json;

/// The version of the form. It grows when a key goes or changes its meaning, not when one is added.
const VERSION: u32 = 1;
/// What stands before every line of a thing in a list of the answer.
const INDENT: &str = "    ";

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
    Ok(escape_json(&serde_json::to_string_pretty(&document)?) + "\n")
}

/// An answer of which the last key is a list: what stands before the first thing of the list, between two things, and
/// after the last one. There is one thing at least, and [`thing`] writes each.
///
/// # Errors
/// As for [`write()`].
pub fn around_list(answer: &impl Serialize, key: &str) -> serde_json::Result<[String; 3]> {
    let text = write(answer)?;
    let others = text.strip_suffix("\n}\n").unwrap_or(&text);
    let before = format!("{others},\n  {}: [\n", serde_json::to_string(key)?);
    Ok([before, ",\n".to_owned(), "\n  ]\n}\n".to_owned()])
}

/// A thing in a list of an answer.
///
/// # Errors
/// As for [`write()`].
pub fn thing(thing: &impl Serialize) -> serde_json::Result<String> {
    let text = escape_json(&serde_json::to_string_pretty(thing)?);
    // Within a value no line ends: it would be escaped there.
    Ok(INDENT.to_owned() + &text.replace('\n', &format!("\n{INDENT}")))
}
