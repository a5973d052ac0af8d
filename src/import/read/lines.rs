//! The lines of a text, and of a part of one.

/// Where the lines of a text begin. A line ends in LF, in CR LF, or in CR.
#[derive(Debug)]
pub struct Lines {
    starts: Vec<usize>,
    first: usize,
}

impl Lines {
    /// The lines of a text whose first line has a number of its own.
    #[must_use]
    pub fn new(text: &str, first: usize) -> Lines {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        Lines { starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect(), first }
    }

    /// The number of the line that contains a byte.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        self.first + self.starts.partition_point(|start| *start <= byte) - 1
    }
}

/// The lines of a text without the spaces around them and without those that are blank.
pub fn written(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_ends_one_line() {
        let text = "a\nb\r\nc\rd\n\ne";
        let lines = Lines::new(text, 10);
        let numbers: Vec<usize> =
            ["a", "b", "c", "d", "e"].map(|letter| lines.at(text.find(letter).unwrap())).into();
        assert_eq!(numbers, [10, 11, 12, 13, 15]);
    }
}
