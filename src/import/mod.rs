//! Foreign tables in: read by their format, recognised by what stands in them, put together, and written as files.
//!
//! | step | file |
//! | --- | --- |
//! | bytes to sheets of cells, one format, one file | [`read`] |
//! | cells to letters | [`cell_letters`] |
//! | sheets to matrices | [`recognise`] |
//! | matrices to one project with ids | [`draft`] |
//! | a project to its files | [`mod@write`] |

pub mod cell_letters;
pub mod draft;
mod error;
mod ids;
pub mod raci_json;
pub mod read;
pub mod recognise;
pub mod sheet;
pub mod vocabulary;
pub mod write;

use crate::limits::{LimitKind, Limits};
use crate::model::{Language, Letter, LetterSet};
use crate::view::View;
use crate::view::locale;
use draft::{Draft, Model};
use recognise::table::{Remark, Table};
use sheet::{Address, Sheet};

pub use error::ImportError;

/// What marks a row that is wrong in Markdown of our own.
const WRONG: &str = " ⚠";

/// What is asked for, where what is found by itself will not do.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Only this table of those found, counted from 1.
    pub table: Option<usize>,
    /// Only the sheet, or the tables under the heading, of this name.
    pub sheet: Option<String>,
    /// How the tables are to be understood.
    pub form: recognise::Options,
    /// The letter model.
    pub model: Option<String>,
    /// The name of the project.
    pub name: Option<String>,
    /// The limits on the size of the file.
    pub limits: Limits,
}

/// A project as it was understood.
#[derive(Debug, Clone)]
pub struct Import {
    /// The project.
    pub draft: Draft,
    /// The tables that it was made of.
    pub tables: Vec<Found>,
    /// Notes on the file.
    pub notes: Vec<String>,
}

/// A table that was imported.
#[derive(Debug, Clone)]
pub struct Found {
    /// The heading above it.
    pub name: String,
    /// Where it begins.
    pub at: Option<Address>,
    /// Its responsibilities.
    pub rows: usize,
    /// Its sections and responsibilities without a letter.
    pub rows_without_letters: usize,
    /// Its roles.
    pub roles: usize,
    /// How many cells hold each letter.
    pub cells: Vec<(Letter, usize)>,
}

/// Makes a project of a file. `file` is its name, which helps to tell its format and to name the project.
///
/// # Errors
/// When the file cannot be read, or no matrix is in it.
pub fn import(bytes: &[u8], file: &str, options: &Options) -> Result<Import, ImportError> {
    let name = options.name.clone().unwrap_or_else(|| project_name(file));
    if let Some(draft) = std::str::from_utf8(bytes).ok().and_then(raci_json::read) {
        let draft = Draft { name: options.name.clone().unwrap_or(draft.name), ..draft };
        return Ok(Import { draft, tables: Vec::new(), notes: Vec::new() });
    }
    let reading = read::sheets_within(bytes, file, &options.limits)?;
    let mut left_out = Vec::new();
    let sheets = chosen(&reading.sheets, options, &mut left_out)?;
    let is_ours = sheets.iter().any(|sheet| own_view(sheet).is_some());
    let form = recognise::Options { names_are_rows: is_ours, ..options.form.clone() };
    let mut tables: Vec<Table> = recognise::all(&sheets, &form);
    for table in &mut tables {
        forget_own_words(table, is_ours);
    }
    if let Some(wanted) = options.table {
        let found = tables.len();
        let table = (wanted >= 1 && wanted <= found).then(|| tables.swap_remove(wanted - 1));
        tables = vec![table.ok_or(ImportError::NoSuchTable { wanted, found })?];
    }
    if tables.is_empty() {
        return Err(ImportError::NoMatrix { seen: seen(&sheets) });
    }
    let tables = joined(tables);
    let columns = options.limits.limit(LimitKind::Columns);
    if tables.iter().any(|table| table.roles.len() as u64 > columns.number) {
        let limit = format!("{columns} roles");
        return Err(read::ReadError::TooLarge { what: "a table", limit }.into());
    }
    let letters: LetterSet =
        tables.iter().flat_map(|table| &table.cells).map(|(letter, _)| *letter).collect();
    let model = match &options.model {
        Some(model) => Model::BuiltIn(model.clone()),
        None => draft::model_for(letters, &legend(&reading.sheets)),
    };
    let found = tables.iter().map(|table| Found {
        name: table.name.clone(),
        at: table.at.clone(),
        rows: table.rows.len(),
        rows_without_letters: table.rows_without_letters,
        roles: table.roles.len(),
        cells: table.cells.clone(),
    });
    let found = found.collect();
    let mut draft = draft::build(tables, &name, model);
    draft.left_out.extend(left_out);
    Ok(Import { draft, tables: found, notes: reading.notes })
}

/// The sheets that may contain a matrix. Other views that `raci` generated are left out.
fn chosen<'s>(
    sheets: &'s [Sheet],
    options: &Options,
    left_out: &mut Vec<Remark>,
) -> Result<Vec<&'s Sheet>, ImportError> {
    if let Some(wanted) = &options.sheet {
        let named = |sheet: &&Sheet| vocabulary::folded(&sheet.name) == vocabulary::folded(wanted);
        let found: Vec<&Sheet> = sheets.iter().filter(named).collect();
        // The one table of a text has no name.
        let names = sheets.iter().map(|sheet| sheet.name.clone()).filter(|name| !name.is_empty());
        return if found.is_empty() {
            Err(ImportError::NoSuchSheet { wanted: wanted.clone(), names: names.collect() })
        } else {
            Ok(found)
        };
    }
    let is_ours = sheets.iter().any(|sheet| own_view(sheet) == Some(View::Matrix));
    let mut kept = Vec::new();
    for sheet in sheets {
        match own_view(sheet).filter(|view| is_ours && *view != View::Matrix) {
            Some(_) => {
                let name = sheet.under.get(1).unwrap_or(&sheet.name);
                let text = format!("\"{name}\", generated by raci");
                left_out.push(Remark { at: None, text });
            }
            None => kept.push(sheet),
        }
    }
    left_out.dedup();
    Ok(kept)
}

/// The view that a sheet is, if it or a heading above it has the title of one, in any language.
fn own_view(sheet: &Sheet) -> Option<View> {
    let names = sheet.under.iter().chain([&sheet.name]);
    names.rev().find_map(|name| view_titled(name))
}

/// The view with this title, which a part of a table has with its number behind it.
fn view_titled(name: &str) -> Option<View> {
    let title = name.split(" (").next().unwrap_or_default();
    Language::NAMES.iter().find_map(|(_, language)| {
        let words = locale::strings(*language);
        let titles = [
            (words.matrix, View::Matrix),
            (words.by_people, View::People),
            (words.by_parties, View::Parties),
            (words.by_letters, View::Letters),
            (words.cards, View::Roles),
            (words.load, View::Load),
            (words.structure, View::Structure),
            (words.sheet, View::Sheet),
        ];
        titles.into_iter().find(|(known, _)| *known == title).map(|(_, view)| view)
    })
}

/// Takes away what is said by tables of our own and by no project: their titles, the name for rows without a phase,
/// sums, and the mark of rows that are wrong.
fn forget_own_words(table: &mut Table, is_ours: bool) {
    let no_phase = |name: &str| {
        Language::NAMES.iter().any(|(_, language)| locale::strings(*language).no_phase == name)
    };
    let is_total = |name: &str| {
        let total = name.rsplit_once(' ').filter(|(_, letter)| Letter::parse(letter).is_some());
        total.is_some_and(|(total, _)| {
            Language::NAMES.iter().any(|(_, language)| locale::strings(*language).total == total)
        })
    };
    table.rows.retain(|row| !is_ours || !row.letters.is_empty() || !is_total(&row.name));
    let titled = view_titled(&table.name).is_some();
    let heading = std::mem::take(&mut table.name);
    for row in &mut table.rows {
        if is_ours && !titled && !heading.is_empty() {
            row.section.get_or_insert_with(|| heading.clone());
        }
        row.section.take_if(|section| no_phase(section));
        if let Some(name) = row.name.strip_suffix(WRONG).filter(|_| is_ours) {
            row.name = name.to_owned();
        }
    }
    if !is_ours {
        table.name = heading;
    }
}

/// Parts of one wide table, which have the same rows and other roles, as one table again.
fn joined(tables: Vec<Table>) -> Vec<Table> {
    let mut whole: Vec<Table> = Vec::new();
    for table in tables {
        let mut known = whole.iter_mut();
        match known.find(|known| known.name.is_empty() && known.is_beside(&table)) {
            Some(known) => known.append(table),
            None => whole.push(table),
        }
    }
    whole
}

/// The meanings of letters, from the legends of the sheets.
fn legend(sheets: &[Sheet]) -> Vec<(Letter, String)> {
    let mut legend: Vec<(Letter, String)> = Vec::new();
    let mut add = |letter: &str, word: &str| {
        let word = word.split(['(', ',', ';', '.']).next().unwrap_or_default().trim();
        if let Some(letter) = Letter::parse(letter.trim())
            && (2..=40).contains(&word.chars().count())
            && legend.iter().all(|(known, _)| *known != letter)
        {
            legend.push((letter, word.to_owned()));
        }
    };
    let pair = |text: &str| -> Option<(String, String)> {
        let text = text.trim_start_matches(['-', '*', '•', ' ']);
        let (letter, word) = text.split_once(['=', ':', '–', '—', '-'])?;
        Some((letter.trim().to_owned(), word.trim().to_owned()))
    };
    for sheet in sheets {
        for text in &sheet.around {
            for part in text.split(['·', '|', '\n', ';']) {
                if let Some((letter, word)) = pair(part) {
                    add(&letter, &word);
                }
            }
        }
        for row in &sheet.rows {
            let filled: Vec<&str> = row
                .cells
                .iter()
                .map(|cell| cell.text.as_str())
                .filter(|text| !text.is_empty())
                .collect();
            for texts in filled.windows(2) {
                if vocabulary::letter_of_word(texts[1]).is_some() {
                    add(texts[0], texts[1]);
                }
            }
            for text in &filled {
                if let Some((letter, word)) = pair(text) {
                    add(&letter, &word);
                }
            }
        }
    }
    legend
}

/// What was seen in the place of a matrix.
fn seen(sheets: &[&Sheet]) -> String {
    let Some(largest) = sheets.iter().max_by_key(|sheet| sheet.rows.len()) else {
        return "no table".to_owned();
    };
    let head =
        largest.rows.iter().find(|row| row.cells.iter().filter(|c| !c.text.is_empty()).count() > 1);
    let heads = head.map(|row| {
        row.cells
            .iter()
            .take(4)
            .map(|cell| format!("\"{}\"", recognise::shortened(&cell.text)))
            .collect::<Vec<_>>()
    });
    let tables = crate::plural::count(sheets.len(), "table");
    match heads {
        Some(heads) => format!("{tables}, with columns such as {}", heads.join(", ")),
        None => tables,
    }
}

/// A name for a project, by the name of its file.
fn project_name(file: &str) -> String {
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = stem.replace(['_', '-'], " ");
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { "Imported".to_owned() } else { name }
}
