//! What could not be read, so that nothing is called missing which may stand there.

use std::collections::HashSet;

/// Text that was not understood. A rule that says "this is nowhere" asks here first.
#[derive(Debug, Clone, Default)]
pub struct Doubt<'a> {
    /// The words of every file of which some part could not be read.
    words: HashSet<&'a [u8]>,
    /// Ids that a misspelt reference probably meant.
    meant: HashSet<&'a str>,
    /// Whether some file could not be opened at all: anything may stand there.
    unopened: bool,
}

impl<'a> Doubt<'a> {
    /// Notes the text of a file that could not be read in full.
    pub fn add_text(&mut self, text: &'a [u8]) {
        self.words.extend(words(text));
    }

    /// Notes a file that could not be opened.
    pub fn add_unopened(&mut self) {
        self.unopened = true;
    }

    /// Notes the id that a misspelt reference probably meant.
    pub fn add_meant(&mut self, id: &'a str) {
        self.meant.insert(id);
    }

    /// Whether `name` may be defined or used where the files could not be read.
    #[must_use]
    pub fn covers(&self, name: &str) -> bool {
        let read_in_full = self.words.is_empty();
        self.unopened
            || self.meant.contains(name)
            || (!read_in_full && words(name.as_bytes()).all(|word| self.words.contains(word)))
    }
}

/// Stretches of letters of any script, digits and hyphens.
fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let between = |byte: &u8| !(byte.is_ascii_alphanumeric() || *byte == b'-' || *byte >= 0x80);
    text.split(between).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn covers_what_the_unread_text_names() {
        let mut doubt = Doubt::default();
        assert!(!doubt.covers("qa-lead"));
        doubt.add_text(b"[role.qa-lead\nname = \"Ana Sousa");
        assert!(doubt.covers("qa-lead"));
        assert!(doubt.covers("Ana Sousa"));
        assert!(!doubt.covers("qa"));
        assert!(!doubt.covers("Ana Lima"));
    }
}
