//! Ownership changes between two states of a project. It compares who owns, does and is informed of what, never lines
//! of files: the same project in another order has no change.
//!
//! | step | file |
//! | --- | --- |
//! | where a state comes from: a folder, a revision, a table | [`state`] |
//! | which entries of one state match which of the other | [`matching`] |
//! | what changed, one group, one file | `owners`, `people`, `responsibilities`, `letters`, `roles`, `settings`, `policies`, `tags`, `findings` |
//! | the matrix of both states in one | [`matrix`] |
//! | how it is written, one format, one file | `crate::page::changes` |

pub mod matching;
pub mod matrix;
pub mod state;

mod findings;
mod labels;
mod letters;
mod owners;
mod pairing;
mod people;
mod policies;
mod responsibilities;
mod roles;
mod settings;
mod similarity;
mod tags;

use std::collections::HashMap;

use crate::finding::Finding;
use crate::model::{Letter, Project};
use crate::source::SourceMap;
use labels::Labels;
use matching::Matching;
use pairing::Pairing;

/// One of the two states that are compared.
#[derive(Clone, Copy)]
pub struct Side<'s, 'a> {
    /// The project.
    pub project: &'s Project<'a>,
    /// Its findings.
    pub findings: &'s [Finding],
    /// Its files, to resolve the positions of findings.
    pub sources: &'s SourceMap,
    /// The label shown for the state: a folder, a revision or a file.
    pub label: &'s str,
    /// Whether it is an imported table: it has roles, responsibilities and letters, but no ids of its own.
    pub is_table: bool,
}

/// The groups of changes, in the order in which a reviewer reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Ownership of responsibilities.
    Owners,
    /// Who fills which role.
    People,
    /// Responsibilities.
    Responsibilities,
    /// All letters but the owner's.
    Letters,
    /// Roles, parties and phases.
    Roles,
    /// Checks and exceptions: rules, policies, waivers, letters of the model.
    Rules,
    /// Findings.
    Findings,
}

impl Group {
    /// Every group with its heading, and the words after "2 of" in a summary.
    pub const ALL: [(Group, &'static str); 7] = [
        (Group::Owners, "Owners"),
        (Group::People, "People"),
        (Group::Responsibilities, "Responsibilities"),
        (Group::Letters, "Other letters"),
        (Group::Roles, "Roles, parties and phases"),
        (Group::Rules, "Rules, policies and waivers"),
        (Group::Findings, "Findings"),
    ];
}

/// The kind of a change. [`Kind::mirrored`] is the kind as seen from the other state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Only in the new state.
    Added,
    /// Only in the old state.
    Removed,
    /// It has another name.
    Renamed,
    /// It is in another place, or has another holder.
    Moved,
    /// Any other change.
    Changed,
}

impl Kind {
    /// The kind if the two states are swapped.
    #[must_use]
    pub fn mirrored(self) -> Kind {
        match self {
            Kind::Added => Kind::Removed,
            Kind::Removed => Kind::Added,
            same => same,
        }
    }
}

/// The subject of a change: its kind, id and name, those of the new state if it is in both.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Thing {
    /// `responsibility`, `role`, `person`, `party`, `phase`, `policy`, `rule`, `letter`, `finding` or `project`.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its id in the old state, if that was different.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// Its name; empty if it has only an id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// A single change.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// The group that lists it.
    pub group: Group,
    /// Its kind.
    pub kind: Kind,
    /// Its subject.
    pub subject: Thing,
    /// The letter, if it concerns one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub letter: Option<Letter>,
    /// The ids before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<String>,
    /// The ids now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// The change as a sentence without a full stop.
    pub text: String,
    /// The file, line and column of a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

impl Change {
    fn new(group: Group, kind: Kind, subject: Thing, text: String) -> Change {
        let (before, after) = (Vec::new(), Vec::new());
        Change { group, kind, subject, letter: None, before, after, text, place: None }
    }

    /// The kind that decides the colour: a new finding counts as a loss, a fixed one as a gain.
    #[must_use]
    pub fn kind_for_colour(&self) -> Kind {
        match self.group {
            Group::Findings => self.kind.mirrored(),
            _ => self.kind,
        }
    }

    fn letter(self, letter: Letter) -> Change {
        Change { letter: Some(letter), ..self }
    }

    fn before(self, before: Vec<String>) -> Change {
        Change { before, ..self }
    }

    fn after(self, after: Vec<String>) -> Change {
        Change { after, ..self }
    }
}

/// All changes, by group; within a group in the order of the new state, followed by those of entries that only the old
/// one has.
///
/// An imported table often lacks people, structure and rules. Their absence there does not count as a removal.
#[must_use]
pub fn compare(old: Side<'_, '_>, new: Side<'_, '_>) -> Vec<Change> {
    let pairs = Matching::new(old, new);
    let (before, now) = (Labels::new(old.project), Labels::new(new.project));
    let both = Comparison { old, new, pairs: &pairs, before, now };
    let mut changes = owners::compare(&both);
    changes.extend(people::compare(&both));
    changes.extend(responsibilities::compare(&both));
    changes.extend(letters::compare(&both));
    changes.extend(roles::compare(&both));
    if !both.has_table() {
        changes.extend(settings::compare(&both));
        changes.extend(policies::compare(&both));
        changes.extend(tags::compare(&both));
        changes.extend(findings::compare(&both));
    }
    earlier_ids(&both, &mut changes);
    changes
}

/// Notes the earlier id of entries that are in both states and were matched by name.
fn earlier_ids(both: &Comparison<'_, '_, '_>, changes: &mut [Change]) {
    let (old, new) = (both.old.project, both.new.project);
    let mut earlier: HashMap<(&str, &str), &str> = HashMap::new();
    let rows = both.pairs.rows.both().map(|(was, is)| {
        ("responsibility", old.responsibilities[was].id, new.responsibilities[is].id)
    });
    let roles = both.pairs.roles.both();
    let roles = roles.map(|(was, is)| ("role", old.roles[was].id, new.roles[is].id));
    let people = both.pairs.people.both();
    let people = people.map(|(was, is)| ("person", old.people[was].id, new.people[is].id));
    for (kind, was, is) in rows.chain(roles).chain(people) {
        if was.value != is.value {
            earlier.insert((kind, is.value), was.value);
        }
    }
    for change in changes {
        let was = earlier.get(&(change.subject.kind, change.subject.id.as_str()));
        change.subject.was = was.map(|was| (*was).to_owned());
    }
}

/// The two states, and how their entries match.
struct Comparison<'b, 's, 'a> {
    old: Side<'s, 'a>,
    new: Side<'s, 'a>,
    pairs: &'b Matching,
    before: Labels<'s, 'a>,
    now: Labels<'s, 'a>,
}

impl Comparison<'_, '_, '_> {
    /// Whether one of the states is a table, which knows less than a project.
    fn has_table(&self) -> bool {
        self.old.is_table || self.new.is_table
    }

    /// Whether both states name people, so that one of them can be missed.
    fn name_people(&self) -> bool {
        self.old.project.names_people() && self.new.project.names_people()
    }

    /// Whether one of the states names people.
    fn either_names_people(&self) -> bool {
        self.old.project.names_people() || self.new.project.names_people()
    }
}
