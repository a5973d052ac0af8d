//! Findings as annotations of GitHub Actions: workflow commands on lines of their own.

use crate::model::Level;
use crate::report::Report;
use crate::report::diagnostic::Diagnostic;
use crate::text::{Append, sanitize};

/// An annotation for each finding that counts, highest severity first: the page shows only the first few of each level.
#[must_use]
pub fn write(report: &Report) -> String {
    let mut counting: Vec<&Diagnostic> = report.diagnostics().filter(|it| it.counts()).collect();
    counting.sort_by_key(|diagnostic| diagnostic.finding.level);
    counting.into_iter().map(annotation).collect()
}

fn annotation(diagnostic: &Diagnostic) -> String {
    let command = match diagnostic.finding.level {
        Level::Error => "error",
        Level::Warn => "warning",
        Level::Info | Level::Off => "notice",
    };
    let region = &diagnostic.region;
    let mut message = sanitize(&diagnostic.finding.message).into_owned();
    if !diagnostic.finding.help.is_empty() {
        write!(message, "\nhelp: {}", sanitize(&diagnostic.finding.help));
    }
    // With an end in another line the page ignores the columns.
    let end = if region.end_line == region.line {
        format!(",endColumn={}", region.end_column.saturating_sub(1).max(region.column))
    } else {
        String::new()
    };
    format!(
        "::{command} file={},line={},endLine={},col={}{end},title={}::{}\n",
        property(&sanitize(&region.path)),
        region.line,
        region.end_line,
        region.column,
        property(&format!("raci {}", diagnostic.finding.rule)),
        data(&message)
    )
}

/// The text of a command, as the runner's own toolkit escapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_or_begins_another() {
        assert_eq!(data("50 %\r\n::notice::x"), "50 %25%0D%0A::notice::x");
        assert_eq!(property("a,b:c%3A"), "a%2Cb%3Ac%253A");
    }
}
