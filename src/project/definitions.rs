//! The first pass over the parsed files: which ids there are. The second pass reads their tables, and by then every
//! reference can be looked up.

use super::reader::{Definition, Reader};
use super::toml::{Document, Entry, Node};
use crate::finding::{Finding, reading_rule};
use crate::project::diagnostics::unknown_key;
use crate::project::format::{self, IdKind};
use crate::project::id::{is_id, to_id};
use crate::source::Spanned;
use crate::source::{FileId, Span};

/// All tables of all files, by what they define, in the order written.
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
    /// The phase that a file gives to its responsibilities, by file.
    pub file_phases: Vec<Option<Entry<'d, 'a>>>,
}

impl Definitions<'_, '_> {
    /// The place of every entry of every file, in no particular order.
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
                "model" if is_manifest => all.models.extend(own(&entry, "model", reader)),
                "policy" if is_manifest => all.policies.extend(own(&entry, "policy", reader)),
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
    settle(IdKind::Party, &mut all.parties, reader);
    settle(IdKind::Phase, &mut all.phases, reader);
    settle(IdKind::Role, &mut all.roles, reader);
    settle(IdKind::Person, &mut all.people, reader);
    settle(IdKind::Responsibility, &mut all.responsibilities, reader);
    if !reader.unparsed.is_empty() {
        // Some row of a phase may be lost.
        let phases = all.file_phases.iter().flatten();
        phases.for_each(|phase| reader.leave_unread(phase.node));
    }
    all
}

/// The tables of one kind in one file.
fn define<'d, 'a>(
    tables: &Entry<'d, 'a>,
    of: IdKind,
    definitions: &mut Vec<Definition<'d, 'a>>,
    reader: &mut Reader<'a>,
) {
    let entries = entries(tables, of.word(), reader);
    definitions.reserve(entries.len());
    for entry in entries {
        if is_table(&entry, of.word(), reader) {
            let id = Spanned::new(entry.key, entry.key_span);
            definitions.push(Definition { id, node: entry.node, counts: true });
        }
    }
}

/// Makes all tables of one kind known by their ids, and reports those whose id is taken.
fn settle<'a>(of: IdKind, definitions: &mut [Definition<'_, 'a>], reader: &mut Reader<'a>) {
    let index = reader.index(of);
    index.define(definitions.iter().map(|definition| definition.id));
    let repeated = index.repeated();
    for (first, second) in &repeated {
        let first = definitions[*first].id;
        let Definition { id, node, counts } = &mut definitions[*second];
        // A row is drawn and judged all the same; a second column or person would only confuse.
        *counts = of == IdKind::Responsibility;
        reader.report(twice_defined(of.word(), *id, first));
        reader.unparsed.add_meant(of.word(), id.value);
        for key in node.entries() {
            reader.leave_unread(key.node);
        }
    }
    if of == IdKind::Responsibility {
        return;
    }
    let counting = definitions.iter().filter(|definition| definition.counts);
    let index = reader.index(of);
    if !repeated.is_empty() {
        index.define(counting.clone().map(|definition| definition.id));
    }
    for (position, definition) in counting.enumerate() {
        if let Some(name) = name_of(definition.node) {
            index.name(position, name);
        }
    }
}

fn name_of<'a>(node: Node<'_, 'a>) -> Option<&'a str> {
    node.as_table()?.find(|entry| entry.key == "name")?.node.as_text()
}

/// The tables of `raci.toml` that nothing refers to by id.
fn own<'d, 'a>(
    tables: &Entry<'d, 'a>,
    word: &'static str,
    reader: &mut Reader<'a>,
) -> Vec<Definition<'d, 'a>> {
    let entries = entries(tables, word, reader);
    let entries = entries.filter(|entry| is_table(entry, word, reader));
    let definitions = entries.map(|entry| Definition {
        id: Spanned::new(entry.key, entry.key_span),
        node: entry.node,
        counts: true,
    });
    definitions.collect()
}

/// The entries of `[role.*]` and its like.
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

/// Whether one of them is a table. Its id is judged as well.
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

/// A key where tables with an id each belong, as `name` right below `[role]`.
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

/// One id that two tables have.
pub(super) fn twice_defined(word: &str, id: Spanned<&str>, first: Spanned<&str>) -> Finding {
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

/// The file whose default phase holds for a definition.
pub(super) fn file_of(definition: &Definition<'_, '_>) -> FileId {
    definition.id.span.file
}
