//! Estimates where pages break when a sheet is printed. Programs ask the printer, which is not known here.

use crate::export::xlsx::text_width::{height, size};

/// Width and height of A4 between the margins, in points.
const PORTRAIT: (f64, f64) = (523.0, 752.0);
const LANDSCAPE: (f64, f64) = (770.0, 505.0);
/// The points of a unit of column width in Excel's usual font, and the padding of a column.
const COLUMN: (f64, f64) = (5.25, 3.75);
/// The part of a page that is filled, so that no program needs a further page for the rest.
const FILLED: f64 = 0.95;
/// The height of a row of one line, in points.
const ROW: f64 = 15.0;
/// The most breaks that Excel accepts in a sheet.
const MOST: usize = 1_023;

/// The page that is being filled, in points, and the rows that begin a page.
#[derive(Debug)]
pub(super) struct PageBreaks {
    full: f64,
    used: f64,
    head: f64,
    breaks: Vec<u32>,
}

impl PageBreaks {
    /// Pages on which columns of these widths, in characters, are scaled to fit. `above` and `head` are the points of
    /// the rows above the head and of the head, which is repeated on every page.
    pub fn new(columns: &[usize], is_portrait: bool, (above, head): (f64, f64)) -> PageBreaks {
        let page = if is_portrait { PORTRAIT } else { LANDSCAPE };
        let widths = columns.iter().map(|column| size(*column) * COLUMN.0 + COLUMN.1);
        let scale = (page.0 / widths.sum::<f64>()).min(1.0);
        PageBreaks { full: page.1 / scale * FILLED, used: above + head, head, breaks: Vec::new() }
    }

    /// Places the row `at` with its number of lines.
    pub fn row(&mut self, at: u32, lines: usize) {
        let height = height(lines).unwrap_or(ROW);
        // A row higher than a page is not moved to another one.
        if self.used + height > self.full && self.used > self.head {
            self.begin_page(at);
        }
        self.used += height;
    }

    /// Places rows of one line below the row `last`. They are kept together and with it.
    pub fn below(&mut self, last: u32, rows: usize) {
        let begins_page = self.breaks.last() == Some(&last);
        if self.used + size(rows) * ROW > self.full && !begins_page {
            self.begin_page(last);
        }
    }

    /// The rows that begin a page; none if there are too many for Excel.
    pub fn breaks(&self) -> &[u32] {
        if self.breaks.len() > MOST { &[] } else { &self.breaks }
    }

    fn begin_page(&mut self, at: u32) {
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
        let mut page_breaks = PageBreaks::new(&[50], true, (45.0, 20.0));
        for at in 0..rows {
            page_breaks.row(at, 1);
        }
        page_breaks.below(rows - 1, below);
        page_breaks.breaks().to_vec()
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
        let mut page_breaks = PageBreaks::new(&[5_000], true, (0.0, 20.0));
        page_breaks.full = 100.0;
        for at in 0..2 {
            page_breaks.row(at, 20);
        }
        assert_eq!(page_breaks.breaks(), [1]);
    }

    #[test]
    fn more_breaks_than_can_be_are_none() {
        assert!(breaks(60_000, 5).is_empty());
    }
}
