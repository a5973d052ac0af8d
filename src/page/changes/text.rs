//! Changes for a terminal: one line each, marked `+`, `-` or `~`.

use crate::text::Append;
use anstyle::{AnsiColor, Style};

use crate::diff::{Change, Kind, Side};
use crate::page::changes::{caution, grouped, summary};
use crate::text::sanitize;

pub(super) fn write(
    old: Side<'_, '_>,
    new: Side<'_, '_>,
    changes: &[Change],
    colour: bool,
) -> String {
    let (from, to) = (sanitize(old.label), sanitize(new.label));
    let caution = caution(old, new).map(|caution| format!("{}\n", sanitize(&caution)));
    let caution = caution.unwrap_or_default();
    if changes.is_empty() {
        return format!("No change of ownership from {from} to {to}\n{caution}");
    }
    let mut text = format!("Changes of ownership from {from} to {to}\n{caution}");
    let painted = |style: Style, what: &str| {
        if colour { format!("{style}{what}{style:#}") } else { what.to_owned() }
    };
    for (heading, changes) in grouped(changes) {
        writeln!(text, "\n{}", painted(Style::new().bold(), heading));
        for change in changes {
            let mark = match change.kind {
                Kind::Added => "+",
                Kind::Removed => "-",
                Kind::Renamed | Kind::Moved | Kind::Changed => "~",
            };
            // A finding that has come is no good news.
            let tone = match change.kind_for_colour() {
                Kind::Added => AnsiColor::Green,
                Kind::Removed => AnsiColor::Red,
                Kind::Renamed | Kind::Moved | Kind::Changed => AnsiColor::Yellow,
            };
            let mark = painted(tone.on_default().bold(), mark);
            writeln!(text, "  {mark} {}", sanitize(&change.text));
            if let Some(place) = &change.place {
                writeln!(text, "      --> {}", sanitize(place));
            }
        }
    }
    writeln!(text, "\n{}", summary(changes));
    text
}
