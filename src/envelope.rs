//! The JSON documents that raci writes: one object with a version and a body, indented, and safe to print.

use serde::Serialize;

use crate::text::{Append, escape_json};

/// The indent of an item in a list of a document.
const INDENT: &str = "    ";

/// The kinds of documents. Each has its own version, which grows when a key goes or changes its meaning, not when one
/// is added.
#[derive(Debug, Clone, Copy)]
pub enum Document {
    /// The findings of `raci check`.
    Findings,
    /// A project and its tables.
    Project,
    /// The answer to a query.
    Answer,
    /// The changes between two states.
    Changes,
}

impl Document {
    fn version(self) -> u32 {
        match self {
            Document::Findings | Document::Project | Document::Answer | Document::Changes => 1,
        }
    }
}

#[derive(Serialize)]
struct Envelope<'b, B> {
    version: u32,
    #[serde(flatten)]
    body: &'b B,
}

/// The document with this body, which is a struct: its fields follow the version.
#[must_use]
pub fn write(document: Document, body: &impl Serialize) -> String {
    pretty(&Envelope { version: document.version(), body })
}

/// A value as indented JSON, with a line break at the end.
#[must_use]
pub fn pretty(value: &impl Serialize) -> String {
    text(serde_json::to_string_pretty(value)) + "\n"
}

/// A value as one line of JSON, with a line break at the end.
#[must_use]
pub fn line(value: &impl Serialize) -> String {
    text(serde_json::to_string(value)) + "\n"
}

/// A document that ends in a list of many items, written piece by piece: the start, items with a separator between
/// them, and the end. The list has at least one item.
pub struct List {
    /// Everything before the first item.
    pub start: String,
    /// What separates two items.
    pub separator: &'static str,
    /// Everything after the last item.
    pub end: &'static str,
}

impl List {
    /// A document with these counts, followed by the list under `key`.
    #[must_use]
    pub fn new(document: Document, counts: &[(&str, usize)], key: &str) -> List {
        let mut start = format!("{{\n  \"version\": {},\n", document.version());
        for (name, count) in counts {
            writeln!(start, "  \"{name}\": {count},");
        }
        writeln!(start, "  \"{key}\": [");
        List { start, separator: ",\n", end: "\n  ]\n}\n" }
    }

    /// An item of such a list.
    #[must_use]
    pub fn item(item: &impl Serialize) -> String {
        let item = text(serde_json::to_string_pretty(item));
        // Line breaks within strings are escaped, so each one here is between two lines of the layout.
        INDENT.to_owned() + &item.replace('\n', &format!("\n{INDENT}"))
    }
}

/// JSON that is safe to print. Only a map whose keys are no strings could fail to serialize, and no document has one.
fn text(json: serde_json::Result<String>) -> String {
    escape_json(&json.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_in_pieces_is_the_same_document_as_in_one() {
        #[derive(Serialize)]
        struct Body<'i> {
            projects: usize,
            known_in: &'i [serde_json::Value],
        }
        let items = [json!({ "text": "a\nb", "list": [1, 2] }), json!({})];
        let mut pieces = List::new(Document::Answer, &[("projects", 2)], "known_in");
        for (position, item) in items.iter().enumerate() {
            pieces.start += if position > 0 { pieces.separator } else { "" };
            pieces.start += &List::item(item);
        }
        let whole = write(Document::Answer, &Body { projects: 2, known_in: &items });
        assert_eq!(pieces.start + pieces.end, whole);
    }

    #[test]
    fn what_acts_on_a_terminal_is_escaped() {
        assert_eq!(line(&"\u{9b}x"), "\"\\u009bx\"\n");
    }
}
