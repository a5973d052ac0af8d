//! A table: its headings on every page, a band for each section, totals at the end.

use super::cells;
use super::layout::Layout;
use super::package::Package;
use super::page::Page;
use super::text;
use crate::export::Error;
use crate::export::document::Document;
use crate::export::palette::{BAND, LINE, Palette};
use crate::export::walk::{self, Line};
use crate::text::Append;
use crate::view::grid::{Grid, GridKind, Row};
use crate::xml;

/// Rows with more lines than this may break across pages.
const MOST_LINES: usize = 30;

/// The last rows, which are kept on the page of totals and legend so that those are not alone.
const KEPT_ROWS: usize = 2;
/// The property of a paragraph that is kept on the page of the next one.
const KEEP: &str = "<w:keepNext/>";

/// The properties of a cell whose text runs from bottom to top, without margins beside its lines.
const ROTATED: &str = "<w:tcMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tcMar>\
                      <w:textDirection w:val=\"btLr\"/><w:vAlign w:val=\"center\"/>";

/// A grid with what is needed to write it.
pub(super) struct Table<'d> {
    pub grid: &'d Grid,
    pub palette: &'d Palette,
    pub layout: &'d Layout,
}

impl Table<'_> {
    pub fn write(&self, document: &Document<'_>, out: &mut Package) -> Result<(), Error> {
        let Layout { names, widths, page, .. } = self.layout;
        let widths: Vec<u32> = std::iter::once(*names).chain(widths.iter().copied()).collect();
        let heading = document.heading(self.grid);
        let style = if self.grid.kind == GridKind::Lists { "RaciList" } else { "RaciMatrix" };
        begin(style, &heading, &self.description(), &widths, &mut out.xml);
        let mut left = self.grid.rows().count();
        for line in walk::lines(self.grid) {
            match line {
                Line::Head => self.headings(&mut out.xml),
                Line::Section(_, section) => {
                    if let Some(name) = &section.name {
                        self.band(name, *page, &mut out.xml);
                    }
                }
                Line::Row(_, row) => {
                    left -= 1;
                    self.row(row, left < KEPT_ROWS, &mut out.xml);
                    out.flush_if_large()?;
                }
                Line::Total(position, row) => self.total(row, position, &mut out.xml),
            }
        }
        out.xml.push_str("</w:tbl>");
        Ok(())
    }

    /// The description of the table, for screen readers.
    fn description(&self) -> String {
        let (rows, columns) = (self.grid.rows().count(), self.grid.columns.len());
        let keys = self.grid.legend.iter();
        let keys: Vec<String> = keys.map(|key| format!("{} {}", key.letter, key.word)).collect();
        let Grid { stub_head, column_axis, .. } = self.grid;
        format!("{stub_head} / {column_axis}: {rows} × {columns}. {}", keys.join(", "))
    }

    fn headings(&self, xml: &mut String) {
        xml.push_str("<w:tr><w:trPr><w:cantSplit/>");
        if let Some(height) = self.layout.rotated {
            write!(xml, "<w:trHeight w:val=\"{height}\" w:hRule=\"exact\"/>");
        }
        xml.push_str("<w:tblHeader/></w:trPr>");
        cell(self.layout.names, "", xml);
        text::paragraph("RaciHeading", &self.grid.stub_head, xml);
        xml.push_str("</w:tc>");
        let (style, direct) = match (self.layout.rotated, self.grid.kind) {
            (Some(_), _) => ("RaciRotated", ROTATED),
            (None, GridKind::Letters) => ("RaciColumn", ""),
            (None, _) => ("RaciHeading", ""),
        };
        for (at, column) in self.grid.columns.iter().enumerate() {
            cell(self.layout.widths[at], direct, xml);
            text::paragraph(style, &self.layout.heading(column, at), xml);
            xml.push_str("</w:tc>");
        }
        xml.push_str("</w:tr>");
    }

    /// The heading of a section, across the table.
    fn band(&self, name: &str, page: Page, xml: &mut String) {
        xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        let columns = self.grid.columns.len() + 1;
        let direct = format!("<w:gridSpan w:val=\"{columns}\"/>{}", cells::shading(BAND));
        cell(page.width(), &direct, xml);
        let direct = "<w:spacing w:before=\"60\" w:after=\"60\"/><w:ind w:left=\"60\"/>";
        text::begin_for(name, "Heading2", ("", direct), xml);
        text::run("", name, xml);
        xml.push_str("</w:p></w:tc></w:tr>");
    }

    /// A row, which is kept on the page of the next one if `kept`.
    fn row(&self, row: &Row, kept: bool, xml: &mut String) {
        let lines = row.cells.iter().map(cells::lines).max().unwrap_or(1);
        let keep = if kept { KEEP } else { "" };
        begin_row(lines <= MOST_LINES, xml);
        cell(self.layout.names, "", xml);
        text::begin_for(&row.name, "RaciRow", (keep, ""), xml);
        text::run("", &row.name, xml);
        if row.flagged {
            text::run("<w:rStyle w:val=\"RaciMark\"/>", cells::FLAG, xml);
        }
        xml.push_str("</w:p></w:tc>");
        for at in 0..row.cells.len() {
            cells::write(self, row, (at, keep), xml);
        }
        xml.push_str("</w:tr>");
    }

    /// A row of totals, kept on one page with the others and with the legend.
    fn total(&self, row: &Row, position: usize, xml: &mut String) {
        let line = match position {
            0 => format!(
                "<w:tcBorders><w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"{}\"/></w:tcBorders>",
                cells::hex(LINE)
            ),
            _ => String::new(),
        };
        begin_row(true, xml);
        let values = row.cells.iter().map(|cell| self.grid.text(cell));
        let values = values.zip(&self.layout.widths).map(|(text, width)| (text, *width));
        let name = (row.name.as_str().into(), self.layout.names);
        for (at, (value, width)) in std::iter::once(name).chain(values).enumerate() {
            cell(width, &line, xml);
            text::begin(if at == 0 { "RaciTotal" } else { "RaciTotalNumber" }, KEEP, xml);
            text::run("", &value, xml);
            xml.push_str("</w:p></w:tc>");
        }
        xml.push_str("</w:tr>");
    }
}

/// Begins a table: its style, its title and description for screen readers, and its columns.
pub(super) fn begin(style: &str, title: &str, description: &str, widths: &[u32], xml: &mut String) {
    let whole: u32 = widths.iter().sum();
    let has_head = matches!(style, "RaciMatrix" | "RaciList");
    let (look, first) = if has_head { ("0620", 1) } else { ("0600", 0) };
    write!(
        xml,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{look}\" w:firstRow=\"{first}\" w:lastRow=\"0\" \
         w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
         <w:tblCaption w:val=\"{}\"/><w:tblDescription w:val=\"{}\"/></w:tblPr><w:tblGrid>",
        xml::attribute(title),
        xml::attribute(description)
    );
    for width in widths {
        write!(xml, "<w:gridCol w:w=\"{width}\"/>");
    }
    xml.push_str("</w:tblGrid>");
}

/// Begins a row, which does not break across pages if `whole`.
pub(super) fn begin_row(whole: bool, xml: &mut String) {
    xml.push_str(if whole { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" } else { "<w:tr>" });
}

/// Begins a cell. `direct` are properties beyond the style of the table, in the order of the schema.
pub(super) fn cell(width: u32, direct: &str, xml: &mut String) {
    xml.push_str("<w:tc><w:tcPr><w:tcW w:w=\"");
    xml.push_str(&width.to_string());
    xml.push_str("\" w:type=\"dxa\"/>");
    xml.push_str(direct);
    xml.push_str("</w:tcPr>");
}
