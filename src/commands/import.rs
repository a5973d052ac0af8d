//! `raci import`: converts a matrix from another program into a project.

use std::io::Read;
use std::path::Path;

use super::project_set::check_project;
use super::streams::print;
use super::{PASSED, Streams};
use crate::cli::Import as Arguments;
use crate::error::Error;
use crate::export::{self, atomic_file};
use crate::import::recognise::{self, Roles, table::Remark};
use crate::import::{self, Found, Import, Options, write};
use crate::limits::{LimitKind, Limits};
use crate::plural::{count, list};
use crate::project::{Arena, ProjectFiles, discover};
use crate::report::summary::Summary;
use crate::source::read::{self, plain_reason};
use crate::text::{Append, sanitize, sanitize_up_to};

/// How many assumptions are reported one by one, and how many parts that are left out.
const MOST_REMARKS: usize = 20;

/// Reads a file, and writes the project or shows a preview of it.
pub(super) fn run(
    arguments: &Arguments,
    limits: &Limits,
    streams: &mut Streams<'_>,
) -> anyhow::Result<u8> {
    let (bytes, file) = input(&arguments.file, limits)?;
    let import = import::import(&bytes, &file, &options(arguments, limits)).map_err(|refusal| {
        Error::Refused {
            path: arguments.file.clone(),
            help: refusal.help(),
            reason: refusal.to_string(),
        }
    })?;
    let files = write::files(&import.draft);
    let account = account(&import, &file);
    let Some(folder) = &arguments.output else {
        for (path, text) in &files {
            let text: Vec<_> = text.split('\n').map(sanitize).collect();
            print(
                streams.out,
                format!("# {}\n\n{}\n", sanitize(path), text.join("\n")).as_bytes(),
            )?;
        }
        let note = format!("{account}nothing is written without --output\n");
        print(streams.err, note.as_bytes())?;
        return Ok(PASSED);
    };
    refuse_others(folder, &files)?;
    atomic_file::write_folder(folder, &files, arguments.force)?;
    let shown = folder.display().to_string();
    let mut text = account;
    let names = files.iter().map(|(path, _)| path.as_str());
    let (mut names, assignments): (Vec<&str>, Vec<&str>) =
        names.partition(|path| !path.starts_with("assignments/"));
    let below = format!("{} in assignments/", count(assignments.len(), "file"));
    match assignments.as_slice() {
        [] => {}
        [one] => names.push(one),
        _ => names.push(&below),
    }
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    writeln!(text, "wrote {} in {}", list(&names), sanitize(&shown));
    text.push_str(&verdict(folder, limits)?);
    print(streams.out, text.as_bytes())?;
    Ok(PASSED)
}

/// The bytes of a file or of standard input, and its name.
fn input(path: &Path, limits: &Limits) -> anyhow::Result<(Vec<u8>, String)> {
    let limit = limits.limit(LimitKind::FileSize);
    let unreadable = |reason: String| Error::Unreadable { path: path.to_owned(), reason };
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        let read =
            std::io::stdin().lock().take(limit.number.saturating_add(1)).read_to_end(&mut bytes);
        read.map_err(|error| unreadable(plain_reason(&error)))?;
        if bytes.len() as u64 > limit.number {
            return Err(unreadable(format!("it is larger than {limit}; {}", limit.raised())).into());
        }
        return Ok((bytes, "Imported".to_owned()));
    }
    let bytes = read::bytes(path, limit.number).map_err(unreadable)?;
    let name = path.file_name().unwrap_or(path.as_os_str());
    Ok((bytes, name.to_string_lossy().into_owned()))
}

fn options(arguments: &Arguments, limits: &Limits) -> Options {
    Options {
        limits: *limits,
        table: arguments.table.and_then(|table| usize::try_from(table).ok()),
        sheet: arguments.sheet.clone(),
        form: recognise::Options {
            layout: arguments.layout,
            roles: arguments.transpose.then_some(Roles::Down),
            header: arguments.header.and_then(|line| usize::try_from(line).ok()),
            names_are_rows: false,
        },
        model: arguments.model.clone(),
        name: arguments.name.clone(),
    }
}

/// The report of an import: the tables, the assumptions, and the parts that were left out.
fn account(import: &Import, file: &str) -> String {
    let file = sanitize(file);
    let draft = &import.draft;
    let rows = count(draft.rows.len(), "responsibility");
    let roles = count(draft.roles.len(), "role");
    let phases = match draft.phases.len() {
        0 => String::new(),
        number => format!(", {}", count(number, "phase")),
    };
    let tables = match import.tables.len() {
        0 => "a project that raci exported".to_owned(),
        number => count(number, "matrix"),
    };
    let mut text = format!("{file}: {tables}, {rows}, {roles}{phases}\n");
    import.tables.iter().for_each(|table| text.push_str(&table_line(table)));
    for note in &import.notes {
        writeln!(text, "note: {}", sanitize(note));
    }
    add_remarks("understood as", &draft.guesses, &mut text);
    add_remarks("left out", &draft.left_out, &mut text);
    text
}

fn table_line(table: &Found) -> String {
    let at =
        table.at.as_ref().map_or(String::new(), |at| format!("{}: ", sanitize(&at.to_string())));
    let name = if table.name.is_empty() {
        String::new()
    } else {
        format!("\"{}\", ", sanitize_up_to(&table.name, 60))
    };
    let cells: Vec<String> =
        table.cells.iter().map(|(letter, count)| format!("{letter} {count}")).collect();
    let without = match table.rows_without_letters {
        0 => String::new(),
        number => format!(", {} without a letter", count(number, "row")),
    };
    let rows = count(table.rows, "responsibility");
    let roles = count(table.roles, "role");
    format!("  {at}{name}{rows}{without}, {roles}, cells: {}\n", cells.join(" · "))
}

fn add_remarks(title: &str, remarks: &[Remark], text: &mut String) {
    for remark in remarks.iter().take(MOST_REMARKS) {
        let at = remark.at.as_ref().map_or(String::new(), |at| format!("{at}: "));
        writeln!(text, "{title}: {}", sanitize(&format!("{at}{}", remark.text)));
    }
    if remarks.len() > MOST_REMARKS {
        writeln!(text, "{title}: and {} more", remarks.len() - MOST_REMARKS);
    }
}

/// Refuses a folder with other files of a project, which would be read together with the new ones.
fn refuse_others(folder: &Path, files: &[(String, String)]) -> anyhow::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    let found = discover::files(folder, None, &Limits::default())?;
    let is_new = |path: &Path| files.iter().any(|(new, _)| Path::new(new) == path);
    match found.paths.iter().find(|path| !is_new(path)) {
        Some(path) => Err(export::Error::Exists { path: folder.join(path) }.into()),
        None => Ok(()),
    }
}

/// The summary of a check of the new project.
fn verdict(folder: &Path, limits: &Limits) -> anyhow::Result<String> {
    let arena = Arena::default();
    let files = ProjectFiles::open(folder, &std::env::current_dir()?, limits, &arena)?;
    let (project, findings) = check_project(&files, &arena, None, &[]);
    let summary = Summary::new(&project, findings.iter().map(|finding| (finding, false)));
    let shown = folder.display().to_string();
    let next = if findings.is_empty() {
        String::new()
    } else {
        format!("; `raci check {}` shows them", sanitize(&shown))
    };
    Ok(format!("raci check: {summary}{next}\n"))
}
