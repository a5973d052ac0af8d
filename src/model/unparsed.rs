//! What could not be read, so that nothing is called missing which may stand there.

use crate::hash::HashSet;

/// Text that was not understood. A rule that says "this is nowhere" asks here first.
#[derive(Debug, Clone, Default)]
pub struct Unparsed<'a> {
    /// The words of everything that could not be read.
    words: HashSet<&'a [u8]>,
    /// The words of what was read and not understood: something may be used there, but not defined.
    used: HashSet<&'a [u8]>,
    /// What a misspelt reference probably meant: the kind of thing, and its id.
    meant: HashSet<(&'static str, &'a str)>,
    /// Kinds of which something is referred to that is near to none of them, so that any may be meant.
    unclear: HashSet<&'static str>,
    /// Whether some file could not be opened at all: anything may stand there.
    unopened: bool,
}

impl<'a> Unparsed<'a> {
    /// Notes text that could not be read.
    pub fn add_text(&mut self, text: &'a [u8]) {
        self.words.extend(words(text));
    }

    /// Notes text that was read and not understood, as under a key that there is not.
    pub fn add_used(&mut self, text: &'a [u8]) {
        self.used.extend(words(text));
    }

    /// Whether everything could be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.used.is_empty()
            && self.meant.is_empty()
            && self.unclear.is_empty()
            && !self.unopened
    }

    /// Notes a file that could not be opened.
    pub fn add_unopened(&mut self) {
        self.unopened = true;
    }

    /// Notes the id that a misspelt reference probably meant; `kind` is the word for what it refers to.
    pub fn add_meant(&mut self, kind: &'static str, id: &'a str) {
        self.meant.insert((kind, id));
    }

    /// Notes that a reference to something of this kind means nobody knows which.
    pub fn add_unresolved(&mut self, kind: &'static str) {
        self.unclear.insert(kind);
    }

    /// Whether `name` stands in text that could not be read.
    #[must_use]
    pub fn may_define(&self, name: &str) -> bool {
        self.unopened || stands_in(&self.words, name)
    }

    /// Whether something of this kind and id may be used where the files could not be read, or under another spelling.
    #[must_use]
    pub fn may_use(&self, kind: &'static str, id: &str) -> bool {
        self.unclear.contains(kind)
            || self.meant.contains(&(kind, id))
            || self.may_define(id)
            || stands_in(&self.used, id)
    }
}

/// Whether all words of a name are among these.
fn stands_in(known: &HashSet<&[u8]>, name: &str) -> bool {
    !known.is_empty() && words(name.as_bytes()).all(|word| known.contains(word))
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
    fn may_use_what_the_unread_text_names() {
        let mut unparsed = Unparsed::default();
        assert!(!unparsed.may_define("qa-lead"));
        unparsed.add_text(b"[role.qa-lead\nname = \"Ana Sousa");
        assert!(unparsed.may_define("qa-lead"));
        assert!(unparsed.may_define("Ana Sousa"));
        assert!(!unparsed.may_define("qa"));
        assert!(!unparsed.may_define("Ana Lima"));
    }

    #[test]
    fn may_use_what_was_meant_of_its_kind() {
        let mut unparsed = Unparsed::default();
        unparsed.add_meant("party", "club");
        assert!(unparsed.may_use("party", "club"));
        assert!(!unparsed.may_use("role", "club"));
        unparsed.add_unresolved("role");
        assert!(unparsed.may_use("role", "anything"));
    }
}
