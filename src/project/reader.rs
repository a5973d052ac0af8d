//! Reads values of the types in the file format, and reports invalid ones.

use super::toml::{Entry, Node};
use crate::finding::{Finding, reading_rule};
use crate::model::Unparsed;
use crate::project::diagnostics::{missing_key, unknown_key, wrong_type, wrong_value};
use crate::project::error_regions::ErrorRegions;
use crate::project::format::{IdKind, Table};
use crate::project::symbols::SymbolTable;
use crate::project::unique_list::UniqueList;
use crate::source::Span;
use crate::source::Spanned;

/// The state of reading one project: its ids, and the findings so far.
pub(super) struct Reader<'a> {
    pub findings: Vec<Finding>,
    pub unparsed: Unparsed<'a>,
    pub error_regions: ErrorRegions,
    /// Whether the letter model of the project is not known, so that no letter can be checked.
    pub model_unknown: bool,
    symbols: [SymbolTable<'a>; IdKind::ALL.len()],
}

/// The table that defines an id, as `[role.pm]`.
pub(super) struct Definition<'d, 'a> {
    pub id: Spanned<&'a str>,
    pub node: Node<'d, 'a>,
    /// Whether it is part of the project. A second definition of an id is only read for its mistakes.
    pub counts: bool,
}

impl<'a> Reader<'a> {
    pub fn new() -> Self {
        Reader {
            findings: Vec::new(),
            unparsed: Unparsed::default(),
            error_regions: ErrorRegions::default(),
            model_unknown: false,
            symbols: IdKind::ALL.map(|_| SymbolTable::default()),
        }
    }

    /// The ids of one kind.
    pub fn symbols(&mut self, kind: IdKind) -> &mut SymbolTable<'a> {
        &mut self.symbols[kind as usize]
    }

    pub fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Reports a missing key, unless a syntax error may have swallowed it.
    pub fn report_missing(&mut self, table: &str, span: Span, key: &str, example: &str) {
        if !self.error_regions.covers(span) {
            self.report(missing_key(span, table, key, example));
        }
    }

    /// Text that is not blank.
    pub fn text(&mut self, entry: &Entry<'_, 'a>) -> Option<&'a str> {
        self.text_in(entry.key, entry.node)
    }

    /// The name of a definition, from its key `name`. If that is missing, reports it and takes the id instead.
    pub fn name(
        &mut self,
        word: &str,
        id: Spanned<&'a str>,
        name: Option<&Entry<'_, 'a>>,
    ) -> Spanned<&'a str> {
        let Some(name) = name else {
            let table = format!("the {word} \"{}\"", id.value);
            let example = "name = \"…\"";
            self.report_missing(&table, id.span, "name", example);
            return id;
        };
        self.text(name).map_or(id, |text| Spanned::new(text, name.node.span()))
    }

    /// As [`Reader::text`], for a value that may be in a list.
    pub fn text_in(&mut self, key: &str, node: Node<'_, 'a>) -> Option<&'a str> {
        match node.as_text() {
            Some(text) if !is_blank(text) => return Some(text),
            Some(_) => self.report(wrong_value(key, node, "text that is not empty")),
            None => self.report(wrong_type(key, node, "text in quotes").help(quoted(key, node))),
        }
        None
    }

    pub fn boolean(&mut self, entry: &Entry<'_, 'a>) -> Option<bool> {
        let value = entry.node.as_boolean();
        if value.is_none() {
            let finding = wrong_type(entry.key, entry.node, "true or false");
            self.report(finding.help(format!("write: {} = true", entry.key)));
        }
        value
    }

    /// A whole number from 0 to 2³² - 1.
    pub fn number(&mut self, entry: &Entry<'_, 'a>) -> Option<u32> {
        let value = entry.node.as_number();
        if value.is_none() {
            let finding = wrong_value(entry.key, entry.node, "a whole number, 0 or more");
            self.report(
                finding.help(format!("write the number without quotes: {} = 2", entry.key)),
            );
        }
        value
    }

    /// One of a fixed list of words.
    pub fn choice<T: Copy>(&mut self, entry: &Entry<'_, 'a>, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(entry)?;
        let found = choices.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let wanted = format!("one of {}", names.join(", "));
            let finding = wrong_value(entry.key, entry.node, &wanted);
            let near = crate::suggest::nearest(text, names.iter().copied());
            self.report(match near {
                Some(near) => finding.help(format!("did you mean \"{near}\"?")),
                None => finding,
            });
        }
        found.map(|(_, value)| *value)
    }

    /// The entries of a declared table. Keys that it does not have are among them.
    pub fn table<'d>(
        &mut self,
        table: &Table,
        node: Node<'d, 'a>,
    ) -> impl Iterator<Item = Entry<'d, 'a>> + use<'d, 'a> {
        self.map(table.title, node)
    }

    /// Reports a key that its table does not have.
    pub fn report_unknown_key(&mut self, entry: &Entry<'_, 'a>, table: &Table) {
        let known: Vec<&str> = table.key_names().collect();
        self.report(unknown_key(entry, table.title, &known));
    }

    /// The entries of a table whose keys are not declared. `what` is its name in messages.
    pub fn map<'d>(
        &mut self,
        what: &str,
        node: Node<'d, 'a>,
    ) -> impl Iterator<Item = Entry<'d, 'a>> + use<'d, 'a> {
        if !node.is_table() {
            self.report(Finding::new(
                reading_rule::WRONG_TYPE,
                node.span(),
                format!("{what} must be a table, not {}", node.kind()),
            ));
        }
        node.entries()
    }

    /// Texts with their spans. A repeated one is reported and left out.
    pub fn texts(&mut self, entry: &Entry<'_, 'a>) -> Vec<Spanned<&'a str>> {
        let nodes = entry.node.one_or_many();
        let mut texts = UniqueList::with_capacity(nodes.len());
        for node in nodes {
            let Some(text) = self.text_in(entry.key, node) else {
                continue;
            };
            if let Err(first) = texts.add(Spanned::new(text, node.span())) {
                self.report(listed_twice(text, entry.key, node.span(), first));
            }
        }
        texts.all
    }

    /// A reference. A wrong one is reported.
    pub fn reference<T>(
        &mut self,
        key: &str,
        node: Node<'_, 'a>,
        kind: IdKind,
        make: fn(usize) -> T,
    ) -> Option<Spanned<T>> {
        let found = node.as_text().and_then(|id| self.symbols(kind).find(id));
        if found.is_none()
            && let Some(id) = self.text_in(key, node)
        {
            self.report_unknown_reference(id, node.span(), &[kind]);
        }
        found.map(|position| Spanned::new(make(position), node.span()))
    }

    /// References with their spans; the flag is false if one of them is wrong. A repeated one is reported and left out.
    pub fn references<T: Copy + Eq + std::hash::Hash>(
        &mut self,
        entry: &Entry<'_, 'a>,
        kind: IdKind,
        make: fn(usize) -> T,
    ) -> (Vec<Spanned<T>>, bool) {
        let nodes = entry.node.one_or_many();
        let mut found = UniqueList::with_capacity(nodes.len());
        let mut complete = true;
        for node in nodes {
            let Some(reference) = self.reference(entry.key, node, kind, make) else {
                complete = false;
                continue;
            };
            if let Err(first) = found.add(reference) {
                let id = node.as_text().unwrap_or_default();
                self.report(listed_twice(id, entry.key, reference.span, first));
            }
        }
        (found.all, complete)
    }

    /// Reports a reference to an id that is not defined, unless its definition may be in text that could not be read.
    /// `kinds` are the kinds it may refer to, the likeliest first.
    pub fn report_unknown_reference(&mut self, id: &'a str, span: Span, kinds: &[IdKind]) {
        if self.unparsed.may_define(id) {
            return;
        }
        let words = kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>().join(" or ");
        let message = format!("there is no {words} \"{id}\"");
        let finding = Finding::new(reading_rule::UNKNOWN_REFERENCE, span, message);
        let near =
            kinds.iter().find_map(|kind| Some((kind, self.symbols(*kind).nearest(id, *kind)?)));
        let finding = if let Some((kind, near)) = near {
            self.unparsed.add_meant(kind.word(), near.id.value);
            finding
                .label(format!("did you mean \"{}\"?", near.write))
                .related(near.id.span, format!("\"{}\" is defined here", near.write))
                .help(format!("write \"{}\"", near.write))
        } else {
            for kind in kinds {
                self.unparsed.add_unresolved(kind.word());
            }
            let other =
                IdKind::ALL.into_iter().find(|other| self.symbols(*other).get(id).is_some());
            let listed = self.symbols(kinds[0]).listed();
            let define = super::symbols::definition(kinds[0], id);
            finding.help(match (other, listed) {
                (Some(other), _) => {
                    format!("\"{id}\" is a {}, and here a {words} is needed", other.word())
                }
                (None, Some(listed)) => format!("{listed}; or {define}"),
                (None, None) => define,
            })
        };
        self.report(finding);
    }

    /// Records the texts under an unknown key as used: the key may have been meant to refer to them.
    pub fn leave_unread(&mut self, node: Node<'_, 'a>) {
        for text in node.one_or_many().filter_map(Node::as_text) {
            self.unparsed.add_used(text.as_bytes());
        }
    }
}

/// Whether a text is empty or white space. Most texts are decided by their first byte.
fn is_blank(text: &str) -> bool {
    !text.bytes().next().is_some_and(|b| b.is_ascii_graphic()) && text.trim_start().is_empty()
}

/// A value that its list contains already.
pub(super) fn listed_twice(id: &str, key: &str, span: Span, first: Span) -> Finding {
    Finding::new(reading_rule::DUPLICATE_ID, span, format!("\"{id}\" stands twice under \"{key}\""))
        .label("again here")
        .related(first, "first here")
        .help("remove one of the two")
}

/// How to write a value as text.
fn quoted(key: &str, node: Node<'_, '_>) -> String {
    match node.kind() {
        "a list" | "a table" => format!("write: {key} = \"…\""),
        _ => format!("put quotes around it, as in: {key} = \"…\""),
    }
}
