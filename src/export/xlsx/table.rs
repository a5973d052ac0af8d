//! A table as a worksheet. The section is a column, filled in on every row, so that rows can be sorted and filtered
//! without losing it.

use rust_xlsxwriter::XlsxError;

use super::legend::Legend;
use super::sheet::Sheet;
use super::widths::{self, Widths};
use crate::export::xlsx::page_breaks::PageBreaks;
use crate::export::xlsx::ranges::Ranges;
use crate::export::xlsx::text_width;
use crate::export::xlsx::text_width::{longest, size};
use crate::export::xlsx::{conditional_formats, rows};
use crate::view::grid::{Grid, GridKind};

/// The most characters that are legible across a page in portrait format.
const PORTRAIT: usize = 120;

/// Writes a table from the current row on.
pub(super) fn write(sheet: &mut Sheet<'_>, grid: &Grid, legend: &Legend) -> Result<(), XlsxError> {
    let ranges = Ranges::new(grid, sheet.row)?;
    let widths = Widths::new(grid, &ranges);
    for (column, width) in (0..).zip(&widths.columns) {
        sheet.worksheet.set_column_width(column, size(*width))?;
    }
    let is_portrait = widths.printed().iter().sum::<usize>() <= PORTRAIT;
    if is_portrait {
        sheet.worksheet.set_portrait();
    }
    let above = sheet.height;
    let head = heads(sheet, grid, &ranges)?;
    let page_breaks = PageBreaks::new(widths.printed(), is_portrait, (above, head));
    rows::write(sheet, grid, &ranges, (&widths, page_breaks))?;
    conditional_formats::write(sheet, grid, &ranges, legend)?;
    // The ids help to compare two workbooks; they are not printed.
    sheet
        .worksheet
        .set_freeze_panes(ranges.head + 1, ranges.name + 1)?
        .set_repeat_rows(ranges.head, ranges.head)?
        .set_repeat_columns(0, ranges.name)?
        .set_print_area(0, 0, sheet.row.saturating_sub(1).max(ranges.head), ranges.id - 1)?;
    if let Some((_, last)) = ranges.rows() {
        sheet.worksheet.autofilter(ranges.head, 0, last, ranges.id)?;
    }
    Ok(())
}

/// Writes the heads and returns the height of their row, in points.
fn heads(sheet: &mut Sheet<'_>, grid: &Grid, ranges: &Ranges) -> Result<f64, XlsxError> {
    let formats = sheet.formats;
    let mut height = 15.0;
    let format = match grid.kind {
        GridKind::Letters if widths::is_rotated(grid) => {
            let names = grid.columns.iter().map(|column| column.name.as_str());
            height = size(widths::head_height(longest(names)));
            sheet.worksheet.set_row_height(ranges.head, height)?;
            &formats.head_rotated
        }
        GridKind::Letters => {
            if let Some(lines) = text_width::height(widths::head_lines(grid)) {
                height = lines;
                sheet.worksheet.set_row_height(ranges.head, height)?;
            }
            &formats.head_centred
        }
        GridKind::Shares => &formats.head_centred,
        GridKind::Lists | GridKind::Cards => &formats.head,
    };
    if let Some(section) = ranges.section {
        sheet.text(section, &grid.section, &formats.head)?;
    }
    sheet.text(ranges.name, &grid.stub_head, &formats.head)?;
    for (position, column) in grid.columns.iter().enumerate() {
        let at = ranges.column(position)?;
        sheet.text(at, &column.name, format)?;
        if ranges.step > 1 {
            sheet.text(at + 1, &format!("{} %", column.name), format)?;
        }
    }
    sheet.text(ranges.id, "id", &formats.head)?;
    sheet.row += 1;
    Ok(height)
}
