//! HTML: all its tables, with the headings and the text around them.
//!
//! The tokens come from a tokenizer by the standard. No tree is built of them: a table needs no more than to know which
//! tables and cells are open, and any tag soup has an answer to that.

mod flow;
mod table;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use self::flow::Flow;
use self::table::Table;
use super::ReadError;
use super::budget::Budget;
use super::lines::{Lines, written};
use crate::import::sheet::Sheet;

/// The tables that a page may have.
const TABLES: usize = 10_000;

/// What a page, or a part of one, has.
#[derive(Debug, Default)]
pub struct Page {
    tables: Vec<Sheet>,
    /// Its last heading, if it has any.
    pub heading: Option<String>,
    /// The lines of text after its last table, or all where it has none.
    pub after: Vec<String>,
}

impl Page {
    /// The tables, the last one with the text after it.
    #[must_use]
    pub fn sheets(mut self) -> Vec<Sheet> {
        if let Some(last) = self.tables.last_mut() {
            last.around.append(&mut self.after);
        }
        self.tables
    }

    /// The tables, without the text after the last one.
    pub fn take_tables(&mut self) -> Vec<Sheet> {
        std::mem::take(&mut self.tables)
    }
}

/// Reads a page, or a part of one that begins at a line.
///
/// # Errors
/// When it would become too large.
pub fn read(text: &str, first_line: usize, budget: &mut Budget) -> Result<Page, ReadError> {
    let mut reader = Reader::new(Lines::new(text, first_line));
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.start(&tag, budget)?,
            Ok(Token::EndTag(tag)) => reader.end(&String::from_utf8_lossy(&tag.name), budget)?,
            Ok(Token::String(text)) => reader.text(&String::from_utf8_lossy(&text.value)),
            Ok(_) => {}
            Err(never) => match never {},
        }
    }
    // At the end of the page nothing is hidden any more.
    reader.hidden = None;
    while !reader.open.is_empty() {
        reader.end("table", budget)?;
    }
    reader.flush();
    Ok(reader.page)
}

struct Reader {
    lines: Lines,
    page: Page,
    /// The tables that are open, from the outside, each with its place among all tables.
    open: Vec<(usize, Table)>,
    found: usize,
    heading: Option<Flow>,
    prose: Flow,
    /// The element whose text is not shown, and how many of its kind are open.
    hidden: Option<(String, usize)>,
}

impl Reader {
    fn new(lines: Lines) -> Self {
        let (page, heading, prose) = (Page::default(), None, Flow::default());
        Reader { lines, page, open: Vec::new(), found: 0, heading, prose, hidden: None }
    }

    fn start(&mut self, tag: &StartTag<usize>, budget: &mut Budget) -> Result<(), ReadError> {
        let name = &*String::from_utf8_lossy(&tag.name);
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth += usize::from(hidden == name && !tag.self_closing);
            return Ok(());
        }
        let line = self.lines.at(tag.span.start);
        match name {
            "script" | "style" | "template" | "title" | "noscript" if !tag.self_closing => {
                self.hidden = Some((name.to_owned(), 1));
            }
            "table" => self.open_table(budget)?,
            "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" | "caption" => {
                if let Some((_, table)) = self.open.last_mut() {
                    table.start(name, tag, line, budget)?;
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.open.is_empty() => {
                self.flush();
                self.heading = Some(Flow::default());
            }
            "b" | "strong" => self.flow().strong(true),
            "br" => self.flow().end_line(),
            name if is_block(name) => self.flow().end_line(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, budget: &mut Budget) -> Result<(), ReadError> {
        if let Some((hidden, depth)) = &mut self.hidden {
            *depth -= usize::from(hidden == name);
            if *depth == 0 {
                self.hidden = None;
            }
            return Ok(());
        }
        match name {
            "table" => {
                if let Some((place, table)) = self.open.pop() {
                    self.close_table(place, table, budget)?;
                }
            }
            "tr" | "td" | "th" | "thead" | "tbody" | "tfoot" | "caption" => {
                if let Some((_, table)) = self.open.last_mut() {
                    table.end(name, budget)?;
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.open.is_empty() => self.flush(),
            "b" | "strong" => self.flow().strong(false),
            name if is_block(name) => self.flow().end_line(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_none() {
            self.flow().push(text);
        }
    }

    /// Where text goes: into the innermost cell or caption, into a heading, or around.
    fn flow(&mut self) -> &mut Flow {
        if let Some((_, table)) = self.open.last_mut() {
            return table.flow();
        }
        self.heading.as_mut().unwrap_or(&mut self.prose)
    }

    fn open_table(&mut self, budget: &Budget) -> Result<(), ReadError> {
        budget.nesting(self.open.len() + 1)?;
        if self.found == TABLES {
            return Err(ReadError::TooLarge {
                what: "the page",
                limit: "10,000 tables".to_owned(),
            });
        }
        let mut table = Table::default();
        if self.open.is_empty() {
            self.flush();
            table.around = std::mem::take(&mut self.page.after);
        } else {
            self.flow().end_line();
        }
        table.name = self.page.heading.clone().unwrap_or_default();
        self.page.tables.push(Sheet::default());
        self.open.push((self.found, table));
        self.found += 1;
        Ok(())
    }

    fn close_table(
        &mut self,
        place: usize,
        table: Table,
        budget: &mut Budget,
    ) -> Result<(), ReadError> {
        if let Some(sheet) = self.page.tables.get_mut(place) {
            *sheet = table.finish(budget)?;
        }
        Ok(())
    }

    fn flush(&mut self) {
        if let Some(heading) = self.heading.take() {
            let text = heading.finish().0.replace('\n', " ");
            if !text.is_empty() {
                self.page.heading = Some(text);
            }
        }
        let (text, _) = std::mem::take(&mut self.prose).finish();
        self.page.after.extend(written(&text));
    }
}

/// Whether an element is a block, which starts a new line.
fn is_block(name: &str) -> bool {
    let blocks = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "ul",
    ];
    blocks.binary_search(&name).is_ok()
}
