//! Notes on `err` that accompany the output of a command.

use super::Streams;
use super::streams::print;
use crate::finding::Finding;
use crate::model::Level;
use crate::plural::count;
use crate::source::SourceMap;
use crate::text::sanitize;
use crate::view::selection::Selection;

/// Notes that the project has errors, if it has.
pub(super) fn note_errors(
    sources: &SourceMap,
    findings: &[Finding],
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    note_number_of_errors(&sources.files[0].path, number_of_errors(findings), streams)
}

/// As [`note_errors`], for the project whose `raci.toml` is `manifest`.
pub(super) fn note_number_of_errors(
    manifest: &str,
    errors: usize,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    if errors == 0 {
        return Ok(());
    }
    let (manifest, errors) = (sanitize(manifest), count(errors, "error"));
    let note = format!("note: {manifest}: the project has {errors}; `raci check` shows them\n");
    print(streams.err, note.as_bytes())
}

/// The number of errors without a waiver.
pub(super) fn number_of_errors(findings: &[Finding]) -> usize {
    let counts = |finding: &&Finding| finding.level == Level::Error && finding.waived.is_none();
    findings.iter().filter(counts).count()
}

/// Notes that no responsibility passes the filters, if so.
pub(super) fn note_empty(
    selection: &Selection<'_, '_>,
    streams: &mut Streams<'_>,
) -> anyhow::Result<()> {
    if selection.is_whole() || selection.number_of_rows() > 0 {
        return Ok(());
    }
    print(streams.err, b"note: the filters leave no responsibility\n")
}
