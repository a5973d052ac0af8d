//! `raci explain`: the page of a rule, a letter model, or the list of both.

use super::error::Error;
use super::project_set::open_project;
use super::streams::print;
use super::{PASSED, Streams};
use crate::cli::Explain;
use crate::export::columns::{width, wrap};
use crate::export::terminal::text_table::TextTable;
use crate::limits::Limits;
use crate::model::LetterModel;
use crate::project::read::letter_model;
use crate::project::{self, Arena};
use crate::text::{Append, sanitize};
use crate::{models, rules};

/// The width of the text, in characters.
const WIDTH: usize = 100;

/// Prints the page of a rule, the letters of a model, or the list of both.
pub(super) fn run(arguments: &Explain, streams: &mut Streams<'_>) -> anyhow::Result<u8> {
    let text = match &arguments.name {
        None => list(),
        Some(name) => explain(name)?,
    };
    print(streams.out, text.as_bytes())?;
    Ok(PASSED)
}

fn explain(name: &str) -> anyhow::Result<String> {
    if let Some(rule) = rules::find(name) {
        return Ok(rule.page.to_owned());
    }
    if let Some(model) = letter_model::built_in(name) {
        return Ok(letters(model));
    }
    // A custom model of the project that contains the current folder.
    let arena = Arena::default();
    if let Ok(files) = open_project(None, &Limits::default(), &arena) {
        let project = project::read(&files, &arena).project;
        if project.model.id == name {
            return Ok(letters(&project.model));
        }
    }
    let near =
        crate::suggest::nearest(name, rules::all().map(|rule| rule.name).chain(models::names()));
    Err(Error::UnknownRule { name: name.to_owned(), near: near.map(str::to_owned) }.into())
}

/// A model: its purpose, its letters with name, count and meaning, and its source.
fn letters(model: &LetterModel<'_>) -> String {
    let paragraph = |words: &str| match words {
        "" => String::new(),
        words => {
            let lines = wrap(words, WIDTH);
            let lines: Vec<_> = lines.iter().map(|line| sanitize(line)).collect();
            format!("{}\n\n", lines.join("\n"))
        }
    };
    let mut text = format!("{}\n\n{}", sanitize(model.name), paragraph(model.description));
    let rows: Vec<[String; 4]> = (model.letters.iter())
        .map(|def| {
            let owner = if def.owner { " (owner)" } else { "" };
            let alone = if def.alone { "; alone in its cell" } else { "" };
            [
                def.letter.to_string(),
                sanitize(&def.word(crate::model::Language::En)).into_owned(),
                format!("{}{owner}", def.count),
                format!("{}{alone}", sanitize(def.meaning)),
            ]
        })
        .collect();
    let widest = |column: usize| rows.iter().map(|row| width(&row[column])).max();
    let widths = [0, 1, 2, 3].map(|column| widest(column).unwrap_or_default());
    let table = TextTable::unframed(&widths, |_| false);
    let cell = |text| table.cell(std::slice::from_ref(text), anstyle::Style::new());
    for line in table.lines(rows.iter().map(|row| row.iter().map(cell).collect())) {
        writeln!(text, "{}", line.trim_end());
    }
    if model.owner().is_none() {
        text.push_str("\nIt has no owner letter, so unowned and owned-twice are silent.\n");
    }
    text.push('\n');
    text.push_str(&paragraph(model.source));
    format!("{}\n", text.trim_end())
}

fn list() -> String {
    let widest = rules::all().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut text = "Rules: raci explain NAME\n\n".to_owned();
    for rule in rules::all() {
        let level = rule.level.name();
        writeln!(text, "  {:widest$}  {level:5}  {}", rule.name, rule.summary);
    }
    let names: Vec<&str> = models::names().collect();
    writeln!(text, "\nLetter models: raci explain NAME\n\n  {}", names.join(", "));
    text
}
