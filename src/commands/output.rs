//! How the answers of `raci who` and `raci between` are written.

use serde::Serialize;

use super::Streams;
use super::streams::print;
use crate::cli::Answer;
use crate::envelope::{self, Document, List};
use crate::export::terminal::{Look, USUAL_WIDTH};
use crate::page::{Format, Page, markdown, text};

/// The format of an answer, with the look of its text.
#[derive(Clone, Copy)]
pub(super) struct Output {
    format: Format,
    look: Look,
}

/// Writes an answer: its page for people, its data as JSON.
pub(super) fn print_answer(
    arguments: &Answer,
    page: &Page,
    data: &impl Serialize,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    let output = Output::new(arguments, streams);
    let text = match output.format {
        Format::Json => envelope::write(Document::Answer, data),
        Format::Text | Format::Md => output.page(page),
    };
    print(streams.out, text.as_bytes())
}

impl Output {
    pub fn new(arguments: &Answer, streams: &Streams<'_>) -> Output {
        Output { format: arguments.format, look: look(arguments.width, streams) }
    }

    /// One part of an answer: a page, or an item of a list.
    pub fn part(self, page: impl FnOnce() -> Page, data: &impl Serialize) -> String {
        match self.format {
            Format::Json => List::item(data),
            Format::Text | Format::Md => self.page(&page()),
        }
    }

    /// Writes an answer of many parts one by one: their pages below the first one, or a document with these counts and
    /// the list of the parts under `key`.
    pub fn print_parts(
        self,
        first: &Page,
        counts: &[(&str, usize)],
        key: &str,
        parts: &[String],
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<()> {
        let List { start, separator, end } = match self.format {
            Format::Json => List::new(Document::Answer, counts, key),
            Format::Text | Format::Md => {
                let start =
                    if first.blocks.is_empty() { String::new() } else { self.page(first) + "\n" };
                List { start, separator: "\n", end: "" }
            }
        };
        print(streams.out, start.as_bytes())?;
        for (position, part) in parts.iter().enumerate() {
            if position > 0 {
                print(streams.out, separator.as_bytes())?;
            }
            print(streams.out, part.as_bytes())?;
        }
        print(streams.out, end.as_bytes())
    }

    fn page(self, page: &Page) -> String {
        match self.format {
            Format::Md => markdown::write(page),
            Format::Text | Format::Json => text::write(page, self.look),
        }
    }
}

/// As wide as asked for, or as the terminal.
pub(super) fn look(width: Option<u16>, streams: &Streams<'_>) -> Look {
    let width = width.or(streams.width).map_or(USUAL_WIDTH, usize::from);
    Look { width, colour: streams.out_colour }
}
