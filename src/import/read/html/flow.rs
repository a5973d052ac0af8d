//! Text as it flows in a page: spaces run together, and blocks begin new lines.

/// A text that grows.
#[derive(Debug, Default)]
pub struct Flow {
    text: String,
    strong: usize,
    has_plain: bool,
}

impl Flow {
    /// Adds a text; any spaces and line ends in a row are one space.
    pub fn push(&mut self, text: &str) {
        self.has_plain |= self.strong == 0 && !text.trim().is_empty();
        for c in text.chars() {
            match c.is_ascii_whitespace() {
                true if self.text.is_empty() || self.text.ends_with([' ', '\n']) => {}
                true => self.text.push(' '),
                false => self.text.push(c),
            }
        }
    }

    /// What follows starts on a new line.
    pub fn end_line(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
        }
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Bold text begins or ends.
    pub fn strong(&mut self, begins: bool) {
        self.strong = if begins { self.strong + 1 } else { self.strong.saturating_sub(1) };
    }

    /// The text without spaces at its ends, and whether all of it is bold.
    #[must_use]
    pub fn finish(self) -> (String, bool) {
        let text = self.text.trim().to_owned();
        let is_bold = !text.is_empty() && !self.has_plain;
        (text, is_bold)
    }
}
