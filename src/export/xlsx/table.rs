//! A table with a row for each of its rows: the section in a column of its own, filled in on every row, so that a
//! reader can sort and filter without losing where a row belongs.

use rust_xlsxwriter::XlsxError;

use super::legend::Legend;
use super::sheet::Sheet;
use super::widths::{self, Widths};
use crate::export::xlsx::page_breaks::Paper;
use crate::export::xlsx::ranges::Frame;
use crate::export::xlsx::text_width;
use crate::export::xlsx::text_width::{longest, size};
use crate::export::xlsx::{conditional_formats, rows};
use crate::view::grid::{Grid, GridKind};

/// The characters that can be read across a sheet of paper that stands upright.
const PORTRAIT: usize = 120;

/// Writes a table below what stands on the sheet.
pub(super) fn write(sheet: &mut Sheet<'_>, grid: &Grid, legend: &Legend) -> Result<(), XlsxError> {
    let frame = Frame::of(grid, sheet.row)?;
    let widths = Widths::of(grid, &frame);
    for (column, width) in (0..).zip(&widths.columns) {
        sheet.page.set_column_width(column, size(*width))?;
    }
    let is_portrait = widths.printed().iter().sum::<usize>() <= PORTRAIT;
    if is_portrait {
        sheet.page.set_portrait();
    }
    let above = sheet.height;
    let head = heads(sheet, grid, &frame)?;
    let paper = Paper::new(widths.printed(), is_portrait, (above, head));
    rows::write(sheet, grid, &frame, (&widths, paper))?;
    conditional_formats::write(sheet, grid, &frame, legend)?;
    // The ids are for those who compare two workbooks, not for paper.
    sheet
        .page
        .set_freeze_panes(frame.head + 1, frame.name + 1)?
        .set_repeat_rows(frame.head, frame.head)?
        .set_repeat_columns(0, frame.name)?
        .set_print_area(0, 0, sheet.row.saturating_sub(1).max(frame.head), frame.id - 1)?;
    if let Some((_, last)) = frame.rows() {
        sheet.page.autofilter(frame.head, 0, last, frame.id)?;
    }
    Ok(())
}

/// Writes the heads, and gives the points of their row.
fn heads(sheet: &mut Sheet<'_>, grid: &Grid, frame: &Frame) -> Result<f64, XlsxError> {
    let look = sheet.look;
    let mut height = 15.0;
    let format = match grid.kind {
        GridKind::Letters if widths::is_upright(grid) => {
            let names = grid.columns.iter().map(|column| column.name.as_str());
            height = size(widths::head_height(longest(names)));
            sheet.page.set_row_height(frame.head, height)?;
            &look.head_upright
        }
        GridKind::Letters => {
            if let Some(lines) = text_width::height(widths::head_lines(grid)) {
                height = lines;
                sheet.page.set_row_height(frame.head, height)?;
            }
            &look.head_centred
        }
        GridKind::Shares => &look.head_centred,
        GridKind::Lists | GridKind::Cards => &look.head,
    };
    if let Some(section) = frame.section {
        sheet.text(section, &grid.section, &look.head)?;
    }
    sheet.text(frame.name, &grid.stub_head, &look.head)?;
    for (position, column) in grid.columns.iter().enumerate() {
        let at = frame.column(position)?;
        sheet.text(at, &column.name, format)?;
        if frame.step > 1 {
            sheet.text(at + 1, &format!("{} %", column.name), format)?;
        }
    }
    sheet.text(frame.id, "id", &look.head)?;
    sheet.row += 1;
    Ok(height)
}
