//! The first pass over the parsed files collects all ids, so that the second, which reads their tables, can look up
//! every reference.

use super::reader::{Definition, Reader};
use super::toml::{Document, Entry, Node};
use crate::finding::{Finding, reading_rule};
use crate::project::diagnostics::unknown_key;
use crate::project::format::{self, IdKind};
use crate::project::id::{is_id, to_id};
use crate::source::Spanned;
use crate::source::{FileId, Span};

/// The tables of all files by the kind of entry they define, in the order of the files.
#[derive(Default)]
pub(super) struct Definitions<'d, 'a> {
    pub project: Option<Entry<'d, 'a>>,
    pub rules: Option<Entry<'d, 'a>>,
    pub style: Option<Entry<'d, 'a>>,
    pub models: Vec<Definition<'d, 'a>>,
    pub policies: Vec<Definition<'d, 'a>>,
    pub parties: Vec<Definition<'d, 'a>>,
    pub phases: Vec<Definition<'d, 'a>>,
    pub roles: Vec<Definition<'d, 'a>>,
    pub people: Vec<Definition<'d, 'a>>,
    pub responsibilities: Vec<Definition<'d, 'a>>,
    /// For each file, the phase of its responsibilities.
    pub file_phases: Vec<Option<Entry<'d, 'a>>>,
}

impl Definitions<'_, '_> {
    /// The span of every key and id, in no particular order.
    pub fn spans(&self) -> Vec<Span> {
        let single = [&self.project, &self.rules, &self.style].into_iter().flatten();
        let lists = [
            &self.models,
            &self.policies,
            &self.parties,
            &self.phases,
            &self.roles,
            &self.people,
            &self.responsibilities,
        ];
        let entries = lists.into_iter().flatten().map(|definition| definition.id.span);
        single.map(|entry| entry.key_span).chain(entries).collect()
    }
}

/// Collects what the files define. `documents` are in reading order, `raci.toml` first.
pub(super) fn collect<'d, 'a: 'd>(
    documents: impl Iterator<Item = &'d Document<'a>>,
    reader: &mut Reader<'a>,
) -> Definitions<'d, 'a> {
    let mut all = Definitions::default();
    for (position, document) in documents.enumerate() {
        all.file_phases.push(None);
        for entry in document.entries() {
            let is_manifest = position == 0;
            match entry.key {
                "project" if is_manifest => all.project = Some(entry),
                "rules" if is_manifest => all.rules = Some(entry),
                "style" if is_manifest => all.style = Some(entry),
                "model" if is_manifest => {
                    all.models.extend(collect_tables(&entry, "model", reader));
                }
                "policy" if is_manifest => {
                    all.policies.extend(collect_tables(&entry, "policy", reader));
                }
                "phase" if entry.node.as_text().is_some() => {
                    all.file_phases[position] = Some(entry);
                }
                "party" => define(&entry, IdKind::Party, &mut all.parties, reader),
                "phase" => define(&entry, IdKind::Phase, &mut all.phases, reader),
                "role" => define(&entry, IdKind::Role, &mut all.roles, reader),
                "person" => define(&entry, IdKind::Person, &mut all.people, reader),
                "responsibility" => {
                    define(&entry, IdKind::Responsibility, &mut all.responsibilities, reader);
                }
                _ => {
                    for entry in entry.node.as_table().into_iter().flatten() {
                        reader.unparsed.add_text(entry.key.as_bytes());
                    }
                    if crate::suggest::nearest(entry.key, ["project"].into_iter()).is_some() {
                        reader.unparsed.add_text(b"project");
                    }
                    reader.report(unknown_table(&entry, is_manifest));
                }
            }
        }
    }
    register(IdKind::Party, &mut all.parties, reader);
    register(IdKind::Phase, &mut all.phases, reader);
    register(IdKind::Role, &mut all.roles, reader);
    register(IdKind::Person, &mut all.people, reader);
    register(IdKind::Responsibility, &mut all.responsibilities, reader);
    if !reader.unparsed.is_empty() {
        // A row of the phase may be in text that could not be read.
        let phases = all.file_phases.iter().flatten();
        phases.for_each(|phase| reader.leave_unread(phase.node));
    }
    all
}

/// The tables of one kind in one file.
fn define<'d, 'a>(
    tables: &Entry<'d, 'a>,
    kind: IdKind,
    definitions: &mut Vec<Definition<'d, 'a>>,
    reader: &mut Reader<'a>,
) {
    let entries = entries(tables, kind.word(), reader);
    definitions.reserve(entries.len());
    for entry in entries {
        if is_table(&entry, kind.word(), reader) {
            let id = Spanned::new(entry.key, entry.key_span);
            definitions.push(Definition { id, node: entry.node, counts: true });
        }
    }
}

/// Registers the ids of one kind, and reports duplicates.
fn register<'a>(kind: IdKind, definitions: &mut [Definition<'_, 'a>], reader: &mut Reader<'a>) {
    let symbols = reader.symbols(kind);
    symbols.define(definitions.iter().map(|definition| definition.id));
    let repeated = symbols.repeated();
    for (first, second) in &repeated {
        let first = definitions[*first].id;
        let Definition { id, node, counts } = &mut definitions[*second];
        // A second row is checked and shown all the same; a second column or person would only confuse.
        *counts = kind == IdKind::Responsibility;
        reader.report(defined_twice(kind.word(), *id, first));
        reader.unparsed.add_meant(kind.word(), id.value);
        for key in node.entries() {
            reader.leave_unread(key.node);
        }
    }
    if kind == IdKind::Responsibility {
        return;
    }
    let counting = definitions.iter().filter(|definition| definition.counts);
    let symbols = reader.symbols(kind);
    if !repeated.is_empty() {
        symbols.define(counting.clone().map(|definition| definition.id));
    }
    for (position, definition) in counting.enumerate() {
        if let Some(name) = name_of(definition.node) {
            symbols.add_name(position, name);
        }
    }
}

fn name_of<'a>(node: Node<'_, 'a>) -> Option<&'a str> {
    node.as_table()?.find(|entry| entry.key == "name")?.node.as_text()
}

/// The tables of `raci.toml` that nothing refers to by id.
fn collect_tables<'d, 'a>(
    tables: &Entry<'d, 'a>,
    word: &'static str,
    reader: &mut Reader<'a>,
) -> Vec<Definition<'d, 'a>> {
    entries(tables, word, reader)
        .filter(|entry| is_table(entry, word, reader))
        .map(|entry| Definition {
            id: Spanned::new(entry.key, entry.key_span),
            node: entry.node,
            counts: true,
        })
        .collect()
}

/// The entries of `[role.*]` or another map of definitions.
fn entries<'d, 'a>(
    tables: &Entry<'d, 'a>,
    word: &str,
    reader: &mut Reader<'a>,
) -> impl ExactSizeIterator<Item = Entry<'d, 'a>> + use<'d, 'a> {
    if !tables.node.is_table() {
        reader.report(no_tables(tables, word));
    }
    tables.node.entries()
}

/// Whether one of these entries is a table. Reports a wrong id as well.
fn is_table<'a>(entry: &Entry<'_, 'a>, word: &str, reader: &mut Reader<'a>) -> bool {
    if !entry.node.is_table() {
        reader.unparsed.add_text(entry.key.as_bytes());
        reader.report(no_id(word, entry));
        return false;
    }
    if !is_id(entry.key) {
        reader.report(invalid_id(word, entry));
    }
    true
}

fn invalid_id(word: &str, entry: &Entry<'_, '_>) -> Finding {
    let finding = Finding::new(
        reading_rule::INVALID_ID,
        entry.key_span,
        format!("\"{}\" cannot be the id of a {word}", entry.key),
    );
    let rule = "an id is small letters a-z and digits, in words joined by single hyphens";
    match to_id(entry.key).as_str() {
        "" => finding.help(rule),
        id => finding.help(format!("write [{word}.{id}]; {rule}, and any text can be the name")),
    }
}

/// A plain key where a table with an id belongs, as `name` directly below `[role]`.
fn no_id(word: &str, entry: &Entry<'_, '_>) -> Finding {
    let kind = entry.node.kind();
    let message = format!("\"{}\" must be the table of a {word}, not {kind}", entry.key);
    Finding::new(reading_rule::WRONG_TYPE, entry.key_span, message)
        .help(format!("write [{word}.some-id], and below it the keys of the {word}"))
}

fn no_tables(tables: &Entry<'_, '_>, word: &str) -> Finding {
    let node: Node<'_, '_> = tables.node;
    Finding::new(
        reading_rule::WRONG_TYPE,
        tables.key_span,
        format!("\"{word}\" must be tables with an id each, not {}", node.kind()),
    )
    .help(format!("write [{word}.some-id] for each of them"))
}

/// An id that two tables define.
pub(super) fn defined_twice(word: &str, id: Spanned<&str>, first: Spanned<&str>) -> Finding {
    Finding::new(
        reading_rule::DUPLICATE_ID,
        id.span,
        format!("the {word} \"{}\" is defined twice", id.value),
    )
    .label("defined again here")
    .related(first.span, "first defined here")
    .help("give one of the two another id, or remove it")
}

fn unknown_table(entry: &Entry<'_, '_>, is_manifest: bool) -> Finding {
    if format::MANIFEST.key_names().any(|key| key == entry.key) {
        return Finding::new(
            reading_rule::UNKNOWN_KEY,
            entry.key_span,
            format!("[{}] belongs in raci.toml", entry.key),
        )
        .help("move the table to the raci.toml of the project");
    }
    let manifest_keys = is_manifest.then(|| format::MANIFEST.key_names());
    let known: Vec<&str> =
        format::FILE.key_names().chain(manifest_keys.into_iter().flatten()).collect();
    unknown_key(entry, format::FILE.title, &known)
}

/// The file that contains a definition.
pub(super) fn file_of(definition: &Definition<'_, '_>) -> FileId {
    definition.id.span.file
}
