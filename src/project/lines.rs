//! The lines of a text: which one a byte stands in, and where it begins.

/// The bytes after which the lines so far are noted. Between two notes they are counted when a place is shown.
const STEP: usize = 4096;

/// What is known at each step of a text.
#[derive(Debug)]
pub(super) struct Lines(Vec<Step>);

#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// How many line ends stand before it.
    ends: usize,
    /// Where the line begins that it stands in.
    start: usize,
}

impl Lines {
    pub fn of(text: &[u8]) -> Self {
        let mut steps = vec![Step::default()];
        for (position, part) in text.chunks_exact(STEP).enumerate() {
            let before = steps[position];
            let from = position * STEP;
            steps.push(Step {
                ends: before.ends + count(part),
                start: start_in(part, from, before),
            });
        }
        Lines(steps)
    }

    /// The line of a byte, counted from 1, and the byte at which it begins. A byte after the end stands in the last line.
    pub fn around(&self, text: &[u8], byte: u32) -> (usize, u32) {
        let at = (byte as usize).min(text.len());
        let from = at - at % STEP;
        let (part, before) = (&text[from..at], self.0[at / STEP]);
        let start = start_in(part, from, before);
        (1 + before.ends + count(part), u32::try_from(start).unwrap_or(u32::MAX))
    }

    /// The byte at which a line begins, counted from 1; the end of the text where it has no such line.
    pub fn start(&self, text: &[u8], line: usize) -> usize {
        let Some(before) = line.checked_sub(2) else {
            return 0;
        };
        // The line end before it stands after the last step that has fewer.
        let step = self.0.partition_point(|step| step.ends <= before).saturating_sub(1);
        let from = step * STEP;
        let mut ends = memchr::memchr_iter(b'\n', &text[from..]);
        ends.nth(before - self.0[step].ends).map_or(text.len(), |end| from + end + 1)
    }
}

/// Where the line begins that goes on after a part of a text.
fn start_in(part: &[u8], from: usize, before: Step) -> usize {
    memchr::memrchr(b'\n', part).map_or(before.start, |end| from + end + 1)
}

fn count(text: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', text).count()
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
            let lines: Vec<String> = lengths.iter().map(|length| "x".repeat(*length)).collect();
            let text = lines.join("\n");
            let byte = at.index(text.len() + 1);
            let counted = Lines::of(text.as_bytes());
            let number = 1 + text[..byte].matches('\n').count();
            let start = text[..byte].rfind('\n').map_or(0, |end| end + 1);
            let around = counted.around(text.as_bytes(), u32::try_from(byte).unwrap());
            prop_assert_eq!(around, (number, u32::try_from(start).unwrap()));
            prop_assert_eq!(counted.start(text.as_bytes(), number), start);
        }
    }
}
