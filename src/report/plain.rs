//! The usual finding as text, written line by line: the form that the renderer gives it, a hundred times as fast.
//!
//! A finding is usual where every line shown is short, of ASCII, and has one mark. Of all others the renderer knows
//! more. A test compares the two.

/// The characters that a line with its label may have; beyond some more the renderer shortens it.
const WIDEST: usize = 110;

/// A line that is shown, with what is marked in it.
pub(super) struct Line<'l> {
    /// The path as it is shown.
    pub path: &'l str,
    /// The number of the line.
    pub number: usize,
    /// The column of the mark, counted from 1.
    pub column: usize,
    /// The text of the line.
    pub text: &'l str,
    /// The mark in the text, in bytes.
    pub mark: std::ops::Range<usize>,
    /// A few words beside the mark; may be empty.
    pub label: &'l str,
}

impl Line<'_> {
    fn is_usual(&self) -> bool {
        let ascii = |text: &str| text.bytes().all(|byte| (0x20..0x7F).contains(&byte));
        let width = self.text.len() + self.label.len();
        width <= WIDEST
            && ascii(self.text)
            && ascii(self.label)
            && !self.text.ends_with(' ')
            && self.mark.start < self.mark.end
            && self.mark.end <= self.text.len()
            && self.column == self.mark.start + 1
    }
}

/// The finding, if it is usual; the line at fault is the first. There is no line end after the last line.
pub(super) fn render(title: &str, lines: &[Line<'_>], help: &str) -> Option<String> {
    if lines.is_empty() || !lines.iter().all(Line::is_usual) {
        return None;
    }
    let last = lines.iter().map(|line| line.number).max().unwrap_or_default();
    let margin = " ".repeat(last.to_string().len());
    let shown: usize = lines.iter().map(|line| 2 * line.text.len() + line.path.len() + 80).sum();
    let mut text = String::with_capacity(title.len() + shown + help.len() + 40);
    let mut add = |parts: &[&str]| parts.iter().for_each(|part| text.push_str(part));
    add(&[title, "\n"]);
    for (position, line) in lines.iter().enumerate() {
        if position > 0 {
            add(&[&margin, " |\n"]);
        }
        let (number, column) = (line.number.to_string(), line.column.to_string());
        add(&[&margin, "--> ", line.path, ":", &number, ":", &column, "\n", &margin, " |\n"]);
        add(&[&margin[number.len()..], &number, " | ", line.text, "\n"]);
        let signs = if position == 0 { "^" } else { "-" }.repeat(line.mark.len());
        add(&[&margin, " | ", &" ".repeat(line.mark.start), &signs]);
        add(&[if line.label.is_empty() { "" } else { " " }, line.label, "\n"]);
    }
    if !help.is_empty() {
        add(&[&margin, " |\n", &margin, " = help: ", help, "\n"]);
    }
    Some(text)
}
