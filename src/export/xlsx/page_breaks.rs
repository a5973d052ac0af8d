//! How a table falls into pages of paper, by guess: programs ask the printer, and nobody knows which it is.

use crate::export::xlsx::text_width::{height, size};

/// The points across and down a sheet of A4 that stands upright, and one across, between their margins.
const UPRIGHT: (f64, f64) = (523.0, 752.0);
const ACROSS: (f64, f64) = (770.0, 505.0);
/// The points of a column as wide as 1, and what each has besides.
const COLUMN: (f64, f64) = (5.25, 3.75);
/// How much of a page is filled, so that no program needs another page for a part of it.
const FILLED: f64 = 0.95;
/// The points of a row of one line.
const ROW: f64 = 15.0;
/// The most breaks of a sheet that Excel takes.
const MOST: usize = 1_023;

/// The page that is being filled, and the rows with which pages begin.
#[derive(Debug)]
pub(super) struct Paper {
    full: f64,
    used: f64,
    head: f64,
    breaks: Vec<u32>,
}

impl Paper {
    /// Paper on which columns of these widths are one page wide, below what stands above the head and the head, which
    /// stands on every page.
    pub fn new(columns: &[usize], is_upright: bool, (above, head): (f64, f64)) -> Paper {
        let page = if is_upright { UPRIGHT } else { ACROSS };
        let widths = columns.iter().map(|column| size(*column) * COLUMN.0 + COLUMN.1);
        let scale = (page.0 / widths.sum::<f64>()).min(1.0);
        Paper { full: page.1 / scale * FILLED, used: above + head, head, breaks: Vec::new() }
    }

    /// The row `at` has so many lines.
    pub fn row(&mut self, at: u32, lines: usize) {
        let height = height(lines).unwrap_or(ROW);
        // A row that is higher than a page stands where it is.
        if self.used + height > self.full && self.used > self.head {
            self.turn(at);
        }
        self.used += height;
    }

    /// Below the row `last` stand so many of one line, which stay together and with it.
    pub fn below(&mut self, last: u32, rows: usize) {
        let stands_first = self.breaks.last() == Some(&last);
        if self.used + size(rows) * ROW > self.full && !stands_first {
            self.turn(last);
        }
    }

    /// The rows before which pages end; none where they are too many.
    pub fn breaks(&self) -> &[u32] {
        if self.breaks.len() > MOST { &[] } else { &self.breaks }
    }

    fn turn(&mut self, at: u32) {
        self.used = self.head;
        if self.breaks.len() <= MOST {
            self.breaks.push(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of one line, and what stands below. A page holds 714 points, of which 65 are used: 43 rows, then 46.
    fn breaks(rows: u32, below: usize) -> Vec<u32> {
        let mut paper = Paper::new(&[50], true, (45.0, 20.0));
        for at in 0..rows {
            paper.row(at, 1);
        }
        paper.below(rows - 1, below);
        paper.breaks().to_vec()
    }

    #[test]
    fn what_stands_below_stays_with_the_last_row() {
        assert!(breaks(38, 5).is_empty());
        assert_eq!(breaks(39, 5), [38]);
        assert_eq!(breaks(43, 1), [42]);
        assert_eq!(breaks(44, 5), [43]);
        assert_eq!(breaks(89, 5), [43, 88]);
    }

    #[test]
    fn a_row_that_is_higher_than_a_page_is_no_empty_page() {
        let mut paper = Paper::new(&[5_000], true, (0.0, 20.0));
        paper.full = 100.0;
        for at in 0..2 {
            paper.row(at, 20);
        }
        assert_eq!(paper.breaks(), [1]);
    }

    #[test]
    fn more_breaks_than_can_be_are_none() {
        assert!(breaks(60_000, 5).is_empty());
    }
}
