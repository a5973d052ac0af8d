//! Markdown as GitHub draws it (GFM): a heading and a table for each part of a grid.
//!
//! Markdown has no merged cells, so each section has a table of its own under a heading: on a long page the names of
//! the columns come again where the next phase begins, and a link can point at a phase.

mod cells;

use super::document::Document;
use super::palette::is_bold;
use crate::model::LetterSet;
use crate::text::Append;
use crate::view::grid::{Cell, Entry, Grid, GridKind, LegendEntry, Row};
use crate::xml::is_carried;
use cells::Cells;

/// What follows the name of a flagged row.
const MARK: &str = "⚠";

/// Writes the tables of a document.
#[must_use]
pub fn write(document: &Document<'_>) -> String {
    let mut text = format!("# {}\n", line(document.title));
    for grid in &document.grids {
        writeln!(text, "\n## {}", line(&document.heading(grid)));
        sections(grid, document.words().total, &mut text);
        if grid.is_last_part() {
            below(grid, document.words().wrong, &mut text);
        }
    }
    if let Some(footer) = document.style.footer {
        writeln!(text, "\n---\n\n{}", paragraph(footer));
    }
    text
}

/// A table for each section with a name, and for the totals below them; else one table of everything.
fn sections(grid: &Grid, total: &str, text: &mut String) {
    let mut unnamed: Vec<&Row> = Vec::new();
    for section in &grid.sections {
        match &section.name {
            Some(name) => {
                writeln!(text, "\n### {}\n", line(name));
                table(grid, &section.rows.iter().collect::<Vec<_>>(), text);
            }
            None => unnamed.extend(&section.rows),
        }
    }
    if unnamed.is_empty() && !grid.sections.is_empty() {
        if !grid.totals.is_empty() {
            writeln!(text, "\n### {}\n", line(total));
            table(grid, &grid.totals.iter().collect::<Vec<_>>(), text);
        }
    } else {
        unnamed.extend(&grid.totals);
        text.push('\n');
        table(grid, &unnamed, text);
    }
}

fn table(grid: &Grid, rows: &[&Row], text: &mut String) {
    let mut cells = Cells::new(grid);
    cells.push(|text| text.push_str(&cell_text(&grid.stub_head)));
    for column in &grid.columns {
        cells.push(|text| text.push_str(&cell_text(&column.name)));
    }
    for row in rows {
        cells.push(|text| name(grid, row, text));
        for cell in &row.cells {
            cells.push(|text| content(grid, cell, text));
        }
    }
    cells.write(text);
}

/// Writes the name of a row; that of a line of a card is a heading.
fn name(grid: &Grid, row: &Row, text: &mut String) {
    let name = cell_text(&row.name);
    match grid.kind {
        GridKind::Cards if !name.is_empty() => write!(text, "**{name}**"),
        _ => text.push_str(&name),
    }
    if row.flagged {
        text.push(' ');
        text.push_str(MARK);
    }
}

fn content(grid: &Grid, cell: &Cell, text: &mut String) {
    match cell {
        Cell::Names(names) => {
            let names: Vec<String> = names.iter().map(|name| cell_text(name)).collect();
            text.push_str(&names.join("<br>"));
        }
        Cell::Entries(entries) => {
            let entries: Vec<String> = entries.iter().map(entry).collect();
            text.push_str(&entries.join("<br>"));
        }
        Cell::Letters(letters) => letters_of(grid, *letters, text),
        cell => text.push_str(&cell_text(&grid.text(cell))),
    }
}

/// Letters; adjacent bold ones form one bold text.
fn letters_of(grid: &Grid, letters: LetterSet, text: &mut String) {
    let mut before = None;
    for key in grid.legend.iter().filter(|key| letters.contains(key.letter)) {
        let bold = is_bold(key.tone);
        text.push_str(match (before, bold) {
            (None, false) => "",
            (None, true) => "**",
            (Some(false), true) => "/**",
            (Some(true), false) => "**/",
            _ => "/",
        });
        text.push(key.letter.capital());
        before = Some(bold);
    }
    if before == Some(true) {
        text.push_str("**");
    }
}

/// A subject above its details.
fn entry(entry: &Entry) -> String {
    let name = cell_text(&entry.name);
    let details = entry.details.iter().map(|detail| cell_text(detail));
    let name = if name.is_empty() { name } else { format!("**{name}**") };
    std::iter::once(name).chain(details).collect::<Vec<_>>().join("<br>")
}

fn letter(key: &LegendEntry) -> String {
    if is_bold(key.tone) { format!("**{}**", key.letter) } else { key.letter.to_string() }
}

/// What the letters mean, the notes, and what the mark means.
fn below(grid: &Grid, wrong: &str, text: &mut String) {
    let keys = grid.legend.iter().map(|key| {
        if key.meaning.is_empty() {
            format!("{} {}", letter(key), line(&key.word))
        } else {
            format!("{} {}: {}", letter(key), line(&key.word), line(&key.meaning))
        }
    });
    let legend = keys.collect::<Vec<_>>().join(" · ");
    let notes = grid.notes.iter().map(|note| paragraph(note));
    let mark = grid.has_flagged_rows().then(|| format!("{MARK} {}", line(wrong)));
    for paragraph in std::iter::once(legend).chain(notes).chain(mark) {
        if !paragraph.is_empty() {
            writeln!(text, "\n{paragraph}");
        }
    }
}

/// Text that stays text within a line of a comment: no markup, no mention of anybody, no link to an issue.
#[must_use]
pub fn inert(text: &str) -> String {
    quiet(&line(text))
}

/// A mention and a reference end at a character without width, which nobody sees; a backslash does not stop them.
#[must_use]
pub fn quiet(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let reference = character.is_ascii_digit() && {
            let tail = out.len().checked_sub(3).and_then(|at| out.get(at..));
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case("gh-"))
        };
        if reference {
            out.push('\u{200B}');
        }
        out.push(character);
        if matches!(character, '@' | '#' | '＠' | '＃') {
            out.push('\u{200B}');
        }
    }
    out
}

/// Text that stays text in a cell. A line end in it stays one.
fn cell_text(text: &str) -> String {
    if !text.contains('\n') {
        return line(text);
    }
    let lines: Vec<String> = text.lines().map(line).filter(|line| !line.is_empty()).collect();
    lines.join("<br>")
}

/// Text that stays text where a paragraph begins, which a list or a line below a heading would begin with as well.
pub(crate) fn paragraph(text: &str) -> String {
    let text = line(text);
    let number = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if text.starts_with(['-', '+', '=']) {
        format!("\\{text}")
    } else if number.len() < text.len() && number.starts_with(['.', ')']) {
        format!("{}\\{number}", &text[..text.len() - number.len()])
    } else {
        text
    }
}

/// Text that stays text within a line: no emphasis, code, link, address, tag, reference, formula or end of a cell.
///
/// An `@` is left as it is: a file mentions nobody, and the names of people are to be found by a search.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim().split_ascii_whitespace().peekable();
    while let Some(word) = rest.next() {
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-,;()/'\"".contains(&byte)) {
            out.push_str(word);
        } else {
            escape(word, &mut out);
        }
        if rest.peek().is_some() {
            out.push(' ');
        }
    }
    out
}

/// Writes a word with everything escaped that means something.
fn escape(word: &str, out: &mut String) {
    for (at, character) in word.char_indices() {
        let after = &word[at + character.len_utf8()..];
        let is_address = match character {
            ':' => after.starts_with("//"),
            '.' => word[..at].to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        if is_address || "\\|`*_[]<>&~#!$".contains(character) {
            out.push('\\');
        }
        out.push(if is_carried(character) { character } else { '\u{FFFD}' });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_mentioned_and_nothing_is_closed() {
        assert_eq!(inert("@octocat closes #1"), "@\u{200B}octocat closes \\#\u{200B}1");
        assert_eq!(inert("&#64;octocat GH-12"), "\\&\\#\u{200B}64;octocat GH-\u{200B}12");
        assert_eq!(inert("a|b <img>"), "a\\|b \\<img\\>");
    }

    #[test]
    fn nothing_of_a_line_is_markup() {
        assert_eq!(line("  Plan   the tests "), "Plan the tests");
        assert_eq!(line("a|b \\| `c` <d>"), "a\\|b \\\\\\| \\`c\\` \\<d\\>");
        assert_eq!(
            line("see https://e.example www.e.example"),
            "see https\\://e.example www\\.e.example"
        );
        assert_eq!(line("@octocat: 3.5 ü"), "@octocat: 3.5 ü");
        assert_eq!(line("\u{1b}[1m\0"), "\u{fffd}\\[1m\u{fffd}");
    }

    #[test]
    fn nothing_begins_a_list_or_a_heading() {
        assert_eq!(paragraph("- a"), "\\- a");
        assert_eq!(paragraph("12. a"), "12\\. a");
        assert_eq!(paragraph("12 a"), "12 a");
        assert_eq!(paragraph("==="), "\\===");
        assert_eq!(paragraph("1"), "1");
    }
}
