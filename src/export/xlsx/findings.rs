//! The sheet of the findings, or of the message that there are none.

use rust_xlsxwriter::XlsxError;

use super::sheet::Sheet;
use crate::export::xlsx::text_width::{lines, size};

/// The widths of the columns level, rule, message and place, in characters.
const WIDTHS: [usize; 4] = [12, 24, 80, 44];

/// Writes the findings in the order in which `raci check` reports them.
pub(super) fn write(sheet: &mut Sheet<'_>) -> Result<(), XlsxError> {
    let (formats, words) = (sheet.formats, sheet.document.words());
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.worksheet.set_column_width(column, size(width))?;
    }
    sheet.top(words.findings, None)?;
    let remarks = &sheet.document.remarks;
    if remarks.is_empty() {
        return sheet.text(0, words.no_findings, &formats.note);
    }
    let head = sheet.row;
    for (column, text) in (0..).zip([words.level, words.rule, words.message, words.place]) {
        sheet.text(column, text, &formats.head)?;
    }
    sheet.row += 1;
    for remark in remarks {
        let level = remark.level.to_string();
        let texts = [&level, remark.rule, &remark.message, &remark.place];
        let lines = texts.iter().zip(WIDTHS).map(|(text, width)| lines(text, width)).max();
        sheet.heighten(lines.unwrap_or(1))?;
        for (column, text) in (0..).zip(texts) {
            sheet.text(column, text, &formats.top.text)?;
        }
        sheet.row += 1;
    }
    sheet.worksheet.set_freeze_panes(head + 1, 0)?.set_repeat_rows(head, head)?;
    sheet.worksheet.autofilter(head, 0, sheet.row - 1, 3)?;
    Ok(())
}
