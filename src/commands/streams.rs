//! Where a run writes, and who reads it.

use std::io::{ErrorKind, Write};

use super::error;
use crate::cli::Color;
use crate::source::read::plain_reason;

/// The streams of a run, and whether they lead to a terminal.
pub struct Streams<'s> {
    /// Data: findings, tables, exports.
    pub out: &'s mut dyn Write,
    /// Messages: errors, and files written.
    pub err: &'s mut dyn Write,
    /// Whether `out` takes colour when `--color` leaves it open.
    pub out_colour: bool,
    /// Whether `err` takes colour when `--color` leaves it open.
    pub err_colour: bool,
    /// Whether `err` is a terminal, on which a progress line may come and go.
    pub err_terminal: bool,
    /// The width of the terminal in characters, if `out` is one.
    pub width: Option<u16>,
}

impl Streams<'_> {
    /// Applies `--color`.
    pub(super) fn set_colour(&mut self, when: Color) {
        match when {
            Color::Auto => {}
            Color::Always => (self.out_colour, self.err_colour) = (true, true),
            Color::Never => (self.out_colour, self.err_colour) = (false, false),
        }
    }
}

/// Writes the whole text at once. A closed pipe is no error; a full disk is.
pub(super) fn print(stream: &mut dyn Write, text: &[u8]) -> anyhow::Result<()> {
    match stream.write_all(text).and_then(|()| stream.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            anyhow::bail!("the output cannot be written: {}", plain_reason(&error))
        }
        _ => Ok(()),
    }
}

/// Writes to `err` why a run failed, and how to fix it.
pub(crate) fn explain_failure(error: &anyhow::Error, streams: &mut Streams<'_>) {
    let title = if streams.err_colour {
        "\u{1b}[1m\u{1b}[91merror\u{1b}[0m\u{1b}[1m:\u{1b}[0m"
    } else {
        "error:"
    };
    let help = match error::help(error) {
        Some(help) => format!("  help: {help}\n"),
        None => String::new(),
    };
    // If even this cannot be written, there is nowhere left to report it.
    let _ = streams.err.write_all(format!("{title} {error}\n{help}").as_bytes());
}
