//! How `raci who` and `raci between` write their answers.

use super::{Streams, print};
use crate::cli::Answer;
use crate::export::terminal::{Look, USUAL_WIDTH};
use crate::standing::page::Page;
use crate::standing::{Format, json, markdown, text};

impl Answer {
    /// Writes an answer in the form that is asked for.
    pub(super) fn print(
        &self,
        page: &Page,
        data: &impl serde::Serialize,
        streams: &mut Streams<'_>,
    ) -> anyhow::Result<()> {
        let written = match self.format {
            Format::Text => text::write(page, look(self.width, streams)),
            Format::Md => markdown::write(page),
            Format::Json => json::write(data)?,
        };
        print(streams.out, written.as_bytes())
    }
}

/// As wide as asked for, or as the terminal.
pub(super) fn look(width: Option<u16>, streams: &Streams<'_>) -> Look {
    let width = width.or(streams.width).map_or(USUAL_WIDTH, usize::from);
    Look { width, colour: streams.out_colour }
}
