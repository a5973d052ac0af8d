//! `[responsibility.ID]`: a row of the matrix. A project may have hundreds of thousands.

use crate::finding::{Finding, reading_rule};
use crate::hash::HashMap;
use crate::model::{
    Assignment, Cell, Letter, LetterModel, LetterSet, PhaseId, Responsibility, ResponsibilityId,
    RoleId,
};
use crate::project::diagnostics::unknown_key;
use crate::project::format::{self, IdKind};
use crate::project::read::waiver;
use crate::project::reader::{Definition, Reader, listed_twice};
use crate::project::toml::Entry;
use crate::source::Span;
use crate::source::Spanned;

/// The number of letters of a usual row, for which memory is reserved.
const USUAL: usize = 6;

/// The rows read so far, with all their letters.
pub(in crate::project) struct Rows<'a> {
    pub all: Vec<Responsibility<'a>>,
    pub assignments: Vec<Assignment>,
    pub cells: Vec<Cell>,
    /// The letters of the model.
    known: LetterSet,
    /// For each role its latest cell, and the row of that cell.
    last_cell: Vec<Option<(ResponsibilityId, usize)>>,
    /// The letters of the latest row with a repeated letter.
    written: Written,
}

/// The spans of the letters of one row, collected when a repeated letter needs the first one.
#[derive(Default)]
struct Written {
    spans: HashMap<(Letter, RoleId), Span>,
    /// The end of the assignments of the project that have been collected.
    end: usize,
}

impl<'a> Rows<'a> {
    pub fn new(roles: usize, rows: usize, model: &LetterModel<'_>) -> Self {
        Rows {
            all: Vec::with_capacity(rows),
            assignments: Vec::with_capacity(rows * USUAL),
            cells: Vec::with_capacity(rows * USUAL),
            known: model.letters.iter().map(|def| def.letter).collect(),
            last_cell: vec![None; roles],
            written: Written::default(),
        }
    }

    /// Reads one row. `phase` is the default of its file.
    pub fn read(
        &mut self,
        definition: &Definition<'_, 'a>,
        phase: Option<Spanned<PhaseId>>,
        model: &LetterModel<'a>,
        reader: &mut Reader<'a>,
    ) {
        let mut row = Responsibility {
            id: definition.id,
            name: definition.id.value,
            name_span: definition.id.span,
            phase,
            assignments: position(self.assignments.len())..0,
            cells: position(self.cells.len())..0,
            tags: Vec::new(),
            description: None,
            deliverable: None,
            source: None,
            leads_to: Vec::new(),
            waivers: Vec::new(),
            unread: LetterSet::default(),
            leads_to_read: true,
            complete: definition.node.is_table()
                && !reader.error_regions.covers(definition.id.span)
                && !reader.model_unknown,
        };
        let mut name = None;
        for entry in reader.table(&format::RESPONSIBILITY, definition.node) {
            if let Some(letter) = Letter::parse(entry.key) {
                if !self.read_letter(&row, letter, &entry, model, reader) {
                    row.unread.insert(letter);
                }
                continue;
            }
            let key = entry.key;
            match key {
                "name" => name = Some(entry),
                "phase" => {
                    row.phase = reader.reference(key, entry.node, IdKind::Phase, PhaseId::new);
                }
                "tags" => row.tags = reader.texts(&entry),
                "description" => row.description = reader.text(&entry),
                "deliverable" => row.deliverable = reader.text(&entry),
                "source" => row.source = reader.text(&entry),
                "leads-to" => {
                    let kind = IdKind::Responsibility;
                    let (leads_to, complete) =
                        reader.references(&entry, kind, ResponsibilityId::new);
                    row.leads_to = leads_to;
                    row.leads_to_read = complete;
                    self.remove_itself(&mut row, reader);
                }
                "waive" => row.waivers = waiver::read(&entry, reader),
                _ => {
                    row.complete &= !may_be_letter(key);
                    reader.leave_unread(entry.node);
                    reader.report(unknown_responsibility_key(&entry, model));
                }
            }
        }
        let name = reader.name("responsibility", definition.id, name.as_ref());
        (row.name, row.name_span) = (name.value, name.span);
        row.assignments.end = position(self.assignments.len());
        row.cells.end = position(self.cells.len());
        self.all.push(row);
    }

    /// Reports and removes a responsibility from its own followers.
    fn remove_itself(&self, row: &mut Responsibility<'a>, reader: &mut Reader<'a>) {
        let own = ResponsibilityId::new(self.all.len());
        let to_itself = row.leads_to.extract_if(.., |next| next.value == own);
        let findings = to_itself.map(|next| {
            let message = format!("\"{}\" leads to itself", row.id.value);
            Finding::new(reading_rule::REFERENCE_LOOP, next.span, message)
                .help("name what follows it, or remove it from \"leads-to\"")
        });
        reader.findings.extend(findings);
    }

    /// Reads the roles under one letter. True if all of them could be read.
    fn read_letter(
        &mut self,
        row: &Responsibility<'a>,
        letter: Letter,
        entry: &Entry<'_, 'a>,
        model: &LetterModel<'a>,
        reader: &mut Reader<'a>,
    ) -> bool {
        let known = self.known.contains(letter);
        if !known && !reader.model_unknown {
            reader.report(unknown_letter(entry, model));
        }
        let mut complete = known;
        for node in entry.node.one_or_many() {
            let role = reader.reference(entry.key, node, IdKind::Role, RoleId::new);
            let Some(role) = role else {
                complete = false;
                continue;
            };
            if !known {
                reader.leave_unread(node);
                continue;
            }
            if !self.assign(letter, role) {
                let first = self.first_span(row.assignments.start, letter, role.value);
                let id = node.as_text().unwrap_or_default();
                reader.report(listed_twice(id, entry.key, role.span, first));
            }
        }
        complete
    }

    /// Adds a letter of a role to the current row. False if the role has it there already.
    fn assign(&mut self, letter: Letter, role: Spanned<RoleId>) -> bool {
        let row = ResponsibilityId::new(self.all.len());
        let cell = match self.last_cell[role.value.index()] {
            Some((last_row, cell)) if last_row == row => cell,
            _ => {
                self.last_cell[role.value.index()] = Some((row, self.cells.len()));
                self.cells.push(Cell { role: role.value, letters: LetterSet::default() });
                self.cells.len() - 1
            }
        };
        let letters = &mut self.cells[cell].letters;
        if letters.contains(letter) {
            return false;
        }
        letters.insert(letter);
        self.assignments.push(Assignment { letter, role: role.value, span: role.span });
        true
    }

    /// The first span of a letter of a role in the current row, whose assignments begin at `start`.
    fn first_span(&mut self, start: u32, letter: Letter, role: RoleId) -> Span {
        let written = &mut self.written;
        if written.end < start as usize {
            *written = Written { spans: HashMap::default(), end: start as usize };
        }
        for assignment in &self.assignments[written.end..] {
            written.spans.insert((assignment.letter, assignment.role), assignment.span);
        }
        written.end = self.assignments.len();
        written.spans.get(&(letter, role)).copied().unwrap_or_default()
    }
}

/// A position in a list of letters, as the model stores it. See [`RoleId::new`] for why it fits.
#[allow(clippy::cast_possible_truncation)]
fn position(len: usize) -> u32 {
    len as u32
}

/// Whether the key may be meant as a letter: one lower-case letter, or up to three capitals.
fn may_be_letter(key: &str) -> bool {
    key.len() <= 3 && key.bytes().all(|b| b.is_ascii_uppercase() || b == b'/')
        || key.len() == 1 && key.bytes().all(|b| b.is_ascii_lowercase())
}

fn unknown_letter(entry: &Entry<'_, '_>, model: &LetterModel<'_>) -> Finding {
    Finding::new(
        reading_rule::UNKNOWN_LETTER,
        entry.key_span,
        format!("the letter model {} has no {}", model.name, entry.key),
    )
    .help(format!(
        "its letters are {}; raci.toml chooses the model: [project] model = \"…\"",
        model.list()
    ))
}

fn unknown_responsibility_key(entry: &Entry<'_, '_>, model: &LetterModel<'_>) -> Finding {
    let letters: Vec<String> = model.letters.iter().map(|def| def.letter.to_string()).collect();
    let table = &format::RESPONSIBILITY;
    let known: Vec<&str> =
        letters.iter().map(String::as_str).chain(table.key_names().map(|key: &str| key)).collect();
    let finding = unknown_key(entry, table.title, &known);
    let upper = entry.key.to_ascii_uppercase();
    let split: Vec<String> = upper.chars().filter(|c| *c != '/').map(String::from).collect();
    if may_be_letter(entry.key) && split.len() > 1 && split.iter().all(|l| letters.contains(l)) {
        let lines: Vec<String> = split.iter().map(|l| format!("{l} = \"…\"")).collect();
        return finding.help(format!("write each letter on its own: {}", lines.join(" and ")));
    }
    finding
}
