//! How `raci who` and `raci between` write their answers.

use serde::Serialize;

use crate::cli::Answer;
use crate::commands::{Streams, print};
use crate::export::terminal::{Look, USUAL_WIDTH};
use crate::page::Page;
use crate::page::{json, markdown, text};
use crate::query::Format;

/// The form in which an answer is written.
#[derive(Clone, Copy)]
pub(super) struct Form {
    format: Format,
    look: Look,
}

impl Answer {
    /// Writes an answer in the form that is asked for.
    pub(super) fn print(
        &self,
        page: &Page,
        data: &impl Serialize,
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<()> {
        let form = self.form(streams);
        let written = match form.format {
            Format::Json => json::write(data)?,
            _ => form.page(page),
        };
        print(streams.out, written.as_bytes())
    }

    /// The form that is asked for.
    pub(super) fn form(&self, streams: &Streams<'_>) -> Form {
        Form { format: self.format, look: look(self.width, streams) }
    }
}

impl Form {
    /// A part of an answer: a page, or a thing in a list.
    pub(super) fn part(
        self,
        page: impl FnOnce() -> Page,
        data: &impl Serialize,
    ) -> serde_json::Result<String> {
        match self.format {
            Format::Json => json::thing(data),
            _ => Ok(self.page(&page())),
        }
    }

    /// Writes the answer that parts make: their pages below the first one, or the data with a list of them under a key.
    /// They are many, and are not put into one text before.
    pub(super) fn print_parts(
        self,
        first: &Page,
        data: &impl Serialize,
        key: &str,
        parts: &[String],
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<()> {
        let [before, between, after] = match self.format {
            Format::Json => json::around_list(data, key)?,
            _ if first.blocks.is_empty() => [String::new(), "\n".to_owned(), String::new()],
            _ => [self.page(first) + "\n", "\n".to_owned(), String::new()],
        };
        print(streams.out, before.as_bytes())?;
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                print(streams.out, between.as_bytes())?;
            }
            print(streams.out, part.as_bytes())?;
        }
        print(streams.out, after.as_bytes())
    }

    fn page(self, page: &Page) -> String {
        match self.format {
            Format::Md => markdown::write(page),
            _ => text::write(page, self.look),
        }
    }
}

/// As wide as asked for, or as the terminal.
pub(super) fn look(width: Option<u16>, streams: &Streams<'_>) -> Look {
    let width = width.or(streams.width).map_or(USUAL_WIDTH, usize::from);
    Look { width, colour: streams.out_colour }
}
