//! `raci export`: writes views to a file.

use std::path::Path;

use super::error::Error;
use super::notes::{note_empty, note_errors};
use super::project_set::{check_project, open_project};
use super::streams::print;
use super::views::{draw, select};
use super::{PASSED, Streams};
use crate::cli::{Export, Layout};
use crate::export;
use crate::export::csv::{self, Dialect};
use crate::export::document::{Document, Moment, Names, Remark};
use crate::export::{Content, Format, atomic_file};
use crate::finding::Finding;
use crate::limits::Limits;
use crate::plural::count;
use crate::project::{Arena, ProjectFiles};
use crate::text::sanitize;
use crate::view::selection::Selection;
use crate::view::{View, ViewContext, chart, records};

/// Writes a project, also one with errors, which a note mentions.
pub(super) fn run(
    arguments: &Export,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let format = format(arguments)?;
    check_flags(arguments, format)?;
    let arena = Arena::default();
    let files = open_project(arguments.path.as_deref(), limits, &arena)?;
    let (project, findings) = check_project(&files, &arena, None, &[]);
    let selection = select(&arguments.view, &project)?;
    let usual = Dialect::new(format);
    let dialect = Dialect {
        delimiter: arguments.delimiter.unwrap_or(usual.delimiter),
        bom: arguments.bom,
        guard: !arguments.no_guard,
    };
    let separated = match (format.content(), arguments.layout) {
        (Content::Separated, Some(Layout::Long)) => {
            let persons = records::persons(&project);
            Some(csv::long(records::list(&selection, &persons), dialect))
        }
        (Content::Separated, _) => {
            let document = document(arguments, format, &files, &findings, &selection)?;
            Some(csv::wide(&document.grids, dialect))
        }
        _ => None,
    };
    let formulas = separated.as_ref().map_or(0, |written| written.formulas);
    let content = if let Some(written) = separated {
        written.text.into_bytes()
    } else {
        let document = document(arguments, format, &files, &findings, &selection)?;
        export::write(format, &document, &selection)?
    };
    if arguments.output == Path::new("-") {
        print(streams.out, &content)?;
    } else {
        atomic_file::write(&arguments.output, &content, &files.disk_paths())?;
        let path = arguments.output.display().to_string();
        let rows = count(selection.number_of_rows(), "responsibility");
        let columns = count(selection.roles().count(), "role");
        let note = format!("wrote {}: {rows}, {columns}\n", sanitize(&path));
        print(streams.err, note.as_bytes())?;
    }
    if formulas > 0 {
        let values = count(formulas, "value");
        let note = format!("warning: a spreadsheet program may run {values} as a formula\n");
        print(streams.err, note.as_bytes())?;
    }
    note_empty(&selection, streams)?;
    note_errors(&files.sources, &findings, streams)?;
    Ok(PASSED)
}

/// The requested views, with the other data that the formats need.
fn document<'d>(
    arguments: &Export,
    format: Format,
    files: &'d ProjectFiles<'_>,
    findings: &[Finding],
    selection: &'d Selection<'d, '_>,
) -> anyhow::Result<Document<'d>> {
    let project = selection.project();
    let language = arguments.view.language.unwrap_or(project.settings.language);
    let context = ViewContext { selection, findings, language };
    let widest = |kind| format.widest(kind);
    let usual = format.usual_views(selection.asks_for_people());
    let grids = draw(&arguments.view, usual, widest, context)?;
    // Findings outside of the selection do not belong in the document.
    let remarks = findings
        .iter()
        .filter(|finding| finding.waived.is_none() && selection.shows(finding.subject));
    let remarks = remarks.map(|finding| {
        let position = files.sources.position(finding.span);
        let path = &files.sources.file(finding.span.file).path;
        Remark {
            level: finding.level,
            rule: finding.rule,
            message: finding.message.clone(),
            place: format!("{path}:{}:{}", position.line, position.column),
        }
    });
    Ok(Document {
        title: project.style.title.unwrap_or(project.settings.name),
        grids,
        chart: chart::draw(selection, language),
        language,
        style: &project.style,
        logo: files.logo.as_ref().and_then(|logo| logo.as_ref().ok()),
        names: Names {
            phases: project.phases.iter().map(|phase| phase.name).collect(),
            parties: project.parties.iter().map(|party| party.name).collect(),
            roles: project.roles.iter().map(|role| role.name).collect(),
            people: project.people.iter().map(|person| person.name).collect(),
        },
        remarks: remarks.collect(),
        date: date()?,
    })
}

/// The time in `SOURCE_DATE_EPOCH`, the variable of reproducible builds.
fn date() -> Result<Option<Moment>, Error> {
    let Some(text) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let seconds = text.to_str().and_then(|text| text.parse().ok());
    match seconds.and_then(Moment::from_seconds) {
        Some(moment) => Ok(Some(moment)),
        None => Err(Error::InvalidDate { text: text.to_string_lossy().into_owned() }),
    }
}

/// The format asked for, or that of the file's ending; csv for standard output.
fn format(arguments: &Export) -> Result<Format, Error> {
    if let Some(format) = arguments.format {
        return Ok(format);
    }
    let ending = arguments.output.extension().and_then(|ending| ending.to_str());
    match ending.and_then(Format::from_ending) {
        Some(format) => Ok(format),
        None if arguments.output == Path::new("-") => Ok(Format::Csv),
        None => Err(Error::UnknownFormat { path: arguments.output.clone() }),
    }
}

/// Refuses flags that would have no effect.
fn check_flags(arguments: &Export, format: Format) -> Result<(), Error> {
    let flags = [
        ("--layout", arguments.layout.is_some()),
        ("--delimiter", arguments.delimiter.is_some()),
        ("--bom", arguments.bom),
        ("--no-guard", arguments.no_guard),
    ];
    let given = |flags: &[(&'static str, bool)]| {
        flags.iter().find(|(_, given)| *given).map(|(flag, _)| *flag)
    };
    if let Some(flag) = given(&flags).filter(|_| format.content() != Content::Separated) {
        return Err(Error::NotInFormat { flag, formats: "csv and tsv" });
    }
    let is_long = arguments.layout == Some(Layout::Long);
    let content = if is_long { Content::Records } else { format.content() };
    let view_args = &arguments.view;
    let transpose = ("--transpose", view_args.transpose);
    let max_columns = ("--max-columns", view_args.max_columns.is_some());
    let language = ("--language", view_args.language.is_some());
    let phase = ("--phase", !view_args.phase.is_empty());
    let letter = ("--letter", !view_args.letter.is_empty());
    let tag = ("--tag", !view_args.tag.is_empty());
    let (flag, formats) = match content {
        Content::Tables | Content::Separated => return Ok(()),
        Content::Records => {
            (given(&[transpose, max_columns, language]), "tables with a row per responsibility")
        }
        Content::Chart => (given(&[transpose, max_columns, phase, letter, tag]), "tables"),
    };
    if let Some(flag) = flag {
        return Err(Error::NotInFormat { flag, formats });
    }
    let form = if is_long { "--layout long" } else { format.name() };
    let shows_only = |only: View| view_args.view.iter().all(|view| *view == only);
    match content {
        Content::Records if !shows_only(View::Matrix) => Err(Error::LongHasNoViews { form }),
        Content::Chart if !shows_only(View::Structure) => {
            Err(Error::ChartsAreStructure { format: form })
        }
        _ => Ok(()),
    }
}
