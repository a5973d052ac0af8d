//! Conditional formats and validation, which keep a sheet right while somebody edits it: colours follow the letters,
//! letters are chosen from a list, and bars follow the shares.
//!
//! Only these rules colour letters. A fill of the cell itself would stay when the letter goes.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatDataBar,
    ConditionalFormatFormula, ConditionalFormatType, DataValidation, DataValidationErrorStyle,
    Format, Formula, IgnoreError, XlsxError,
};

use crate::export::palette;
use crate::export::xlsx::formats;
use crate::export::xlsx::legend;
use crate::export::xlsx::legend::Legend;
use crate::export::xlsx::ranges::Ranges;
use crate::export::xlsx::sheet::Sheet;
use crate::view::grid::{Cell, Grid, GridKind};

/// Adds the rules of a table.
pub(super) fn write(
    sheet: &mut Sheet<'_>,
    grid: &Grid,
    ranges: &Ranges,
    legend: &Legend,
) -> Result<(), XlsxError> {
    let Some((first, last)) = ranges.rows() else {
        return Ok(());
    };
    // A name such as 007 is deliberately a text.
    sheet.worksheet.ignore_error_range(0, 0, last, ranges.id, IgnoreError::NumberStoredAsText)?;
    let (from, to) = ranges.letters;
    if from < to {
        colours(sheet, grid, [first, last], [from, to - 1])?;
        if let Some(range) = legend.range() {
            let list = DataValidation::new()
                .allow_list_formula(Formula::new(range))
                .set_error_style(DataValidationErrorStyle::Information);
            sheet.worksheet.add_data_validation(first, from, last, to - 1, &list)?;
        }
    }
    if grid.kind == GridKind::Shares {
        bars(sheet, grid, ranges)?;
    }
    if let Some(column) = ranges.section {
        // Each row has its section, in column A, but it is visible only where it changes.
        let changes = format!("=$A{}<>$A{first}", first + 1);
        let rule = |format: Format| {
            ConditionalFormatFormula::new().set_rule(changes.as_str()).set_format(format)
        };
        let name = ranges.name;
        sheet.worksheet.add_conditional_format(
            first,
            column,
            last,
            column,
            &rule(formats::first()),
        )?;
        sheet.worksheet.add_conditional_format(first, name, last, name, &rule(formats::line()))?;
    }
    Ok(())
}

/// A rule for each letter and each combination, for cells that equal it, not for those that only contain it.
fn colours(
    sheet: &mut Sheet<'_>,
    grid: &Grid,
    [first, last]: [u32; 2],
    [from, to]: [u16; 2],
) -> Result<(), XlsxError> {
    for letters in legend::entries(std::slice::from_ref(grid)) {
        if let Some(key) = grid.dominant(letters) {
            let equal = ConditionalFormatCellRule::EqualTo(grid.spell(letters));
            let rule =
                ConditionalFormatCell::new().set_rule(equal).set_format(sheet.formats.change(key));
            sheet.worksheet.add_conditional_format(first, from, last, to, &rule)?;
        }
    }
    Ok(())
}

/// Bars behind the shares. The longest takes half of the cell, so that no number is drawn over a bar.
fn bars(sheet: &mut Sheet<'_>, grid: &Grid, ranges: &Ranges) -> Result<(), XlsxError> {
    let bar = |largest: f64, fill| {
        ConditionalFormatDataBar::new()
            .set_minimum(ConditionalFormatType::Number, 0)
            .set_maximum(
                ConditionalFormatType::Number,
                if largest > 0.0 { largest * 2.0 } else { 1.0 },
            )
            .set_solid_fill(true)
            .set_fill_color(fill)
            .set_border_color(formats::colour(palette::LINE))
    };
    let Some((first, last)) = ranges.rows() else {
        return Ok(());
    };
    let by_row = grid.columns.iter().all(|column| column.letter.is_none());
    if by_row {
        for (row, at) in grid.rows().zip(first..) {
            let largest = row.cells.iter().map(Cell::fraction).fold(0.0, f64::max);
            let fill = sheet.formats.bar(row.letter.and_then(|letter| grid.legend_entry(letter)));
            for position in 0..grid.columns.len() {
                let column = ranges.column(position)? + 1;
                sheet.worksheet.add_conditional_format(
                    at,
                    column,
                    at,
                    column,
                    &bar(largest, fill),
                )?;
            }
        }
        return Ok(());
    }
    for (position, column) in grid.columns.iter().enumerate() {
        let fill = sheet.formats.bar(column.letter.and_then(|letter| grid.legend_entry(letter)));
        let at = ranges.column(position)? + 1;
        sheet.worksheet.add_conditional_format(first, at, last, at, &bar(column.largest, fill))?;
    }
    Ok(())
}
