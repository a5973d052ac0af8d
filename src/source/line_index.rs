//! Converts byte offsets to lines and columns.

/// The distance of two steps in bytes. Lines between two steps are counted when a position is asked for.
const STEP: usize = 512;

/// The line counts at every [`STEP`] bytes of a text.
#[derive(Debug)]
pub(super) struct LineIndex(Vec<Step>);

/// The line that contains a byte.
pub(super) struct LineStart {
    /// The number of the line, counted from 1.
    pub number: usize,
    /// The column of the byte, counted from 1; a byte order mark does not count.
    pub column: usize,
    /// The byte offset of the start of the line.
    pub start: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// How many line ends come before it.
    ends: usize,
    /// The byte offset of the start of its line.
    start: usize,
    /// How many characters of its line come before it.
    characters: usize,
}

impl Step {
    /// The step at the end of `part`, which begins at byte `from` of the text.
    fn after(self, part: &[u8], from: usize) -> Step {
        match memchr::memrchr(b'\n', part) {
            None => Step { characters: self.characters + characters(part), ..self },
            Some(end) => Step {
                ends: self.ends + memchr::memchr_iter(b'\n', part).count(),
                start: from + end + 1,
                characters: characters(&part[end + 1..]),
            },
        }
    }
}

impl LineIndex {
    pub fn new(text: &[u8]) -> Self {
        let mut steps = vec![Step::default()];
        for (position, part) in text.chunks_exact(STEP).enumerate() {
            steps.push(steps[position].after(part, position * STEP));
        }
        LineIndex(steps)
    }

    /// The line that contains a byte. An offset beyond the text means its end.
    pub fn at(&self, text: &[u8], byte: u32) -> LineStart {
        let at = (byte as usize).min(text.len());
        let from = at - at % STEP;
        let here = self.0[at / STEP].after(&text[from..at], from);
        let mark = here.start == 0 && text[..at].starts_with(b"\xEF\xBB\xBF");
        LineStart {
            number: 1 + here.ends,
            column: 1 + here.characters - usize::from(mark),
            start: here.start,
        }
    }
}

/// How many UTF-8 characters begin in these bytes.
fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| (**byte).cast_signed() >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lines_are_those_of_the_text(
            lengths in proptest::collection::vec(prop_oneof![Just(0_usize), 0_usize..90, 4000_usize..9000], 1..40),
            at in any::<proptest::sample::Index>(),
        ) {
            let lines: Vec<String> = lengths.iter().map(|length| "xé".repeat(*length / 3)).collect();
            let text = lines.join("\n");
            let byte = at.index(text.len() + 1);
            let byte = (0..=byte).rev().find(|byte| text.is_char_boundary(*byte)).unwrap();
            let counted = LineIndex::new(text.as_bytes());
            let number = 1 + text[..byte].matches('\n').count();
            let start = text[..byte].rfind('\n').map_or(0, |end| end + 1);
            let line = counted.at(text.as_bytes(), u32::try_from(byte).unwrap());
            let column = 1 + text[start..byte].chars().count();
            prop_assert_eq!((line.number, line.column, line.start), (number, column, start));
        }
    }
}
