//! Text that could not be read, so that nothing is reported missing that it may contain.

use crate::hash::HashSet;

/// Text that could not be read or understood. A rule that reports a missing definition or use asks here first.
#[derive(Debug, Clone, Default)]
pub struct Unparsed<'a> {
    /// The words of text that could not be read.
    words: HashSet<&'a [u8]>,
    /// The words of text that was read but not understood: it may use entries, but does not define any.
    used: HashSet<&'a [u8]>,
    /// The probable targets of misspelt references: kind and id.
    meant: HashSet<(&'static str, &'a str)>,
    /// Kinds with an unresolved reference that resembles no known id: any id of that kind may be meant.
    unclear: HashSet<&'static str>,
    /// Whether a file could not be opened: it may contain anything.
    unopened: bool,
}

impl<'a> Unparsed<'a> {
    /// Records text that could not be read.
    pub fn add_text(&mut self, text: &'a [u8]) {
        self.words.extend(words(text));
    }

    /// Records text that was read and not understood, as under an unknown key.
    pub fn add_used(&mut self, text: &'a [u8]) {
        self.used.extend(words(text));
    }

    /// Whether all text could be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.used.is_empty()
            && self.meant.is_empty()
            && self.unclear.is_empty()
            && !self.unopened
    }

    /// Records that a file could not be opened.
    pub fn add_unopened(&mut self) {
        self.unopened = true;
    }

    /// Records the id that a misspelt reference probably meant.
    pub fn add_meant(&mut self, kind: &'static str, id: &'a str) {
        self.meant.insert((kind, id));
    }

    /// Records an unresolved reference of this kind that resembles no known id.
    pub fn add_unresolved(&mut self, kind: &'static str) {
        self.unclear.insert(kind);
    }

    /// Whether text that could not be read may define `name`.
    #[must_use]
    pub fn may_define(&self, name: &str) -> bool {
        self.unopened || contains_name(&self.words, name)
    }

    /// Whether an entry of this kind and id may be used in text that could not be read, or by a misspelt reference.
    #[must_use]
    pub fn may_use(&self, kind: &'static str, id: &str) -> bool {
        self.unclear.contains(kind)
            || self.meant.contains(&(kind, id))
            || self.may_define(id)
            || contains_name(&self.used, id)
    }
}

/// Whether all words of a name are known.
fn contains_name(known: &HashSet<&[u8]>, name: &str) -> bool {
    !known.is_empty() && words(name.as_bytes()).all(|word| known.contains(word))
}

/// The runs of letters of any script, digits and hyphens.
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
